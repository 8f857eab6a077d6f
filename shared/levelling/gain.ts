import type { Snowflake } from '../discord/snowflake.ts'

/** The least and the most that a message can earn. */
export interface Gain {
  least: number
  most: number
}

/** The XP of a message before all factors, as a server sets it: whole numbers 1..100, `leastXp` not above `mostXp`. */
export interface GainRules {
  leastXp: number
  mostXp: number
}

/** The gain of a server that has not set its own. */
export const DEFAULT_GAIN: GainRules = { leastXp: 15, mostXp: 30 }

const TWO_32 = 2 ** 32

/**
 * What a message is worth before all factors: a whole number from `leastXp` to `mostXp`, each as likely as any other.
 * A hash of the message id rather than a dice throw, so that every process, and every replay, agrees on it.
 * FNV-1a over the digits, then MurmurHash3's 32-bit finalizer, whose top bits are even over real snowflakes. The product
 * stays below 2^53; for 16 values it takes the top four bits.
 */
export function baseXp(messageId: Snowflake, { leastXp, mostXp } = DEFAULT_GAIN): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < messageId.length; i++) hash = Math.imul(hash ^ messageId.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return leastXp + Math.floor((((hash ^ (hash >>> 16)) >>> 0) * (mostXp - leastXp + 1)) / TWO_32)
}

/**
 * XP that a qualifying message earns.
 * @param factor the factor at the time and place of the message, 0..100
 * @returns whole number 0..10,000
 */
export const messageXp = (messageId: Snowflake, factor: number, gain?: GainRules): number =>
  Math.round(baseXp(messageId, gain) * factor)

/** The least and the most that a message earns with a factor. @param factor 0..100 */
export const gainAt = (factor: number, { leastXp, mostXp } = DEFAULT_GAIN): Gain => ({
  least: Math.round(leastXp * factor),
  most: Math.round(mostXp * factor),
})

/** Whether a message earns nothing with this factor: at 0, and where the most that it could earn rounds to 0. */
export const earnsNothing = (factor: number, gain?: GainRules): boolean => gainAt(factor, gain).most === 0
