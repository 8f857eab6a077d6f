import { useState } from 'preact/hooks'
import type { ActivityRoleItem } from '../../../../shared/api/activity-roles.ts'
import { activityRolesWebTexts } from '../../../../shared/text/web/activity-roles-texts.ts'
import { sayFrom, writeAgo } from '../../language.ts'
import { IconButton } from '../../parts/button.tsx'
import { RoleDot } from '../../parts/choices.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Person } from '../../parts/person.tsx'

const say = sayFrom(activityRolesWebTexts)

/** An activity role: its rule, and the members who hold it, in a list that opens. */
export function RoleEntry({
  guildId,
  item,
  name,
  color,
  now,
  actions,
}: {
  guildId: string
  item: ActivityRoleItem
  /** The role's name, or words for a role that was deleted. */
  name: string
  /** 0xRRGGBB; 0 is no colour. */
  color: number
  /** Milliseconds since 1970. */
  now: number
  /** Null where the person may not change the role. */
  actions: { onEdit: () => void; onRemove: () => void } | null
}) {
  const { members, days, renewedAt, holders } = item
  return (
    <li class="py-3 pr-1 pl-4">
      <div class="flex items-start gap-2">
        <div class="min-w-0 flex-1 py-1.5">
          <p class="flex items-center gap-2 font-medium">
            <RoleDot color={color} />
            <span class={`min-w-0 wrap-anywhere ${item.name === null ? 'text-soft italic' : ''}`}>{name}</span>
          </p>
          <p class="mt-1 text-soft">{say('activityRoles.rule', { members, days })}</p>
        </div>
        {actions !== null && (
          <>
            <IconButton icon="settings" label={say('activityRoles.edit', { role: name })} onClick={actions.onEdit} />
            <IconButton icon="trash" label={say('activityRoles.remove', { role: name })} onClick={actions.onRemove} />
          </>
        )}
      </div>
      <div class="pr-3">
        {renewedAt === null ? (
          <p role="status">{say('activityRoles.choosing')}</p>
        ) : (
          <>
            {holders.length === 0 ? (
              <p>{say('activityRoles.nobody')}</p>
            ) : (
              <Holders guildId={guildId} holders={holders} role={name} />
            )}
            <p class="text-soft">{say('activityRoles.renewed', { time: writeAgo(renewedAt, now) })}</p>
          </>
        )}
      </div>
    </li>
  )
}

/** The members are drawn when the list opens, because there can be a hundred. */
function Holders({ guildId, holders, role }: { guildId: string; holders: ActivityRoleItem['holders']; role: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="group" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="inline-flex min-h-10 list-none items-center gap-1.5 hover:text-accent">
        <Icon name="forward" class="size-4 transition-transform group-open:rotate-90" />
        {say('activityRoles.held', { count: holders.length })}
      </summary>
      {isOpen && (
        <ul class="my-2 grid gap-3 sm:grid-cols-2" aria-label={say('activityRoles.holdersOf', { role })}>
          {holders.map((person) => (
            <li key={person.id}>
              <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
