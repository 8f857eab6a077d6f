import * as v from 'valibot'
import { event, snowflake } from './event.ts'

/** A member's roles are these now. https://discord.com/developers/docs/events/gateway-events#guild-member-update */
export const guildMemberUpdate = event(
  v.object({ guild_id: snowflake, user: v.object({ id: snowflake }), roles: v.array(snowflake) }),
  ({ guild_id, user, roles }, { roleWatch }) => roleWatch.note(guild_id, user.id, roles),
)
