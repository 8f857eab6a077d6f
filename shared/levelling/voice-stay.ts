import type { Snowflake } from '../discord/snowflake.ts'
import { capDay } from './daily-cap.ts'
import { dayOf, MINUTE_MS } from './day.ts'
import { isSameVoice, type VoiceState } from './voice.ts'

/** Minutes in one award. More would announce level-ups later, fewer would need more rows in the ledger. */
export const AWARD_MINUTES = 5

/**
 * A member's time in voice, from joining until leaving. Its minutes are counted from its own start, so that each is counted
 * once, even if several processes or bots see it. It is kept for a day after leaving, with the XP of that day.
 */
export interface VoiceStay extends VoiceState {
  /** Milliseconds since 1970, like all times here. */
  startedAt: number
  /** The time of the channel, flags and roles above. An older state no longer changes them. */
  changedAt: number
  /** Up to when minutes were counted. */
  settledAt: number
  /** Since when the time counts without a break; null while it does not count. */
  countsSince: number | null
  /** The first minute that is not decided yet, counted from 0 at `startedAt`. */
  nextMinute: number
  /** Minutes that count and were not awarded yet: the first of them, how many, and their XP. */
  pendingFrom: number
  pendingMinutes: number
  pendingXp: number
  /** The newest day (UTC) with XP, counted from 1970. A late minute of an earlier day counts as one of this day. */
  day: number
  /** XP of that day, pending XP included. */
  dayXp: number
}

/** Minutes to be awarded together. */
export interface VoiceAward {
  userId: Snowflake
  /** Identifies these minutes. A second award of them has the same key. */
  key: string
  minutes: number
  /** Whole number > 0. */
  xp: number
  /** The end of the last of these minutes. */
  at: number
  channelId: Snowflake | null
}

/** @param before the member's last stay; null where there is none */
export const beginStay = (state: VoiceState, at: number, before: VoiceStay | null): VoiceStay => ({
  ...state,
  startedAt: at,
  changedAt: at,
  settledAt: at,
  countsSince: null,
  nextMinute: 0,
  pendingFrom: 0,
  pendingMinutes: 0,
  pendingXp: 0,
  day: before?.day ?? dayOf(at),
  dayXp: before?.dayXp ?? 0,
})

/** The rules by which the minutes of a stay are counted. */
export interface Counting {
  /** Whether its time counts now. */
  counts: boolean
  /** XP of a minute that ends at this time. */
  xpAt: (endsAt: number) => number
  /** The most XP of a day; 0 for no limit. */
  cap: number
}

/**
 * Counts the full minutes up to a time. The member's state must not have changed in them. A minute counts if the member's time
 * counted during all of it.
 * @returns how many minutes were decided
 */
export function settleStay(stay: VoiceStay, to: number, { counts, xpAt, cap }: Counting): number {
  if (to <= stay.settledAt) return 0
  const { startedAt } = stay
  const end = Math.floor((to - startedAt) / MINUTE_MS)
  const decided = Math.max(0, end - stay.nextMinute)
  if (counts) {
    // An admin changed a rule. The time of that change is not stored, so the time before now does not count.
    stay.countsSince ??= to
    const first = Math.max(stay.nextMinute, Math.ceil((stay.countsSince - startedAt) / MINUTE_MS))
    for (let minute = first; minute < end; minute++) {
      const endsAt = startedAt + (minute + 1) * MINUTE_MS
      addMinute(stay, minute, withinCap(stay, xpAt(endsAt), endsAt, cap))
    }
  } else stay.countsSince = null
  stay.nextMinute = Math.max(stay.nextMinute, end)
  stay.settledAt = to
  return decided
}

/** Applies the cap of the day to a minute's XP, and adds the rest to the day. @returns the XP that the cap leaves */
function withinCap(stay: VoiceStay, xp: number, endsAt: number, cap: number): number {
  const most = cap === 0 ? Number.POSITIVE_INFINITY : cap
  // A minute that ends at midnight belongs to the day before.
  const capped = capDay({ day: stay.day, xp: stay.dayXp }, dayOf(endsAt - 1), xp, most)
  stay.day = capped.after.day
  stay.dayXp = capped.after.xp
  return capped.xp
}

function addMinute(stay: VoiceStay, minute: number, xp: number): void {
  if (stay.pendingMinutes === 0) stay.pendingFrom = minute
  stay.pendingMinutes++
  stay.pendingXp += xp
}

/**
 * Takes the minutes to award now: once there are enough of them, or all when the stay ends.
 * @returns null where nothing is to be awarded
 */
export function takeAward(stay: VoiceStay, isOver: boolean): VoiceAward | null {
  const { userId, startedAt, channelId, pendingFrom, pendingMinutes: minutes, pendingXp: xp } = stay
  if (minutes === 0 || (!isOver && minutes < AWARD_MINUTES)) return null
  stay.pendingMinutes = 0
  stay.pendingXp = 0
  if (xp === 0) return null
  const key = `${startedAt.toString(36)}-${pendingFrom}`
  return { userId, key, minutes, xp, at: startedAt + stay.nextMinute * MINUTE_MS, channelId }
}

/** Whether a state of this time changes a member's stay. Of two states with the same time, both are taken, in their order. */
export const isNewsOf = (stay: VoiceStay, state: VoiceState, at: number): boolean =>
  at >= stay.changedAt && !isSameVoice(stay, state) && (stay.channelId !== null || state.channelId !== null)
