import { channelMention, roleMention } from '../../shared/discord/markdown.ts'
import { type AppliedMultiplier, factorOf, USUAL_PERCENT } from '../../shared/levelling/earning-factor.ts'
import type { Speak } from '../features/texts.ts'

/** The mention of the role or channel that has a multiplier. */
export const targetMention = ({ kind, id }: Pick<AppliedMultiplier, 'kind' | 'id'>): string =>
  kind === 'role' ? roleMention(id) : channelMention(id)

/** The reply after a multiplier was changed. @param result the result of `changeMultiplier` */
export function multiplierSaved(
  { text, mention }: { text: Speak; mention(path: string): string },
  multiplier: AppliedMultiplier,
  result: string,
): string {
  const { kind, percent } = multiplier
  const target = targetMention(multiplier)
  if (percent === USUAL_PERCENT)
    return text(result === 'removed' ? 'multipliers.removed' : 'multipliers.none', { target })
  if (percent === 0) return text(kind === 'role' ? 'multipliers.roleZero' : 'multipliers.channelZero', { target })
  const values = { target, factor: factorOf(percent), stacking: mention('settings stacking') }
  return text(kind === 'role' ? 'multipliers.roleSet' : 'multipliers.channelSet', values)
}
