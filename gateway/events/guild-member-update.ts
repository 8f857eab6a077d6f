import * as v from 'valibot'
import { isBeingScreened } from '../../shared/discord/screening.ts'
import { event, snowflake } from './event.ts'

/**
 * A member's roles are these now; and whoever waited for the end of the member's screening waits no longer.
 * https://discord.com/developers/docs/events/gateway-events#guild-member-update
 */
export const guildMemberUpdate = event(
  v.object({
    guild_id: snowflake,
    user: v.object({ id: snowflake }),
    roles: v.array(snowflake),
    pending: v.optional(v.boolean(), false),
    flags: v.optional(v.number(), 0),
  }),
  ({ guild_id: guildId, user, roles, ...state }, { roleWatch, screening, write }, source) => {
    roleWatch.note(guildId, user.id, roles)
    const member = { guildId, userId: user.id }
    if (isBeingScreened(state) || !screening.mayWait(member)) return
    screening.forget(member)
    write({ kind: 'member-screened', ...member }, source)
  },
)
