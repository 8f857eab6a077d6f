import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { type IgnoredReply, ignoredReply } from '../../../shared/api/lists.ts'
import { addIgnored, type IgnoredKind, removeIgnored } from '../../../shared/database/guilds/ignored.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildContext } from '../context.ts'
import { changeStored } from '../guild/conflict.ts'
import { type GuildFacts, guildFacts } from '../guild/facts.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { channelToList } from './channel-to-list.ts'
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

/** The field of the configuration that has a list's ids. */
const LISTS = { channels: 'ignoredChannelIds', roles: 'ignoredRoleIds' } as const satisfies Record<IgnoredKind, string>

/** A change of one entry of the ignore lists, and its words. */
interface Wanted {
  kind: IgnoredKind
  id: Snowflake
  saved: string
}

/**
 * The lists after a change, in the order in which they are read.
 * @param before the configuration on which the change was made @param isListed whether the entry is on its list now
 */
function changed(
  context: GuildContext,
  before: GuildFacts,
  { kind, id: entryId, saved }: Wanted,
  isListed: boolean,
): Promise<Reply<IgnoredReply>> {
  const { stored } = before
  const others = stored[LISTS[kind]].filter((other) => other !== entryId)
  const ids = isListed ? [...others, entryId].sort(compareSnowflakes) : others
  const after = { ...stored, [LISTS[kind]]: ids, version: nextVersion(stored.version, context.now) }
  return replyOf(context, { ...before, stored: after }, saved)
}

/** Adds an entry, unless it is on the list. @param known the answer where it is on the list */
const add = (context: GuildContext, { stored, looked }: GuildFacts, wanted: Wanted, known: string) =>
  changeStored(context, stored, async (newest, expected) => {
    const { database, guildId, actor, now } = context
    const { kind, id: entryId } = wanted
    const facts = { stored: newest, looked }
    if (newest[LISTS[kind]].includes(entryId)) return replyOf(context, facts, known)
    const added = await addIgnored(database, { guildId, actor, expected, kind, id: entryId }, now)
    return added === 'stale' ? added : changed(context, facts, wanted, true)
  })

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

/** Adds a channel. The rules are those of `/ignored channels add`. */
async function ignoreChannel(
  context: GuildContext,
  channelId: string,
  facts: GuildFacts,
): Promise<Reply<IgnoredReply> | Problem> {
  const { text, mention } = sayAsCommands(context.locale)
  const named = await channelToList(context, facts.looked, channelId)
  if ('problem' in named) return named
  const channel = channelMention(channelId)
  const isCategory = named.channel.type === ChannelType.GuildCategory
  const saved = text(isCategory ? 'ignored.categoryAdded' : 'ignored.channelAdded', { channel })
  const known = text('ignored.channelKnown', { channel, remove: mention('ignored channels remove') })
  return add(context, facts, { kind: 'channels', id: channelId, saved }, known)
}

/** Adds a role. The rules are those of `/ignored roles add`. */
async function ignoreRole(
  context: GuildContext,
  roleId: string,
  facts: GuildFacts,
): Promise<Reply<IgnoredReply> | Problem> {
  const { guildId, locale } = context
  const { looked } = facts
  const { text, mention } = sayAsCommands(locale)
  if (roleId === guildId) {
    return refuse('cannot-do', text('ignored.everyone', { multiplier: mention('settings multiplier') }))
  }
  if (looked !== null && !looked.view.roles.has(roleId)) return refuse('not-found', saySettings(locale)('noRole'))
  const role = roleMention(roleId)
  const saved = text('ignored.roleAdded', { role })
  const known = text('ignored.roleKnown', { role, remove: mention('ignored roles remove') })
  return add(context, facts, { kind: 'roles', id: roleId, saved }, known)
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
  load: (context) => guildFacts(context),
  run: (context, { params }, facts) =>
    params.kind === 'channels' ? ignoreChannel(context, params.id, facts) : ignoreRole(context, params.id, facts),
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
  load: (context) => guildFacts(context),
  run(context, { params: { kind, id: entryId } }, { stored, looked }) {
    const { database, guildId, actor, now, locale, after } = context
    const { text, mention } = sayAsCommands(locale)
    const saved =
      kind === 'channels'
        ? text('ignored.channelRemoved', { channel: channelMention(entryId) })
        : text('ignored.roleRemoved', { role: roleMention(entryId) })
    return changeStored(context, stored, async (newest, expected) => {
      const removed = newest[LISTS[kind]].includes(entryId)
        ? await removeIgnored(database, { guildId, actor, expected, kind, id: entryId }, now, after)
        : 'unknown'
      if (removed === 'stale') return removed
      return removed === 'removed'
        ? changed(context, { stored: newest, looked }, { kind, id: entryId, saved }, false)
        : refuse('not-found', text('ignored.unknown', { list: mention(`ignored ${kind} list`) }))
    })
  },
})

/** The routes about a guild's ignored channels and roles. */
export const ignoredRoutes = [readIgnored, addIgnoredRoute, removeIgnoredRoute]
