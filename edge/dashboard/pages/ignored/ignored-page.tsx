import { useState } from 'preact/hooks'
import type { IgnoredReply } from '../../../../shared/api/lists.ts'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { ChannelMark, ChannelPicker, RoleDot, RolePicker } from '../../parts/choices.tsx'
import { EntryList, NoEntries } from '../../parts/entry-list.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import type { PageProps } from '../list.ts'

const say = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

/** The channels and roles whose messages earn no XP. */
export default function IgnoredPage({ guildId }: PageProps) {
  const ignored = useResource<IgnoredReply>(`/guilds/${guildId}/ignored`)
  return (
    <Page title={say('lists.ignoredTitle')} hint={say('lists.ignoredIntro')}>
      <Loaded of={ignored}>{(value) => <Lists guildId={guildId} value={value} resource={ignored} />}</Loaded>
    </Page>
  )
}

function Lists({
  guildId,
  value,
  resource,
}: {
  guildId: string
  value: IgnoredReply
  resource: Resource<IgnoredReply>
}) {
  const [kind, setKind] = useState<'channels' | 'roles'>('channels')
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const entries = value[kind]
  const listed = new Set(entries.map(({ id }) => id))
  const refuse = (id: string): string | null => (listed.has(id) ? say('lists.listed') : null)
  const roleColor = (id: string): number => choices?.roles.find((role) => role.id === id)?.color ?? 0
  const channelType = (id: string): number => choices?.channels.find((channel) => channel.id === id)?.type ?? 0

  const change = (method: 'PUT' | 'DELETE', id: string): Promise<boolean> =>
    changeList(resource, { guildId, below: `/ignored/${kind}/${id}`, names, fallback: say('lists.saved') }, { method })

  return (
    <Tabs
      label={say('lists.ignoredWhich')}
      shown={kind}
      onShow={setKind}
      tabs={(['channels', 'roles'] as const).map((name) => ({
        name,
        label: (
          <span class="flex items-center gap-2">
            {say(`lists.${name}`)} <Badge>{value[name].length}</Badge>
          </span>
        ),
      }))}
    >
      <div class="grid gap-6">
        {entries.length === 0 ? (
          <NoEntries>{say(kind === 'channels' ? 'lists.noChannels' : 'lists.noRoles')}</NoEntries>
        ) : (
          <EntryList
            label={say(`lists.${kind}`)}
            entries={entries}
            kind={kind === 'channels' ? 'channel' : 'role'}
            markOf={(id) =>
              kind === 'roles' ? <RoleDot color={roleColor(id)} /> : <ChannelMark type={channelType(id)} />
            }
            onRemove={mayChange ? (id) => void change('DELETE', id) : null}
          />
        )}
        {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
        {mayChange && (
          <Field label={say(kind === 'channels' ? 'lists.addChannel' : 'lists.addRole')}>
            {(control) => {
              const props = { control, choices, refuse, use: 'list', value: null } as const
              const onPick = (id: string): void => void change('PUT', id)
              return kind === 'channels' ? (
                <ChannelPicker {...props} onPick={onPick} />
              ) : (
                <RolePicker {...props} onPick={onPick} />
              )
            }}
          </Field>
        )}
      </div>
    </Tabs>
  )
}
