import * as v from 'valibot'
import { event, newUser, snowflake, userSchema } from './event.ts'

/** Somebody joins, perhaps again: the member is recorded, and gets back the roles of the level held. */
export const guildMemberAdd = event(
  v.object({ guild_id: snowflake, user: userSchema }),
  (member, { write }, source) => {
    if (!member.user.bot) write({ kind: 'member-joined', guildId: member.guild_id, user: newUser(member.user) }, source)
  },
)
