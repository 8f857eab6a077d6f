import * as v from 'valibot'
import { event, snowflake, userSchema } from './event.ts'

/** Records that a member left, was kicked or was banned. https://discord.com/developers/docs/events/gateway-events#guild-member-remove */
export const guildMemberRemove = event(
  v.object({ guild_id: snowflake, user: userSchema }),
  ({ guild_id: guildId, user }, { write, clock }, source) => {
    if (!user.bot) write({ kind: 'members-seen', guildId, hereIds: [], goneIds: [user.id], at: clock.now() }, source)
  },
)
