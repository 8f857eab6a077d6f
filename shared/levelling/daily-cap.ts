/** The XP that a member has earned from one source on the newest day with XP from it. */
export interface DayEarnings {
  /** Whole days since 1970. */
  day: number
  xp: number
}

/** The result of applying a daily cap to XP. */
export interface CappedEarning {
  /** The XP to add, 0 or more. */
  xp: number
  /** The earnings of the day, with that XP. */
  after: DayEarnings
}

/**
 * Applies a daily cap to XP that a member is about to earn. An earlier day than the newest one counts as the newest one, so
 * that late events do not open a new day.
 * @param before null where the member never earned from this source
 * @param day whole days since 1970
 * @param xp 0 or more
 * @param cap the most in a day, 0 or more
 */
export function capDay(before: DayEarnings | null, day: number, xp: number, cap: number): CappedEarning {
  const today = before !== null && before.day >= day ? before : { day, xp: 0 }
  const added = Math.max(0, Math.min(xp, cap - today.xp))
  return { xp: added, after: { day: today.day, xp: today.xp + added } }
}
