import { insertJobs } from '../../shared/database/jobs.ts'
import { countedLevel, countMembers } from '../../shared/database/level-counts.ts'
import { changeTotal } from '../../shared/database/xp-changes.ts'
import { userMention } from '../../shared/discord/markdown.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { decideChange, type XpChange } from '../../shared/levelling/xp-change.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { changedMessage, unchangedMessage } from '../messages/xp-change.ts'

/** What `/xp` and `/levels` do: change a member's XP, and have the gateway make the roles follow. */
export async function changeMember(context: InteractionContext, userId: Snowflake, change: XpChange): Promise<Message> {
  const { database, guildId, resolved, now, whisper, after } = context
  if (resolved.users.get(userId)?.bot) return whisper('xp.bot', { user: userMention(userId) })

  const changed = await changeTotal(database, { guildId, userId }, (before) => decideChange(before, change))
  if (!changed.ok) return unchangedMessage(context, userId, changed)

  const [from, to] = [countedLevel(changed.before), countedLevel(changed.after)]
  if (from !== to) after(countMembers(database, [{ guildId, from, to }]))
  // Somebody who left gets the roles of the level when they come back.
  const isHere = resolved.members.has(userId)
  const rolesFollow = isHere && changed.hasLevelRoles && changed.before.level !== changed.after.level
  if (rolesFollow) await insertJobs(database, [{ kind: 'roles', guildId, userId, payload: {} }], now)
  return changedMessage(context, userId, change, changed, rolesFollow)
}
