import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import {
  type CommandLimitsReply,
  commandLimitBody,
  commandLimitsReply,
  type ListEntry,
} from '../../../shared/api/lists.ts'
import {
  addCommandLimits,
  MAX_COMMAND_LIMITS,
  removeCommandLimit,
} from '../../../shared/database/guilds/command-limits.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import {
  type CommandLimits,
  type LimitKind,
  limitKindOf,
  withLimit,
  withoutLimit,
} from '../../../shared/discord/command-limits.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { commandLimits } from '../../../shared/settings/command-limits.ts'
import type { GuildContext } from '../context.ts'
import { changeStored } from '../guild/conflict.ts'
import { type NamedFacts, namedFacts } from '../guild/facts.ts'
import type { Looked } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { channelToList } from './channel-to-list.ts'
import { channelEntries, roleEntries } from './entries.ts'

const entryParams = v.object({ id })

/** The limits for their page. @param saved the new limits in words; null where nothing was changed */
async function replyOf(
  context: GuildContext,
  { stored, looked, names }: NamedFacts,
  saved: string | null,
): Promise<Reply<CommandLimitsReply>> {
  const { channelIds, categoryIds, roleIds, memberIds } = stored.commandLimits
  const channels = await channelEntries(context, [...channelIds, ...categoryIds], looked)
  const members = memberIds.map((memberId): ListEntry => {
    return { id: memberId, name: names.get(memberId) ?? null, state: 'there' }
  })
  return {
    version: String(stored.version),
    body: {
      version: String(stored.version),
      channels: channels.map((entry) => ({ ...entry, isCategory: categoryIds.includes(entry.id) })),
      roles: roleEntries(roleIds, looked),
      members,
      most: MAX_COMMAND_LIMITS,
      saved,
    },
  }
}

/** The limits after a change, also in words. @param before the facts on which the change was made */
function changed(context: GuildContext, before: NamedFacts, limits: CommandLimits): Promise<Reply<CommandLimitsReply>> {
  const { stored } = before
  const version = nextVersion(stored.version, context.now)
  return inWords(context, { ...before, stored: { ...stored, commandLimits: limits, version } })
}

/** The limits, also in words. */
const inWords = (context: GuildContext, facts: NamedFacts): Promise<Reply<CommandLimitsReply>> =>
  replyOf(context, facts, commandLimits.shown({}, context.locale, facts.stored))

const readCommandLimits = route({
  id: 'command-limits.list',
  method: 'GET',
  path: '/guilds/:guild_id/command-limits',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the channels in which commands work, and the roles and members who may use them',
  reply: commandLimitsReply,
  load: (context) => namedFacts(context),
  run: (context, _, facts) => replyOf(context, facts, null),
})

/** The kind of an entry that the caller names, or why it cannot be added. The rules are those of `/settings commands allow`. */
async function kindOf(
  context: GuildContext,
  named: { id: Snowflake; kind: 'channel' | 'role' | 'member' },
  looked: Looked | null,
): Promise<{ kind: LimitKind } | Problem> {
  const { guildId, locale } = context
  const { text } = sayAsCommands(locale)
  if (named.kind === 'member') return { kind: 'member' }
  if (named.kind === 'role') {
    if (named.id === guildId) return refuse('cannot-do', text('list.everyone'))
    const isGone = looked !== null && !looked.view.roles.has(named.id)
    return isGone ? refuse('not-found', saySettings(locale)('noRole')) : { kind: 'role' }
  }
  const found = await channelToList(context, looked, named.id)
  if ('problem' in found) return found
  return { kind: found.channel.type === ChannelType.GuildCategory ? 'category' : 'channel' }
}

const addCommandLimitRoute = route({
  id: 'command-limits.add',
  method: 'PUT',
  path: '/guilds/:guild_id/command-limits/:id',
  access: 'manager',
  key: 'write',
  summary: 'Allows commands in a channel or category, or to a role or member',
  request: { params: entryParams, body: commandLimitBody },
  reply: commandLimitsReply,
  takesVersion: true,
  load: (context, { params, body }) => namedFacts(context, body.kind === 'member' ? [params.id] : []),
  async run(context, { params, body }, facts) {
    const { database, guildId, actor, now, locale } = context
    const { text, mention } = sayAsCommands(locale)
    const judged = await kindOf(context, { id: params.id, kind: body.kind }, facts.looked)
    if ('problem' in judged) return judged
    return changeStored(context, facts.stored, async (stored, expected) => {
      const { commandLimits: limits } = stored
      if (limitKindOf(limits, params.id) !== null) return inWords(context, { ...facts, stored })
      const added = await addCommandLimits(
        database,
        { guildId, actor, expected },
        [{ kind: judged.kind, id: params.id }],
        now,
      )
      if (added === 'stale') return added
      if (added.length > 0) return changed(context, { ...facts, stored }, withLimit(limits, judged.kind, params.id))
      const full = { most: MAX_COMMAND_LIMITS, remove: mention('settings commands remove') }
      return refuse('cannot-do', text('limits.full', full))
    })
  },
})

const removeCommandLimitRoute = route({
  id: 'command-limits.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/command-limits/:id',
  access: 'manager',
  key: 'write',
  summary: 'Takes a channel, role or member off the list',
  request: { params: entryParams },
  reply: commandLimitsReply,
  takesVersion: true,
  load: (context) => namedFacts(context),
  run(context, { params }, facts) {
    const { database, guildId, actor, now, locale } = context
    return changeStored(context, facts.stored, async (stored, expected) => {
      const { commandLimits: limits } = stored
      const kind = limitKindOf(limits, params.id)
      const removed =
        kind && (await removeCommandLimit(database, { guildId, actor, expected }, { kind, id: params.id }, now))
      if (removed === 'stale') return removed
      return removed === 'removed'
        ? changed(context, { ...facts, stored }, withoutLimit(limits, params.id))
        : refuse('not-found', saySettings(locale)('notListed'))
    })
  },
})

/** The routes about the limits of commands. */
export const commandLimitRoutes = [readCommandLimits, addCommandLimitRoute, removeCommandLimitRoute]
