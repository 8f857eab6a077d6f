import { changeTotal } from '../../../shared/database/members/xp-changes.ts'
import { asEphemeral, type Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { mayUnseen } from '../../../shared/levelling/role-authority.ts'
import type { Ladder } from '../../../shared/levelling/xp-authority.ts'
import { decideChange, type Total, type XpChange } from '../../../shared/levelling/xp-change.ts'
import { fetchGuildOrder } from '../../guild/fetch.ts'
import { createAuthorityCheck } from '../../guild/xp-authority.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { changedText, repeatText, unchangedText } from '../../messages/xp-change.ts'

/** Changes a member's XP for `/xp` and `/levels`. The gateway then changes the member's level roles. */
export async function changeMember(context: InteractionContext, userId: Snowflake, change: XpChange): Promise<Message> {
  const { database, guildId, actor, resolved, member: called, text, memberText, now, sayEphemerally, after } = context
  if (resolved.users.get(userId)?.bot) return sayEphemerally('xp.bot', { user: called(userId) })

  const member = { guildId, userId }
  const isHere = resolved.members.has(userId)
  const checkAuthority = createAuthorityCheck({
    actor: context.user,
    held: resolved.members.get(userId)?.roles ?? null,
    fetchOrder: () => fetchGuildOrder(context),
    mayUnseen: async () => mayUnseen(context.user.permissions, (await context.botToken()) !== null),
  })
  const decide = async (before: Total, ladder: Ladder) => {
    const decided = decideChange(before, change, ladder.curve)
    if (!decided.ok) return decided
    return (await checkAuthority({ before, after: decided.after }, ladder)) ?? decided
  }
  const key = context.interaction.id
  const changed = await changeTotal(database, { member, key, actor, isHere, decide, after }, now)
  if (!changed.ok) return asEphemeral({ content: unchangedText(memberText, called(userId), changed) })

  if (changed.isRepeat) return { content: repeatText(text, called(userId), changed.after) }
  return { content: changedText(text, called(userId), change, changed) }
}
