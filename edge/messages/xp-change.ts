import { assertNever } from '../../shared/assert-never.ts'
import type { ChangedTotal } from '../../shared/database/xp-changes.ts'
import { userMention } from '../../shared/discord/markdown.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DecidedChange, XpChange } from '../../shared/levelling/xp-change.ts'
import type { InteractionContext } from '../interactions/context.ts'

type Voices = Pick<InteractionContext, 'text' | 'whisper'>

/** Which sentence tells of a change. */
function keyOf(change: XpChange) {
  if ('give' in change) return change.give === 'xp' ? 'xp.given' : 'levels.given'
  return change.take === 'xp' ? 'xp.taken' : 'levels.taken'
}

/** What a change did, in the unit in which it was asked for. */
export function changedMessage(
  { text }: Voices,
  userId: Snowflake,
  change: XpChange,
  { before, after, rolesFollow }: Extract<ChangedTotal<DecidedChange>, { ok: true }>,
): Message {
  const unit = 'give' in change ? change.give : change.take
  const difference = unit === 'xp' ? after.xp - before.xp : after.level - before.level
  const told = { user: userMention(userId), change: Math.abs(difference), xp: after.xp, level: after.level }
  const lines = [text(keyOf(change), told), ...(rolesFollow ? [text('xp.rolesFollow')] : [])]
  return { content: lines.join('\n') }
}

/** Why a change cannot be made. */
export function unchangedMessage(
  { whisper }: Voices,
  userId: Snowflake,
  refused: Extract<DecidedChange, { ok: false }>,
): Message {
  const user = userMention(userId)
  switch (refused.reason) {
    case 'at-most':
      return whisper('xp.atMost', { user })
    case 'nothing-to-take':
      return whisper('xp.nothingToTake', { user })
    case 'too-few-levels':
      return whisper('levels.tooFew', { user, level: refused.level })
    default:
      return assertNever(refused)
  }
}
