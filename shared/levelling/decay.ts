import { DAY_MS } from './day.ts'

/** The smallest part of a percent that can be set: two decimals. */
const PER_PERCENT = 100

/** A guild's settings for the XP that silent members lose. */
export interface DecayRules {
  /** Percent of the XP that a silent member loses a day, 0 to 50; 0 for none. */
  decayPercent: number
  /** Days without any XP earned after which a member counts as silent, 1 to 365. */
  decayAfterDays: number
  /** Nobody falls below the start of this level. */
  decayLowestLevel: number
}

/** A percentage in hundredths of a percent: a whole number, for exact arithmetic. @param percent with at most two decimals */
export const hundredths = (percent: number): number => Math.round(percent * PER_PERCENT)

/**
 * The XP that a silent member loses in a day. It is rounded down, so that no member loses more than the percentage.
 * @param xp whole number >= 0
 * @param lowestXp the XP at which the lowest level starts
 * @returns whole number >= 0
 */
export function decayOf(xp: number, lowestXp: number, percent: number): number {
  // A large total times the percentage does not fit a JavaScript number.
  const part = Number((BigInt(xp) * BigInt(hundredths(percent))) / BigInt(100 * PER_PERCENT))
  return Math.max(0, Math.min(part, xp - lowestXp))
}

/** Members who last earned XP before this time are silent. @param now milliseconds since 1970 */
export const silentBefore = (now: number, { decayAfterDays }: Pick<DecayRules, 'decayAfterDays'>): number =>
  now - decayAfterDays * DAY_MS
