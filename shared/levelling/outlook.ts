import { cooldownLeft, type EarningRules } from './award.ts'
import { type Boost, boostAt } from './boost.ts'
import { isUncounted } from './counting.ts'
import {
  type AppliedMultiplier,
  appliedMultipliers,
  earningFactor,
  type FactorRules,
  type Multipliers,
} from './earning-factor.ts'
import { type Candidate, type Eligibility, eligibility, type IgnoreRules } from './eligibility.ts'
import { earnsNothing, type Gain, gainAt } from './gain.ts'

/** Whether, when and how much a member's next message earns. */
export type Outlook =
  | ({ earns: 'now' } & Earned)
  /** From this time on, milliseconds since 1970. */
  | ({ earns: 'later'; from: number } & Earned)
  | {
      earns: 'never'
      why: Extract<Eligibility, { ok: false }> | { reason: 'rate-zero' | 'uncounted' } | FactorZero | ZeroBoost
    }

/** How much a message would earn, and the reasons for that amount. */
interface Earned {
  gain: Gain
  /** The multipliers of roles and channels that the gain includes. */
  multipliers: readonly AppliedMultiplier[]
  boost?: RunningBoost
}

/** The multipliers of the member's roles and of the channel leave no XP. */
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

/** A boost runs that lets nobody earn: its factor is 0, or so low that the XP of a message is rounded to 0. */
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
  earnsAfter: number
}

/** @param lastXpAt time of the last message that earned; @param now when the next one would be sent, both in milliseconds since 1970 */
export function outlookOf(
  candidate: Candidate,
  { rules, ignored, multipliers, boosts, lastXpAt, earnsAfter }: OutlookFacts,
  now: number,
): Outlook {
  // First, because no other rule changes it: the member alone does.
  if (isUncounted(earnsAfter, now)) return { earns: 'never', why: { reason: 'uncounted' } }
  const verdict = eligibility(candidate, ignored)
  if (!verdict.ok) return { earns: 'never', why: verdict }
  const { channelPath, authorRoleIds: roleIds } = candidate
  const applied = appliedMultipliers(multipliers, { channelPath, roleIds })
  const left = cooldownLeft(lastXpAt, now, rules.xpDelaySeconds)
  const at = now + left
  const factorWith = (some: readonly Boost[]) =>
    earningFactor({ settings: rules, multipliers, boosts: some }, { channelPath, roleIds, at })
  const factor = factorWith(boosts)
  const running = boostAt(boosts, at)
  if (earnsNothing(factor, rules)) {
    if (running !== null && !earnsNothing(factorWith([]), rules)) {
      return { earns: 'never', why: { reason: 'boost-zero', until: running.run.until } }
    }
    const rateAlone = earnsNothing(rules.xpRate, rules) && !applied.some(({ percent }) => percent === 0)
    if (rules.xpRate === 0 || rateAlone) return { earns: 'never', why: { reason: 'rate-zero' } }
    return { earns: 'never', why: { reason: 'factor-zero', multipliers: applied } }
  }
  const boost = running === null ? {} : { boost: { factor: running.boost.factor, until: running.run.until } }
  const earned = { gain: gainAt(factor, rules), multipliers: applied, ...boost }
  return left > 0 ? { earns: 'later', from: now + left, ...earned } : { earns: 'now', ...earned }
}

/** Whether a member earns nothing at all, because the member does not want to be counted. */
export const isOutlookUncounted = (outlook: Outlook): boolean =>
  outlook.earns === 'never' && outlook.why.reason === 'uncounted'
