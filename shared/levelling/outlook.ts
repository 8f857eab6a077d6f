import { cooldownLeft, type EarningRules } from './award.ts'
import { type Candidate, type Eligibility, eligibility, type IgnoreRules } from './eligibility.ts'
import { earnsNothing, type Gain, gainAt } from './gain.ts'

/** What a member's next message would bring. */
export type Outlook =
  | { earns: 'now'; gain: Gain }
  /** From this time on, milliseconds since 1970. */
  | { earns: 'later'; from: number; gain: Gain }
  | { earns: 'never'; why: Extract<Eligibility, { ok: false }> | { reason: 'rate-zero' } }

/** @param lastXpAt time of the last message that earned; @param now when the next one would be sent, both in milliseconds since 1970 */
export function outlookOf(
  candidate: Candidate,
  { rules, ignored, lastXpAt }: { rules: EarningRules; ignored: IgnoreRules; lastXpAt: number | null },
  now: number,
): Outlook {
  const verdict = eligibility(candidate, ignored)
  if (!verdict.ok) return { earns: 'never', why: verdict }
  if (earnsNothing(rules.xpRate)) return { earns: 'never', why: { reason: 'rate-zero' } }
  const gain = gainAt(rules.xpRate)
  const left = cooldownLeft(lastXpAt, now, rules.xpDelaySeconds)
  return left > 0 ? { earns: 'later', from: now + left, gain } : { earns: 'now', gain }
}
