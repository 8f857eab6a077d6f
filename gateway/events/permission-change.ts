import { GatewayDispatchEvents as Event } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import { snowflake } from './event.ts'

/** Events after which a request that Discord refused may succeed. A role also decides what the bot may do in channels. */
const AFFECTED: Partial<Record<string, readonly Mendable[]>> = {
  [Event.GuildRoleCreate]: ['roles', 'channels'],
  [Event.GuildRoleUpdate]: ['roles', 'channels'],
  [Event.GuildRoleDelete]: ['roles', 'channels'],
  // The guild may no longer require two-factor authentication of those who change roles.
  [Event.GuildUpdate]: ['roles'],
  [Event.GuildMemberUpdate]: ['roles', 'channels'],
  [Event.ChannelUpdate]: ['channels'],
  [Event.ThreadUpdate]: ['channels'],
}

const schema = v.object({
  id: v.optional(snowflake),
  guild_id: v.optional(snowflake),
  user: v.optional(v.object({ bot: v.optional(v.boolean(), false) })),
})

/**
 * The guild in which an event may have given the bot a permission, and what that permission may concern; null for most
 * events. A change of a member counts only if the member is a bot.
 */
export function permissionChange(type: Event, data: unknown): { guildId: Snowflake; what: readonly Mendable[] } | null {
  const what = AFFECTED[type]
  if (what === undefined) return null
  const parsed = v.safeParse(schema, data)
  if (!parsed.success) return null
  const { id, guild_id, user } = parsed.output
  const guildId = type === Event.GuildUpdate ? id : guild_id
  if (guildId === undefined || (type === Event.GuildMemberUpdate && !user?.bot)) return null
  return { guildId, what }
}
