import { cooldownLeft, type EarningRules } from './award.ts'
import { type Boost, boostAt } from './boost.ts'
import {
  type AppliedMultiplier,
  appliedMultipliers,
  earningFactor,
  type FactorRules,
  type Multipliers,
} from './earning-factor.ts'
import { type Candidate, type Eligibility, eligibility, type IgnoreRules } from './eligibility.ts'
import { earnsNothing, type Gain, gainAt } from './gain.ts'

/** What a member's next message would bring. */
export type Outlook =
  | ({ earns: 'now' } & Earned)
  /** From this time on, milliseconds since 1970. */
  | ({ earns: 'later'; from: number } & Earned)
  | { earns: 'never'; why: Extract<Eligibility, { ok: false }> | { reason: 'rate-zero' } | FactorZero | ZeroBoost }

/** How much a message would earn, and the reasons for that amount. */
interface Earned {
  gain: Gain
  /** The multipliers of roles and channels that the gain includes. */
  multipliers: readonly AppliedMultiplier[]
  boost?: RunningBoost
}

/** The multipliers of roles and channels let nobody earn. */
interface FactorZero {
  reason: 'factor-zero'
  multipliers: readonly AppliedMultiplier[]
}

/** A boost that the gain includes. */
interface RunningBoost {
  factor: number
  /** When it ends, milliseconds since 1970. */
  until: number
}

/** A boost with the factor 0 runs. */
interface ZeroBoost {
  reason: 'boost-zero'
  /** When it ends, milliseconds since 1970. */
  until: number
}

/** Everything on which the XP of a member's next message depends. */
interface OutlookFacts {
  rules: EarningRules & FactorRules['settings']
  ignored: IgnoreRules
  multipliers: Multipliers
  boosts: readonly Boost[]
  lastXpAt: number | null
}

/** @param lastXpAt time of the last message that earned; @param now when the next one would be sent, both in milliseconds since 1970 */
export function outlookOf(
  candidate: Candidate,
  { rules, ignored, multipliers, boosts, lastXpAt }: OutlookFacts,
  now: number,
): Outlook {
  const verdict = eligibility(candidate, ignored)
  if (!verdict.ok) return { earns: 'never', why: verdict }
  if (earnsNothing(rules.xpRate, rules)) return { earns: 'never', why: { reason: 'rate-zero' } }
  const { channelPath, authorRoleIds: roleIds } = candidate
  const applied = appliedMultipliers(multipliers, { channelPath, roleIds })
  const left = cooldownLeft(lastXpAt, now, rules.xpDelaySeconds)
  const at = now + left
  const factor = earningFactor({ settings: rules, multipliers, boosts }, { channelPath, roleIds, at })
  const running = boostAt(boosts, at)
  if (running?.boost.factor === 0) return { earns: 'never', why: { reason: 'boost-zero', until: running.run.until } }
  if (earnsNothing(factor, rules)) return { earns: 'never', why: { reason: 'factor-zero', multipliers: applied } }
  const boost = running === null ? {} : { boost: { factor: running.boost.factor, until: running.run.until } }
  const earned = { gain: gainAt(factor, rules), multipliers: applied, ...boost }
  return left > 0 ? { earns: 'later', from: now + left, ...earned } : { earns: 'now', ...earned }
}
