export const DAY_MS = 86_400_000

/** The number of a day, by the clock of UTC. @param at milliseconds since 1970 @returns whole days since 1970 */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS)

/** The date of a day, e.g. `2026-11-26`. @param day whole days since 1970 */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
