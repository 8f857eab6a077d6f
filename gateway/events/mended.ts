import { GatewayDispatchEvents as Event } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Mendable } from '../../shared/levelling/failure-cause.ts'
import { snowflake } from './event.ts'

/** After which events something that Discord refused may work. Whoever changes a role changes what it may in channels. */
const MENDS: Partial<Record<string, readonly Mendable[]>> = {
  [Event.GuildRoleCreate]: ['roles', 'channels'],
  [Event.GuildRoleUpdate]: ['roles', 'channels'],
  [Event.GuildRoleDelete]: ['roles', 'channels'],
  // Two-factor authentication may no longer be asked for.
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

/** What an event may have mended, and where; null for most. Of members' changes only those of bots count. */
export function mendedBy(type: Event, data: unknown): { guildId: Snowflake; what: readonly Mendable[] } | null {
  const what = MENDS[type]
  if (what === undefined) return null
  const parsed = v.safeParse(schema, data)
  if (!parsed.success) return null
  const { id, guild_id: within, user } = parsed.output
  const guildId = type === Event.GuildUpdate ? id : within
  if (guildId === undefined || (type === Event.GuildMemberUpdate && !user?.bot)) return null
  return { guildId, what }
}
