import type { CommandLimitsReply } from '../../../../shared/api/lists.ts'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { refreshGuild, useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { saveList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Card } from '../../parts/card.tsx'
import { CATEGORY } from '../../parts/channel-options.ts'
import { ChannelMark, ChannelPicker, RoleDot, RolePicker } from '../../parts/choices.tsx'
import { EntryList } from '../../parts/entry-list.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { MemberPicker } from '../../parts/member-picker.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'

const say = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

/** Where commands work, and who may use them. */
export default function CommandLimitsPage({ guildId }: PageProps) {
  const limits = useResource<CommandLimitsReply>(`/guilds/${guildId}/command-limits`)
  return (
    <Page title={say('lists.limitsTitle')} hint={say('lists.limitsIntro')}>
      <Loaded of={limits}>{(value) => <Limits guildId={guildId} value={value} resource={limits} />}</Loaded>
    </Page>
  )
}

function Limits({
  guildId,
  value: { channels, roles, members },
  resource,
}: {
  guildId: string
  value: CommandLimitsReply
  resource: Resource<CommandLimitsReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const mayChange = useMayChange(guildId)
  const listed = new Set([...channels, ...roles, ...members].map(({ id }) => id))
  const refuse = (id: string): string | null => (listed.has(id) ? say('lists.listed') : null)

  async function send(id: string, options: { method: 'DELETE' } | { method: 'PUT'; body: unknown }): Promise<void> {
    const answer = await saveList(resource, `/guilds/${guildId}/command-limits/${id}`, options, namesIn(choices))
    if (!answer.ok) return
    toast(say('lists.saved'))
    refreshGuild(guildId)
  }
  const add = (id: string, kind: 'channel' | 'role' | 'member'): Promise<void> =>
    send(id, { method: 'PUT', body: { kind } })
  const onRemove = mayChange ? (id: string): void => void send(id, { method: 'DELETE' }) : null
  const picker = { choices, refuse, use: 'list', value: null } as const

  return (
    <div class="grid gap-6">
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      <Card title={say('lists.limitsChannels')}>
        <div class="grid gap-4">
          {channels.length === 0 ? (
            <p class="text-sm text-soft">{say('lists.limitsAllChannels')}</p>
          ) : (
            <EntryList
              label={say('lists.limitsChannels')}
              entries={channels}
              kind="channel"
              markOf={(id) => <ChannelMark type={channels.find((one) => one.id === id)?.isCategory ? CATEGORY : 0} />}
              onRemove={onRemove}
            />
          )}
          {mayChange && (
            <Field label={say('lists.addChannel')}>
              {(control) => <ChannelPicker {...picker} control={control} onPick={(id) => void add(id, 'channel')} />}
            </Field>
          )}
        </div>
      </Card>
      <Card title={say('lists.limitsPeople')}>
        <div class="grid gap-4">
          {roles.length + members.length === 0 && <p class="text-sm text-soft">{say('lists.limitsEverybody')}</p>}
          {roles.length > 0 && (
            <EntryList
              label={say('lists.roles')}
              entries={roles}
              kind="role"
              markOf={(id) => <RoleDot color={choices?.roles.find((role) => role.id === id)?.color ?? 0} />}
              onRemove={onRemove}
            />
          )}
          {members.length > 0 && (
            <EntryList
              label={say('lists.members')}
              entries={members}
              kind="member"
              markOf={() => <Icon name="account" class="size-4 text-soft" />}
              onRemove={onRemove}
            />
          )}
          {mayChange && (
            <div class="grid gap-4 sm:grid-cols-2">
              <Field label={say('lists.addRole')}>
                {(control) => <RolePicker {...picker} control={control} onPick={(id) => void add(id, 'role')} />}
              </Field>
              <Field label={say('lists.addMember')}>
                {(control) => (
                  <MemberPicker
                    guildId={guildId}
                    control={control}
                    refuse={refuse}
                    onPick={(id) => void add(id, 'member')}
                  />
                )}
              </Field>
            </div>
          )}
        </div>
      </Card>
    </div>
  )
}
