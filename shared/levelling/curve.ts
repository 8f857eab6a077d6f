export const MAX_LEVEL = 1000

/** The largest total that a member can hold: the largest whole number that JavaScript keeps exactly, 2^53 - 1. */
export const MAX_XP = Number.MAX_SAFE_INTEGER

/** Coefficients count in this part of an XP, so that the halves and sixths of common formulas are whole numbers. */
export const PARTS_PER_XP = 600

/**
 * How much XP the levels of a guild take: level L is reached at (cubic L³ + square L² + linear L) / 600 XP in total, rounded
 * up. The coefficients are whole numbers.
 */
export interface Curve {
  readonly cubic: number
  readonly square: number
  readonly linear: number
}

/**
 * The curve of a guild whose admins have chosen no other: 5 L (2 L² + 27 L + 91) / 6 in total. It is the sum of the widely
 * used cost of a level, 5 l² + 50 l + 100, over l = 0..L-1, and always whole.
 *
 * Ranks and pages of the leaderboard are counted by this curve in every guild, see `place-step.ts`.
 */
export const DEFAULT_CURVE: Curve = { cubic: 1000, square: 13_500, linear: 45_500 }

/**
 * Total XP needed to reach a level. Exact: a sum up to 2^53 divided by 600 is at least 1/600 away from a whole number or equal
 * to one, and a double of that size is rounded by less than 1/1000. Larger sums are computed with BigInt.
 * @param level whole number 0..1000
 * @param curve one that `curveProblem` accepts
 */
export function xpFor(level: number, curve: Curve): number {
  const sum = ((curve.cubic * level + curve.square) * level + curve.linear) * level
  return sum <= MAX_XP ? Math.ceil(sum / PARTS_PER_XP) + 0 : Number(exactXpFor(level, curve))
}

/** Total XP needed to reach a level, for whole coefficients of any size. Slower than `xpFor`. */
export function exactXpFor(level: number, { cubic, square, linear }: Curve): bigint {
  const at = BigInt(level)
  const sum = ((BigInt(cubic) * at + BigInt(square)) * at + BigInt(linear)) * at
  const parts = BigInt(PARTS_PER_XP)
  return sum > 0n ? (sum + parts - 1n) / parts : sum / parts
}

/**
 * Level for a total. A binary search over `xpFor`: exact, where inverting the cubic in floating point is not.
 * @param totalXp whole number >= 0
 * @returns 0..1000; never falls as totalXp grows
 */
export function levelAt(totalXp: number, curve: Curve): number {
  let reached = 0
  let beyond = MAX_LEVEL + 1
  while (beyond - reached > 1) {
    const middle = (reached + beyond) >> 1
    if (xpFor(middle, curve) <= totalXp) reached = middle
    else beyond = middle
  }
  return reached
}

/** Where a total stands inside its level. At the maximum level there is no next one. */
export interface LevelProgress {
  level: number
  /** XP gathered since the level was reached. */
  xpIntoLevel: number
  /** XP from this level to the next; null at the maximum level. */
  xpOfLevel: number | null
}

/** @param totalXp whole number >= 0 */
export function progressAt(totalXp: number, curve: Curve): LevelProgress {
  const level = levelAt(totalXp, curve)
  const start = xpFor(level, curve)
  return {
    level,
    xpIntoLevel: totalXp - start,
    xpOfLevel: level === MAX_LEVEL ? null : xpFor(level + 1, curve) - start,
  }
}
