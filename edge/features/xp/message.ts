import { assertNever } from '../../../shared/assert-never.ts'
import type { ChangedTotal } from '../../../shared/database/members/xp-changes.ts'
import { asEphemeral, type Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { DecidedChange, XpChange } from '../../../shared/levelling/xp-change.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { roleRefusal } from '../../messages/role-refusal.ts'
import type { XpRefusal } from './check-authority.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'memberText' | 'sayEphemerally' | 'member'>

/** The key of the sentence that describes a change. */
function keyOf(change: XpChange) {
  if ('give' in change) return change.give === 'xp' ? 'xp.given' : 'levels.given'
  return change.take === 'xp' ? 'xp.taken' : 'levels.taken'
}

/** The reply to a change, in the unit that the command used. */
export function changedMessage(
  { text, member }: MessageContext,
  userId: Snowflake,
  change: XpChange,
  { before, after, rolesFollow }: Extract<ChangedTotal<DecidedChange>, { ok: true }>,
): Message {
  const unit = 'give' in change ? change.give : change.take
  const difference = unit === 'xp' ? after.xp - before.xp : after.level - before.level
  const values = { user: member(userId), change: Math.abs(difference), xp: after.xp, level: after.level }
  const lines = [text(keyOf(change), values), ...(rolesFollow ? [text('xp.rolesFollow')] : [])]
  return { content: lines.join('\n') }
}

/** Why a change cannot be made. */
export function unchangedMessage(
  { sayEphemerally, memberText, member }: MessageContext,
  userId: Snowflake,
  refused: Extract<DecidedChange, { ok: false }> | XpRefusal,
): Message {
  const user = member(userId)
  switch (refused.reason) {
    case 'at-most':
      return sayEphemerally('xp.atMost', { user })
    case 'nothing-to-take':
      return sayEphemerally('xp.nothingToTake', { user })
    case 'too-few-levels':
      return sayEphemerally('levels.tooFew', { user, level: refused.level })
    case 'unseen':
      return sayEphemerally('authority.unseen')
    case 'role-refused': {
      const why = roleRefusal(memberText, refused.roleId, refused.why)
      return asEphemeral({ content: `${memberText('authority.xp', { user })}\n${why}` })
    }
    default:
      return assertNever(refused)
  }
}
