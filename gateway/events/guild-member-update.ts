import * as v from 'valibot'
import { isBeingScreened } from '../../shared/discord/screening.ts'
import { event, snowflake } from './event.ts'

/**
 * Records a member's roles. When the member has passed the membership screening, queues the jobs that waited for it.
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
