import * as v from 'valibot'
import { event, newUser, snowflake, userSchema } from './event.ts'

/** Records a member who joins. A member who joins again gets back the roles of their level. */
export const guildMemberAdd = event(
  v.object({ guild_id: snowflake, user: userSchema }),
  (member, { write }, source) => {
    if (!member.user.bot) write({ kind: 'member-joined', guildId: member.guild_id, user: newUser(member.user) }, source)
  },
)
