import { type Boost, LONGEST_BOOST_MS, nextRuns, runsBetween, type WantedBoost } from './boost.ts'
import { neverEnds } from './weekly-times.ts'

/** Why a boost is refused. */
export type BoostRefusal =
  /** The end is not after the beginning, or it has passed. */
  | { reason: 'past' }
  | { reason: 'too-long' }
  /** The factor is 1. */
  | { reason: 'no-effect' }
  /** The times of the week follow on one another without a break. */
  | { reason: 'never-ends' }
  /** Another boost with the same or a higher factor runs in all of its time, so this one would have no effect. */
  | { reason: 'covered'; by: Boost }

/** A boost that never ends would be the server's multiplier. */
const isTooLong = (endsAt: number, now: number): boolean => endsAt - now > LONGEST_BOOST_MS

/** @param boosts the guild's that run or will run; @param now milliseconds since 1970 */
export function refuseBoost(wanted: WantedBoost, boosts: readonly Boost[], now: number): BoostRefusal | null {
  const { factor, startsAt, endsAt, weekly } = wanted
  if (factor === 1) return { reason: 'no-effect' }
  if (endsAt !== null && endsAt <= Math.max(startsAt, now)) return { reason: 'past' }
  if (endsAt !== null && isTooLong(endsAt, now)) return { reason: 'too-long' }
  if (weekly !== null && neverEnds(weekly)) return { reason: 'never-ends' }
  const by = boosts.find((boost) => boost.factor >= factor && covers(boost, wanted, now))
  return by === undefined ? null : { reason: 'covered', by }
}

/** Number of runs that are compared. At one run a day, these are the runs of seven weeks. */
const COMPARED = 50

/** Whether a boost runs in all of the time in which the wanted one would. Only times of a week cover times of a week. */
function covers(boost: Boost, wanted: WantedBoost, now: number): boolean {
  if (wanted.weekly !== null && (boost.weekly === null || boost.endsAt !== null)) return false
  const runs = nextRuns({ ...wanted, id: '0', cuts: [] }, now, COMPARED)
  const others = runsBetween(boost, { from: now, until: runs.at(-1)?.until ?? now })
  return runs.every(({ from, until }) => others.some((run) => run.from <= Math.max(from, now) && run.until >= until))
}
