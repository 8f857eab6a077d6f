import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { RoleEffect } from '../../../../shared/api/settings.ts'
import { previewTexts } from '../../../../shared/text/web/preview-texts.ts'
import { sayFrom } from '../../language.ts'
import { RoleName } from '../../parts/choices.tsx'

const say = sayFrom(previewTexts)

/** How many members would gain or lose which role. */
export const RoleChanges = ({ changes, choices }: { changes: readonly RoleEffect[]; choices: ChoicesReply | null }) =>
  changes.length === 0 ? null : (
    <div>
      <h3 class="mb-1.5 text-sm font-medium">{say('preview.roleChanges')}</h3>
      <ul class="grid gap-1.5">
        {changes.map(({ roleId, gain, lose }) => (
          <li key={roleId} class="flex flex-wrap items-center justify-between gap-x-3 text-sm">
            <RoleName role={choices?.roles.find(({ id }) => id === roleId)} />
            <span class="flex gap-3 text-soft tabular-nums">
              {gain > 0 && <span>{say('preview.gain', { count: gain })}</span>}
              {lose > 0 && <span>{say('preview.lose', { count: lose })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
