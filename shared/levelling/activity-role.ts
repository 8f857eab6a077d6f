import type { Snowflake } from '../discord/snowflake.ts'
import { DAY_MS, dayOf } from './day.ts'

/** The most activity roles of a guild, the most members who hold one, and the longest time over which XP is counted. */
export const [MOST_ACTIVITY_ROLES, MOST_HOLDERS, MOST_DAYS] = [5, 100, 30] as const

/** A role that the members hold who have earned the most XP in the last days. */
export interface ActivityRole {
  roleId: Snowflake
  /** How many members hold it. */
  members: number
  /** Over how many days their XP is counted. */
  days: number
}

/**
 * How far the bot is with a member's role. `new`: the member is to get it, and Discord has not been asked. `sent`: Discord is asked, or
 * was asked by a process that may have ended. `held`: Discord has given it. `taking`: the member is to lose it.
 */
export type HolderState = 'new' | 'sent' | 'held' | 'taking'

/** The next state of each member who holds a role or is to hold it; null for a member who neither has it nor gets it. */
export function nextHolders(
  before: ReadonlyMap<Snowflake, HolderState>,
  top: readonly Snowflake[],
): Map<Snowflake, HolderState | null> {
  const next = new Map<Snowflake, HolderState | null>()
  for (const [userId, state] of before) next.set(userId, state === 'new' ? null : 'taking')
  for (const userId of top) {
    const state = before.get(userId) ?? 'new'
    // A holder is given the role again, because somebody may have taken it, or the member may have left and joined again.
    next.set(userId, state === 'new' ? 'new' : 'sent')
  }
  return next
}

/** Renewals of different guilds are spread over this time. */
const SPREAD_MS = 3_600_000

/** When a guild's activity roles are renewed next: in the first hour of the next day by UTC. @param now milliseconds since 1970 */
export const nextRenewal = (guildId: Snowflake, now: number): number =>
  (dayOf(now) + 1) * DAY_MS + Number((BigInt(guildId) >> 22n) % BigInt(SPREAD_MS))
