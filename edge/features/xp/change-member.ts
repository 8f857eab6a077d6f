import { countChange } from '../../../shared/database/members/count-change.ts'
import { changeTotal } from '../../../shared/database/members/xp-changes.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Ladder } from '../../../shared/levelling/xp-authority.ts'
import { decideChange, type Total, type XpChange } from '../../../shared/levelling/xp-change.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { createAuthorityCheck } from './check-authority.ts'
import { changedMessage, unchangedMessage } from './message.ts'

/** Changes a member's XP for `/xp` and `/levels`. The gateway then changes the member's level roles. */
export async function changeMember(context: InteractionContext, userId: Snowflake, change: XpChange): Promise<Message> {
  const { database, guildId, resolved, member: called, now, sayEphemerally, after } = context
  if (resolved.users.get(userId)?.bot) return sayEphemerally('xp.bot', { user: called(userId) })

  const member = { guildId, userId }
  const isHere = resolved.members.has(userId)
  const checkAuthority = createAuthorityCheck(context, userId)
  const decide = async (before: Total, ladder: Ladder) => {
    const decided = decideChange(before, change)
    if (!decided.ok) return decided
    return (await checkAuthority({ before, after: decided.after }, ladder)) ?? decided
  }
  const changed = await changeTotal(database, { member, isHere, decide }, now)
  if (!changed.ok) return unchangedMessage(context, userId, changed)

  after(countChange(database, member, changed))
  return changedMessage(context, userId, change, changed)
}
