export const MAX_LEVEL = 1000

/** The largest total that a member can hold: the largest whole number that JavaScript keeps exactly, 2^53 - 1. */
export const MAX_XP = Number.MAX_SAFE_INTEGER

/**
 * Total XP needed to reach a level: 5 L (2 L² + 27 L + 91) / 6.
 * The sum of the widely used per-level cost 5 l² + 50 l + 100 over l = 0..L-1. It is always whole when it is
 * multiplied first and divided last; every product stays far below 2^53.
 * @param level whole number 0..1000
 */
export const xpFor = (level: number): number => (5 * level * (2 * level * level + 27 * level + 91)) / 6

/**
 * Level for a total. A binary search over `xpFor`: exact, where inverting the cubic in floating point is not.
 * @param totalXp whole number >= 0
 * @returns 0..1000; never falls as totalXp grows
 */
export function levelAt(totalXp: number): number {
  let reached = 0
  let beyond = MAX_LEVEL + 1
  while (beyond - reached > 1) {
    const middle = (reached + beyond) >> 1
    if (xpFor(middle) <= totalXp) reached = middle
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
export function progressAt(totalXp: number): LevelProgress {
  const level = levelAt(totalXp)
  const start = xpFor(level)
  return {
    level,
    xpIntoLevel: totalXp - start,
    xpOfLevel: level === MAX_LEVEL ? null : xpFor(level + 1) - start,
  }
}
