import type { IgnoredReply, XpChannelsReply } from '../../../../shared/api/lists.ts'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { xpChannelsTexts } from '../../../../shared/text/web/xp-channels-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { ChannelMark, ChannelPicker } from '../../parts/choices.tsx'
import { EntryList, NoEntries } from '../../parts/entry-list.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'

const say = sayFrom(xpChannelsTexts)
const sayLists = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

/** The only channels in which members earn XP. */
export default function XpChannelsPage({ guildId }: PageProps) {
  const channels = useResource<XpChannelsReply>(`/guilds/${guildId}/xp-channels`)
  return (
    <Page title={say('xpChannels.title')} hint={say('xpChannels.intro')}>
      <Loaded of={channels}>{(value) => <List guildId={guildId} value={value} resource={channels} />}</Loaded>
    </Page>
  )
}

/** A function that says that a channel cannot earn XP, because the channel or its category is ignored; else it returns null. */
function useIgnored(guildId: string): (id: string, parentId: string | null) => string | null {
  const ignored = readyValue(useResource<IgnoredReply>(`/guilds/${guildId}/ignored`).state.value)
  const ids = new Set(ignored?.channels.map(({ id }) => id))
  return (id, parentId) => (ids.has(id) || (parentId !== null && ids.has(parentId)) ? say('xpChannels.ignored') : null)
}

function List({
  guildId,
  value: { channels },
  resource,
}: {
  guildId: string
  value: XpChannelsReply
  resource: Resource<XpChannelsReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const ignoredReason = useIgnored(guildId)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const listed = new Set(channels.map(({ id }) => id))
  const channelOf = (id: string) => choices?.channels.find((channel) => channel.id === id)
  const refuse = (id: string): string | null =>
    listed.has(id) ? sayLists('lists.listed') : ignoredReason(id, channelOf(id)?.parentId ?? null)

  const change = (method: 'PUT' | 'DELETE', id: string): Promise<boolean> =>
    changeList(resource, { guildId, below: `/xp-channels/${id}`, names, fallback: sayLists('lists.saved') }, { method })

  async function add(id: string): Promise<void> {
    // With the first entry, all other channels stop earning XP.
    const agreed =
      channels.length > 0 ||
      (await ask({
        title: say('xpChannels.firstTitle'),
        text: <DiscordText text={say('xpChannels.first', { channel: `<#${id}>` })} names={names} />,
        agree: sayParts('parts.add'),
      }))
    if (agreed) await change('PUT', id)
  }

  return (
    <div class="grid gap-6">
      {channels.length === 0 ? (
        <NoEntries>{say('xpChannels.empty')}</NoEntries>
      ) : (
        <>
          <p class="max-w-prose text-sm text-soft">{say('xpChannels.only')}</p>
          <EntryList
            label={say('xpChannels.title')}
            entries={channels}
            kind="channel"
            markOf={(id) => <ChannelMark type={channelOf(id)?.type ?? 0} />}
            onRemove={mayChange ? (id) => void change('DELETE', id) : null}
          />
        </>
      )}
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange && (
        <Field label={sayLists('lists.addChannel')}>
          {(control) => (
            <ChannelPicker
              control={control}
              choices={choices}
              refuse={refuse}
              use="list"
              value={null}
              onPick={(id) => void add(id)}
            />
          )}
        </Field>
      )}
    </div>
  )
}
