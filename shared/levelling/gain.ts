import type { Snowflake } from '../discord/snowflake.ts'

const LEAST_XP = 15
const MOST_XP = 30

/**
 * What a message is worth before the guild's rate: a whole number from 15 to 30, each as likely as any other.
 * A hash of the message id rather than a dice throw, so that every process, and every replay, agrees on it.
 * FNV-1a over the digits, then MurmurHash3's 32-bit finalizer, whose top four bits are even over real snowflakes.
 */
export function baseXp(messageId: Snowflake): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < messageId.length; i++) hash = Math.imul(hash ^ messageId.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return LEAST_XP + ((hash ^ (hash >>> 16)) >>> 28)
}

/**
 * XP that a qualifying message earns.
 * @param rate the guild's multiplier, 0..10
 * @returns whole number 0..300
 */
export const messageXp = (messageId: Snowflake, rate: number): number => Math.round(baseXp(messageId) * rate)

/** The least and the most that a message can earn. */
export interface Gain {
  least: number
  most: number
}

/** @param rate the guild's multiplier, 0..10 */
export const gainAt = (rate: number): Gain => ({ least: Math.round(LEAST_XP * rate), most: Math.round(MOST_XP * rate) })

/** Whether a message earns nothing at this rate: at 0, and where the most that it could earn rounds to 0. */
export const earnsNothing = (rate: number): boolean => gainAt(rate).most === 0
