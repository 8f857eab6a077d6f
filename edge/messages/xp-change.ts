import { assertNever } from '../../shared/assert-never.ts'
import type { XpRefusal } from '../../shared/levelling/xp-authority.ts'
import type { DecidedChange, Total, XpChange } from '../../shared/levelling/xp-change.ts'
import type { Speak } from '../features/texts.ts'
import { roleRefusal } from './role-refusal.ts'

/** The key of the sentence that describes a change. */
function keyOf(change: XpChange) {
  if ('give' in change) return change.give === 'xp' ? 'xp.given' : 'levels.given'
  return change.take === 'xp' ? 'xp.taken' : 'levels.taken'
}

/** The reply after a change of XP or levels, in the unit that the admin used. @param user how the text names the member */
export function changedText(
  text: Speak,
  user: string,
  change: XpChange,
  { before, after, rolesFollow }: { before: Total; after: Total; rolesFollow: boolean },
): string {
  const unit = 'give' in change ? change.give : change.take
  const difference = unit === 'xp' ? after.xp - before.xp : after.level - before.level
  const values = { user, change: Math.abs(difference), xp: after.xp, level: after.level }
  const lines = [text(keyOf(change), values), ...(rolesFollow ? [text('xp.rolesFollow')] : [])]
  return lines.join('\n')
}

/** The reply to a change that was made before: what the member has now. @param user how the text names the member */
export const repeatText = (text: Speak, user: string, { xp, level }: Total): string =>
  text('xp.already', { user, xp, level })

/** Why a change cannot be made. @param user how the text names the member */
export function unchangedText(
  text: Speak,
  user: string,
  refused: Extract<DecidedChange, { ok: false }> | XpRefusal,
): string {
  switch (refused.reason) {
    case 'at-most':
      return text('xp.atMost', { user })
    case 'nothing-to-take':
      return text('xp.nothingToTake', { user })
    case 'too-few-levels':
      return text('levels.tooFew', { user, level: refused.level })
    case 'unseen':
      return text('authority.unseen')
    case 'role-refused':
      return `${text('authority.xp', { user })}\n${roleRefusal(text, refused.roleId, refused.why)}`
    default:
      return assertNever(refused)
  }
}
