import { assertNever } from '../../../shared/assert-never.ts'
import type { ChangedTotal } from '../../../shared/database/members/xp-changes.ts'
import { type Message, privately } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { DecidedChange, XpChange } from '../../../shared/levelling/xp-change.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { beyondText } from '../../messages/beyond.ts'
import type { XpRefusal } from './judge-xp.ts'

type Voices = Pick<InteractionContext, 'text' | 'memberText' | 'whisper' | 'member'>

/** Which sentence tells of a change. */
function keyOf(change: XpChange) {
  if ('give' in change) return change.give === 'xp' ? 'xp.given' : 'levels.given'
  return change.take === 'xp' ? 'xp.taken' : 'levels.taken'
}

/** What a change did, in the unit in which it was asked for. */
export function changedMessage(
  { text, member }: Voices,
  userId: Snowflake,
  change: XpChange,
  { before, after, rolesFollow }: Extract<ChangedTotal<DecidedChange>, { ok: true }>,
): Message {
  const unit = 'give' in change ? change.give : change.take
  const difference = unit === 'xp' ? after.xp - before.xp : after.level - before.level
  const told = { user: member(userId), change: Math.abs(difference), xp: after.xp, level: after.level }
  const lines = [text(keyOf(change), told), ...(rolesFollow ? [text('xp.rolesFollow')] : [])]
  return { content: lines.join('\n') }
}

/** Why a change cannot be made. */
export function unchangedMessage(
  { whisper, memberText, member }: Voices,
  userId: Snowflake,
  refused: Extract<DecidedChange, { ok: false }> | XpRefusal,
): Message {
  const user = member(userId)
  switch (refused.reason) {
    case 'at-most':
      return whisper('xp.atMost', { user })
    case 'nothing-to-take':
      return whisper('xp.nothingToTake', { user })
    case 'too-few-levels':
      return whisper('levels.tooFew', { user, level: refused.level })
    case 'unseen':
      return whisper('authority.unseen')
    case 'beyond': {
      const why = beyondText(memberText, refused.roleId, refused.why)
      return privately({ content: `${memberText('authority.xp', { user })}\n${why}` })
    }
    default:
      return assertNever(refused)
  }
}
