import type { RoleSync } from '../../../shared/api/level-roles.ts'
import { levelRolesTexts } from '../../../shared/text/web/level-roles-texts.ts'
import { DiscordText } from '../discord-text/discord-text.tsx'
import { sayFrom } from '../language.ts'
import { Notice } from './notice.tsx'

const say = sayFrom(levelRolesTexts)

/** The progress of work that goes on in the background. @param total null until it is known */
export const Progress = ({
  label,
  text,
  done,
  total,
}: {
  /** Names the bar for screen readers. */
  label: string
  text: string
  done: number
  total: number | null
}) => (
  <div role="status" class="grid gap-2 rounded-card border border-line bg-surface p-4 text-sm">
    {text}
    <progress
      class="h-2 w-full accent-accent"
      aria-label={label}
      {...(total === null ? {} : { value: done, max: total })}
    />
  </div>
)

/** How far the correction of the members' roles is, after a change. */
export function RoleSyncProgress({ sync: { state, done, total, failed, reason } }: { sync: RoleSync }) {
  if (state === 'none') return null
  if (state === 'failed')
    return (
      <Notice tone="warning">
        {say('levelRoles.failed', { count: failed })} {reason !== null && <DiscordText text={reason} />}
      </Notice>
    )
  const text = total === null ? say('levelRoles.waiting') : say('levelRoles.working', { done, total })
  return <Progress label={say('levelRoles.title')} text={text} done={done} total={total} />
}
