import * as v from 'valibot'
import { event, snowflake } from './event.ts'

/**
 * Records which of the members that `MemberChecks` asked for are in the guild.
 * https://discord.com/developers/docs/events/gateway-events#guild-members-chunk
 */
export const membersChunk = event(
  v.object({
    guild_id: snowflake,
    members: v.array(v.object({ user: v.object({ id: snowflake }) })),
    not_found: v.optional(v.array(snowflake), []),
  }),
  ({ guild_id: guildId, members, not_found: goneIds }, { write, clock }, source) => {
    const hereIds = members.map(({ user }) => user.id)
    write({ kind: 'members-seen', guildId, hereIds, goneIds, at: clock.now() }, source)
  },
)
