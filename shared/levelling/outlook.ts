import { cooldownLeft, type EarningRules } from './award.ts'
import { earningFactor, type FactorRules, type Multipliers } from './earning-factor.ts'
import { type Candidate, type Eligibility, eligibility, type IgnoreRules } from './eligibility.ts'
import { earnsNothing, type Gain, gainAt } from './gain.ts'

/** What a member's next message would bring. */
export type Outlook =
  | { earns: 'now'; gain: Gain }
  /** From this time on, milliseconds since 1970. */
  | { earns: 'later'; from: number; gain: Gain }
  | { earns: 'never'; why: Extract<Eligibility, { ok: false }> | { reason: 'rate-zero' | 'factor-zero' } }

/** What decides whether and how much a member earns. */
interface OutlookFacts {
  rules: EarningRules & FactorRules['settings']
  ignored: IgnoreRules
  multipliers: Multipliers
  lastXpAt: number | null
}

/** @param lastXpAt time of the last message that earned; @param now when the next one would be sent, both in milliseconds since 1970 */
export function outlookOf(
  candidate: Candidate,
  { rules, ignored, multipliers, lastXpAt }: OutlookFacts,
  now: number,
): Outlook {
  const verdict = eligibility(candidate, ignored)
  if (!verdict.ok) return { earns: 'never', why: verdict }
  if (earnsNothing(rules.xpRate, rules)) return { earns: 'never', why: { reason: 'rate-zero' } }
  const { channelPath, authorRoleIds: roleIds } = candidate
  const factor = earningFactor({ settings: rules, multipliers }, { channelPath, roleIds, at: now })
  if (earnsNothing(factor, rules)) return { earns: 'never', why: { reason: 'factor-zero' } }
  const gain = gainAt(factor, rules)
  const left = cooldownLeft(lastXpAt, now, rules.xpDelaySeconds)
  return left > 0 ? { earns: 'later', from: now + left, gain } : { earns: 'now', gain }
}
