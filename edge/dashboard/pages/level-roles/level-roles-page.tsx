import { useState } from 'preact/hooks'
import type { LevelRoleItem, LevelRolesReply } from '../../../../shared/api/level-roles.ts'
import { levelRoleRulesTexts } from '../../../../shared/text/web/level-role-rules-texts.ts'
import { levelRolesTexts } from '../../../../shared/text/web/level-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { type Resource, readyValue, useLookAgain, useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeNumber } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { RoleDot } from '../../parts/choices.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { RoleSyncProgress } from '../../parts/progress.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import type { PageProps } from '../list.ts'
import { AddForm } from './add-form.tsx'
import { type Change, ChangeDialog } from './change-dialog.tsx'
import { RuleBadges } from './rule-badges.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { SyncDialog } from './sync-dialog.tsx'

const say = sayFrom(levelRolesTexts)
const sayRules = sayFrom(levelRoleRulesTexts)
const sayParts = sayFrom(partsTexts)
const saySettings = sayFrom(settingsTexts)

/** The roles that members receive at levels. Each change first shows how many members would gain or lose a role. */
export default function LevelRolesPage({ guildId }: PageProps) {
  const levelRoles = useResource<LevelRolesReply>(`/guilds/${guildId}/level-roles`)
  const state = levelRoles.state.value
  const type = state.kind === 'ready' ? state.value.type : null
  return (
    <Page title={say('levelRoles.title')} hint={type === null ? undefined : say(`levelRoles.${type}`)}>
      <Loaded of={levelRoles}>{(value) => <LevelRoles guildId={guildId} value={value} resource={levelRoles} />}</Loaded>
    </Page>
  )
}

function LevelRoles({
  guildId,
  value,
  resource,
}: {
  guildId: string
  value: LevelRolesReply
  resource: Resource<LevelRolesReply>
}) {
  const [change, setChange] = useState<Change | null>(null)
  const [edited, setEdited] = useState<LevelRoleItem | null>(null)
  const [isReporting, setReporting] = useState(false)
  /** The number of changes that were made. It is the form's key, so that each change empties the form. */
  const [made, setMade] = useState(0)
  const choices = readyValue(useChoices(guildId).state.value)
  const { items, neededPermission, sync } = value
  const isWorking = sync.state === 'waiting' || sync.state === 'running'

  useLookAgain(resource, isWorking)

  const nameOf = ({ name }: LevelRoleItem): string => name ?? sayParts('parts.unknownRole')
  const names = namesIn(choices)
  return (
    <div class="grid gap-6">
      <RoleSyncProgress sync={sync} />
      {items.length === 0 ? (
        <Empty icon="roles" title={say('levelRoles.none')}>
          {say('levelRoles.noneHint')}
        </Empty>
      ) : (
        <Table
          caption={say('levelRoles.title')}
          rows={items}
          keyOf={({ roleId }) => roleId}
          columns={[
            { title: say('levelRoles.level'), numeric: true, class: 'w-20', cell: ({ level }) => writeNumber(level) },
            {
              title: say('levelRoles.role'),
              class: 'w-full min-w-36',
              cell: (item) => (
                <>
                  <span class="flex items-center gap-2 font-medium">
                    <RoleDot color={item.color} />
                    <span class="min-w-0">{nameOf(item)}</span>
                  </span>
                  <span class="mt-0.5 block text-soft sm:hidden">
                    {say('levelRoles.held', { count: item.holders })}
                  </span>
                  <RuleBadges item={item} />
                  {item.problem !== null && (
                    <span class="mt-1 flex gap-1.5 text-warning">
                      <Icon name="warning" class="mt-0.5 size-4" />
                      <span class="min-w-0">
                        <DiscordText text={item.problem} names={names} />
                      </span>
                    </span>
                  )}
                </>
              ),
            },
            {
              title: say('levelRoles.holders'),
              numeric: true,
              wideOnly: true,
              cell: ({ holders }) => writeNumber(holders),
            },
            {
              title: say('levelRoles.actions'),
              hiddenTitle: 'everywhere',
              class: 'w-24 text-right! whitespace-nowrap',
              cell: (item) =>
                neededPermission === null && (
                  <>
                    <Button
                      kind="quiet"
                      icon="settings"
                      class="px-2.5!"
                      label={sayRules('levelRules.edit', { role: nameOf(item) })}
                      onClick={() => setEdited(item)}
                    >
                      {null}
                    </Button>
                    <Button
                      kind="quiet"
                      icon="trash"
                      class="px-2.5!"
                      disabled={item.removeRefusal !== null}
                      label={item.removeRefusal ?? say('levelRoles.remove', { role: nameOf(item), level: item.level })}
                      onClick={() => setChange({ kind: 'remove', roleId: item.roleId, level: item.level })}
                    >
                      {null}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      )}
      {neededPermission === null ? (
        <>
          <AddForm key={made} items={items} choices={choices} onCheck={setChange} />
          {items.length > 0 && (
            <Card title={sayRules('levelRules.syncTitle')} hint={sayRules('levelRules.syncHint')}>
              <Button icon="refresh" disabled={isWorking} onClick={() => setReporting(true)}>
                {sayRules('levelRules.report')}
              </Button>
            </Card>
          )}
        </>
      ) : (
        <Notice>{saySettings('settings.needs', { permission: neededPermission })}</Notice>
      )}
      {edited !== null && (
        <RuleDialog
          guildId={guildId}
          item={edited}
          choices={choices}
          resource={resource}
          onClose={() => setEdited(null)}
        />
      )}
      {isReporting && (
        <SyncDialog guildId={guildId} choices={choices} resource={resource} onClose={() => setReporting(false)} />
      )}
      {change !== null && (
        <ChangeDialog
          guildId={guildId}
          change={change}
          choices={choices}
          resource={resource}
          onClose={() => setChange(null)}
          onMade={() => setMade(made + 1)}
        />
      )}
    </div>
  )
}
