import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { type IgnoredReply, ignoredReply } from '../../../shared/api/lists.ts'
import { addIgnored, removeIgnored } from '../../../shared/database/guilds/ignored.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import type { GuildContext } from '../context.ts'
import { listRefusal } from '../guild/channel-refusal.ts'
import { authorOf, versionConflict } from '../guild/conflict.ts'
import { type GuildFacts, guildFacts } from '../guild/facts.ts'
import { findChannel } from '../guild/find-channel.ts'
import { type Looked, look } from '../guild/look.ts'
import { holderOf } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { channelEntries, roleEntries } from './entries.ts'

const entryParams = v.object({ kind: v.picklist(['channels', 'roles']), id })

/** The ignore lists for their page. @param saved the change in words; null where nothing was changed */
async function replyOf(
  context: GuildContext,
  { stored, looked }: GuildFacts,
  saved: string | null,
): Promise<Reply<IgnoredReply>> {
  return {
    version: String(stored.version),
    body: {
      version: String(stored.version),
      channels: await channelEntries(context, stored.ignoredChannelIds, looked),
      roles: roleEntries(stored.ignoredRoleIds, looked),
      saved,
    },
  }
}

/** The lists after a change. */
const changed = async (context: GuildContext, looked: Looked | null, saved: string): Promise<Reply<IgnoredReply>> =>
  replyOf(context, { stored: await guildOverview(context.database, context.guildId), looked }, saved)

const readIgnored = route({
  id: 'ignored.list',
  method: 'GET',
  path: '/guilds/:guild_id/ignored',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the channels and roles that earn no XP',
  reply: ignoredReply,
  load: (context) => guildFacts(context),
  run: (context, _, facts) => replyOf(context, facts, null),
})

/** Adds a channel. The same rules as for `/ignored channels add`. */
async function ignoreChannel(
  context: GuildContext,
  channelId: string,
  looked: Looked | null,
): Promise<Reply<IgnoredReply> | Problem> {
  const { database, now, locale } = context
  const { text, mention } = sayAsCommands(locale)
  if (looked === null) return refuse('unavailable', text('settings.unchecked'))
  const { view, channels } = looked
  const named = await findChannel(context, channels, channelId)
  if (named === null) return refuse('not-found', saySettings(locale)('noChannel'))
  const refusal = listRefusal(text, { order: view, channels, holder: holderOf(context) }, named)
  if (refusal !== null) return refuse('cannot-do', refusal)
  const added = await addIgnored(database, { ...authorOf(context), kind: 'channels', id: channelId }, now)
  if (added === 'stale') return versionConflict(context)
  const channel = channelMention(channelId)
  const isCategory = named.type === ChannelType.GuildCategory
  const key = isCategory ? 'ignored.categoryAdded' : 'ignored.channelAdded'
  if (added === 'added') return changed(context, looked, text(key, { channel }))
  return changed(context, looked, text('ignored.channelKnown', { channel, remove: mention('ignored channels remove') }))
}

/** Adds a role. The same rules as for `/ignored roles add`. */
async function ignoreRole(
  context: GuildContext,
  roleId: string,
  looked: Looked | null,
): Promise<Reply<IgnoredReply> | Problem> {
  const { database, guildId, now, locale } = context
  const { text, mention } = sayAsCommands(locale)
  if (roleId === guildId) {
    return refuse('cannot-do', text('ignored.everyone', { multiplier: mention('settings multiplier') }))
  }
  if (looked !== null && !looked.view.roles.has(roleId)) return refuse('not-found', saySettings(locale)('noRole'))
  const added = await addIgnored(database, { ...authorOf(context), kind: 'roles', id: roleId }, now)
  if (added === 'stale') return versionConflict(context)
  const role = roleMention(roleId)
  if (added === 'added') return changed(context, looked, text('ignored.roleAdded', { role }))
  return changed(context, looked, text('ignored.roleKnown', { role, remove: mention('ignored roles remove') }))
}

const addIgnoredRoute = route({
  id: 'ignored.add',
  method: 'PUT',
  path: '/guilds/:guild_id/ignored/:kind/:id',
  access: 'manager',
  key: 'write',
  summary: 'Makes a channel, or the members with a role, earn no XP',
  request: { params: entryParams },
  reply: ignoredReply,
  takesVersion: true,
  load: (context) => look(context),
  run: (context, { params }, looked) =>
    params.kind === 'channels' ? ignoreChannel(context, params.id, looked) : ignoreRole(context, params.id, looked),
})

const removeIgnoredRoute = route({
  id: 'ignored.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/ignored/:kind/:id',
  access: 'manager',
  key: 'write',
  summary: 'Lets a channel, or the members with a role, earn XP again',
  request: { params: entryParams },
  reply: ignoredReply,
  takesVersion: true,
  load: (context) => look(context),
  async run(context, { params: { kind, id: entryId } }, looked) {
    const { database, now, locale } = context
    const { text, mention } = sayAsCommands(locale)
    const removed = await removeIgnored(database, { ...authorOf(context), kind, id: entryId }, now)
    if (removed === 'stale') return versionConflict(context)
    if (removed !== 'removed')
      return refuse('not-found', text('ignored.unknown', { list: mention(`ignored ${kind} list`) }))
    const saved =
      kind === 'channels'
        ? text('ignored.channelRemoved', { channel: channelMention(entryId) })
        : text('ignored.roleRemoved', { role: roleMention(entryId) })
    return changed(context, looked, saved)
  },
})

/** The routes about a guild's ignored channels and roles. */
export const ignoredRoutes = [readIgnored, addIgnoredRoute, removeIgnoredRoute]
