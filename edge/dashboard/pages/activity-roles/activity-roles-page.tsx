import { useState } from 'preact/hooks'
import type { ActivityRoleItem, ActivityRolesReply } from '../../../../shared/api/activity-roles.ts'
import { activityRolesWebTexts } from '../../../../shared/text/web/activity-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useLookAgain, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { NewRole } from './new-role.tsx'
import { RoleEntry } from './role-entry.tsx'

const say = sayFrom(activityRolesWebTexts)
const sayParts = sayFrom(partsTexts)

/** After a change, and after its holders were chosen, the gateway gives a role to one member after another within this time. */
const GIVING_MS = 60_000

/** The roles that the most active members hold, with their holders. */
export default function ActivityRolesPage({ guildId }: PageProps) {
  const activityRoles = useResource<ActivityRolesReply>(`/guilds/${guildId}/activity-roles`)
  usePreparedFormats()
  return (
    <Page title={say('activityRoles.title')} hint={say('activityRoles.intro')}>
      <Loaded of={activityRoles}>
        {(value) => <ActivityRoles guildId={guildId} value={value} resource={activityRoles} />}
      </Loaded>
    </Page>
  )
}

type Change = { method: 'DELETE' } | { method: 'PUT'; body: { members: number; days: number } }

function ActivityRoles({
  guildId,
  value: { items, most, refused },
  resource,
}: {
  guildId: string
  value: ActivityRolesReply
  resource: Resource<ActivityRolesReply>
}) {
  const [edited, setEdited] = useState<ActivityRoleItem | null>(null)
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const [changedAt, setChangedAt] = useState(0)
  const now = Date.now()
  const isGiving = (since: number): boolean => now - since < GIVING_MS
  useLookAgain(
    resource,
    isGiving(changedAt) || items.some(({ renewedAt }) => renewedAt === null || isGiving(renewedAt)),
  )

  const nameOf = ({ name }: ActivityRoleItem): string => name ?? sayParts('parts.unknownRole')
  const refusals = new Map([
    ...refused.map(({ roleId, reason }) => [roleId, reason] as const),
    ...items.map(({ roleId }) => [roleId, say('activityRoles.listed')] as const),
  ])

  async function send(roleId: string, change: Change): Promise<boolean> {
    const list = { guildId, below: `/activity-roles/${roleId}`, names, fallback: say('activityRoles.title') }
    const isMade = await changeList(resource, list, change)
    if (isMade) setChangedAt(Date.now())
    return isMade
  }

  async function remove(item: ActivityRoleItem): Promise<void> {
    const count = item.holders.length
    const agreed = await ask({
      title: say('activityRoles.removeTitle', { role: nameOf(item) }),
      text: count === 0 ? say('activityRoles.removeUnheld') : say('activityRoles.removeText', { count }),
      agree: sayParts('parts.remove'),
      danger: true,
    })
    if (agreed) await send(item.roleId, { method: 'DELETE' })
  }

  return (
    <div class="grid gap-6">
      {items.length === 0 ? (
        <Empty icon="flame" title={say('activityRoles.empty')}>
          {say('activityRoles.emptyHint')}
        </Empty>
      ) : (
        <ul
          aria-label={say('activityRoles.title')}
          class="divide-y divide-line rounded-card border border-line bg-surface text-sm"
        >
          {items.map((item) => (
            <RoleEntry
              key={item.roleId}
              guildId={guildId}
              item={item}
              name={nameOf(item)}
              color={choices?.roles.find(({ id }) => id === item.roleId)?.color ?? 0}
              now={now}
              actions={mayChange ? { onEdit: () => setEdited(item), onRemove: () => void remove(item) } : null}
            />
          ))}
        </ul>
      )}
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange &&
        (items.length >= most ? (
          <Notice>{say('activityRoles.full', { most })}</Notice>
        ) : (
          <NewRole
            choices={choices}
            refuse={(roleId) => refusals.get(roleId) ?? null}
            onAdd={(roleId, body) => send(roleId, { method: 'PUT', body })}
          />
        ))}
      {edited !== null && (
        <ChangeDialog
          item={edited}
          name={nameOf(edited)}
          onSave={(body) => send(edited.roleId, { method: 'PUT', body })}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}
