import type { Snowflake } from '../discord/snowflake.ts'
import { snowflakeTime } from '../discord/snowflake.ts'
import { type Curve, levelAt, MAX_XP } from './curve.ts'
import { type GainRules, messageXp } from './gain.ts'

/** A member's place in a guild, as `guild_users` holds it. */
export interface Standing {
  xp: number
  level: number
  /** How many messages have earned XP. */
  messageCount: number
  /** Time of the last message that earned XP, milliseconds since 1970; null before the first. */
  lastXpAt: number | null
}

export const NEWCOMER: Standing = { xp: 0, level: 0, messageCount: 0, lastXpAt: null }

/** A guild's settings for XP from messages. */
export interface EarningRules extends GainRules {
  /** The server's own multiplier, 0..10. */
  xpRate: number
  /** A member earns at most once in this time, 1..86,400. */
  xpDelaySeconds: number
}

/**
 * Milliseconds until a message sent at `at` may earn; 0 when it may now.
 * A message older than the last award waits too, so that in any order of arrival, and however often a message is
 * seen, a member has at most one award in each cooldown.
 */
export function cooldownLeft(lastXpAt: number | null, at: number, xpDelaySeconds: number): number {
  return lastXpAt === null ? 0 : Math.max(0, lastXpAt + xpDelaySeconds * 1000 - at)
}

export type Award =
  | { ok: true; xp: number; before: Standing; after: Standing & { lastXpAt: number } }
  | { ok: false; reason: 'cooldown' }

/**
 * Applies one qualifying message to a member. Time is the message's own, read from its id, never a clock's. A total at
 * the maximum stays there: the message counts and starts the cooldown, and earns only what is left to the maximum.
 * @param factor the factor at the time and place of the message; by default the server's rate
 * @returns the new standing, or `cooldown` when the member earned too recently (or this very message already earned)
 */
export function award(
  before: Standing,
  messageId: Snowflake,
  rules: EarningRules,
  curve: Curve,
  factor = rules.xpRate,
): Award {
  const at = snowflakeTime(messageId)
  if (cooldownLeft(before.lastXpAt, at, rules.xpDelaySeconds) > 0) return { ok: false, reason: 'cooldown' }
  const total = Math.min(MAX_XP, before.xp + messageXp(messageId, factor, rules))
  const xp = Math.max(0, total - before.xp)
  const after = { xp: total, level: levelAt(total, curve), messageCount: before.messageCount + 1, lastXpAt: at }
  return { ok: true, xp, before, after }
}
