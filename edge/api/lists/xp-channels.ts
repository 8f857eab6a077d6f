import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { type XpChannelsReply, xpChannelsReply } from '../../../shared/api/lists.ts'
import { addEarningChannel, removeEarningChannel } from '../../../shared/database/guilds/earning-channels.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { channelMention } from '../../../shared/discord/markdown.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildContext } from '../context.ts'
import { changeStored } from '../guild/conflict.ts'
import { type GuildFacts, guildFacts } from '../guild/facts.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { channelToList } from './channel-to-list.ts'
import { channelEntries } from './entries.ts'

const params = v.object({ id })

/** The list for its page. @param saved the change in words; null where nothing was changed */
async function replyOf(
  context: GuildContext,
  { stored, looked }: GuildFacts,
  saved: string | null,
): Promise<Reply<XpChannelsReply>> {
  const version = String(stored.version)
  const channels = await channelEntries(context, stored.earningChannelIds, looked)
  return { version, body: { version, channels, saved } }
}

/** The list after a change, in the order in which it is read. */
function changed(context: GuildContext, before: GuildFacts, ids: readonly Snowflake[], saved: string) {
  const version = nextVersion(before.stored.version, context.now)
  const stored = { ...before.stored, earningChannelIds: [...ids].sort(compareSnowflakes), version }
  return replyOf(context, { ...before, stored }, saved)
}

const readXpChannels = route({
  id: 'xp-channels.list',
  method: 'GET',
  path: '/guilds/:guild_id/xp-channels',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the only channels in which members earn XP',
  reply: xpChannelsReply,
  load: (context) => guildFacts(context),
  run: (context, _, facts) => replyOf(context, facts, null),
})

const addXpChannel = route({
  id: 'xp-channels.add',
  method: 'PUT',
  path: '/guilds/:guild_id/xp-channels/:id',
  access: 'manager',
  key: 'write',
  summary: 'Adds a channel to the list of the only channels that earn XP',
  request: { params },
  reply: xpChannelsReply,
  takesVersion: true,
  load: (context) => guildFacts(context),
  // The rules are those of `/xpchannels add`.
  async run(context, { params: { id: channelId } }, { stored, looked }) {
    const { database, guildId, actor, now, locale } = context
    const { text, mention } = sayAsCommands(locale)
    const named = await channelToList(context, looked, channelId)
    if ('problem' in named) return named
    const channel = channelMention(channelId)
    const values = { channel, list: mention('xpchannels list') }
    return changeStored(context, stored, async (newest, expected) => {
      const facts = { stored: newest, looked }
      const ids = newest.earningChannelIds
      const ignored = newest.ignoredChannelIds.find((one) => one === channelId || one === named.channel.parentId)
      if (ignored !== undefined) {
        const why = { channel, ignored: channelMention(ignored), remove: mention('ignored channels remove') }
        return refuse('cannot-do', text('xpChannels.ignored', why))
      }
      if (ids.includes(channelId)) return replyOf(context, facts, text('xpChannels.known', values))
      const added = await addEarningChannel(database, { guildId, actor, expected, id: channelId }, now)
      return added === 'stale' ? added : changed(context, facts, [...ids, channelId], text('xpChannels.added', values))
    })
  },
})

const removeXpChannel = route({
  id: 'xp-channels.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/xp-channels/:id',
  access: 'manager',
  key: 'write',
  summary:
    'Removes a channel from the list of the only channels that earn XP; with an empty list, all channels earn XP',
  request: { params },
  reply: xpChannelsReply,
  takesVersion: true,
  load: (context) => guildFacts(context),
  run(context, { params: { id: channelId } }, { stored, looked }) {
    const { database, guildId, actor, now, locale, after } = context
    const { text, mention } = sayAsCommands(locale)
    return changeStored(context, stored, async (newest, expected) => {
      const removed = newest.earningChannelIds.includes(channelId)
        ? await removeEarningChannel(database, { guildId, actor, expected, id: channelId }, now, after)
        : 'unknown'
      if (removed === 'stale') return removed
      if (removed === 'unknown')
        return refuse('not-found', text('xpChannels.unknown', { list: mention('xpchannels list') }))
      const left = newest.earningChannelIds.filter((one) => one !== channelId)
      const channel = channelMention(channelId)
      const saved = left.length === 0 ? text('xpChannels.all') : text('xpChannels.removed', { channel })
      return changed(context, { stored: newest, looked }, left, saved)
    })
  },
})

/** The routes about the list of the only channels that earn XP. */
export const xpChannelRoutes = [readXpChannels, addXpChannel, removeXpChannel]
