import type { Snowflake } from '../discord/snowflake.ts'
import { DAY_MS } from './day.ts'
import { type Span, type WeeklyTimes, weeklySpans } from './weekly-times.ts'

/** The parts of a boost that an admin chooses. */
export interface WantedBoost {
  /** Multiplies XP, 0..10. Of several boosts that run at the same time, the highest factor counts. */
  factor: number
  /** The boost has no effect before this time, in milliseconds since 1970. */
  startsAt: number
  /** The boost has no effect from this time on. Null only with `weekly`: then it comes again each week without an end. */
  endsAt: number | null
  /** Null for a boost that runs the whole time from `startsAt` to `endsAt`. */
  weekly: WeeklyTimes | null
}

/** A time, or times that come again each week, in which a server's members earn more XP, or less. */
export interface Boost extends WantedBoost {
  id: Snowflake
  /** Spans that an admin took out of the times of a week. */
  cuts: readonly Span[]
}

/** The most boosts of a server that run or will run. */
export const MOST_BOOSTS = 25
/** A boost ends at most this long from now, and runs are looked for at most this far ahead. */
export const LONGEST_BOOST_MS = 366 * DAY_MS

/** How far ahead runs are computed at a time. */
const LOOK_AHEAD_MS = 8 * DAY_MS

/** One list for all guilds without boosts: most have none, and a process remembers the boosts of each guild. */
export const NO_BOOSTS: readonly Boost[] = []

/** The runs of a boost that overlap a span. */
interface Known extends Span {
  runs: readonly Span[]
}

/** Runs by boost. They are kept because the times of a week are slow to compute, and each message needs them. */
const known = new WeakMap<Boost, Known>()

/** The runs of a boost that overlap a span, each with its whole length, in order. */
export function runsBetween(boost: Boost, { from, until }: Span): Span[] {
  const whole = { from: boost.startsAt, until: boost.endsAt ?? Number.POSITIVE_INFINITY }
  const spans = boost.weekly === null ? [whole] : weeklySpans(boost.weekly, { from, until })
  return boost.cuts
    .reduce<Span[]>(without, spans.map((span) => within(span, whole)).filter(isSome))
    .filter((run) => run.until > from && run.from < until)
}

const within = (span: Span, other: Span): Span => ({
  from: Math.max(span.from, other.from),
  until: Math.min(span.until, other.until),
})

const isSome = ({ from, until }: Span): boolean => from < until

const without = (spans: Span[], cut: Span): Span[] =>
  spans.flatMap(({ from, until }) =>
    cut.until <= from || cut.from >= until
      ? [{ from, until }]
      : [
          { from, until: cut.from },
          { from: cut.until, until },
        ].filter(isSome),
  )

/** The run of a boost at a time; null if it does not run then. @param at milliseconds since 1970 */
function runAt(boost: Boost, at: number): Span | null {
  if (at < boost.startsAt || (boost.endsAt !== null && at >= boost.endsAt)) return null
  return runsAround(boost, at).find((run) => run.from <= at && at < run.until) ?? null
}

function runsAround(boost: Boost, at: number): readonly Span[] {
  const last = known.get(boost)
  if (last !== undefined && last.from <= at && at < last.until) return last.runs
  const around = { from: at - DAY_MS, until: at + 2 * DAY_MS }
  const runs = runsBetween(boost, around)
  known.set(boost, { ...around, runs })
  return runs
}

/**
 * The factor by which boosts multiply the XP that is earned at a time; 1 if none runs.
 * @param at the time of the message, not the time at which it is handled; milliseconds since 1970
 * @returns 0..10
 */
export function boostFactorAt(boosts: readonly Boost[], at: number): number {
  return boostAt(boosts, at)?.boost.factor ?? 1
}

/** A boost with one of its runs. */
export interface BoostRun {
  boost: Boost
  run: Span
}

/** Of the boosts that run at a time, the one with the highest factor, with its run; null if none runs. */
export function boostAt(boosts: readonly Boost[], at: number): BoostRun | null {
  let highest: BoostRun | null = null
  for (const boost of boosts) {
    if (highest !== null && boost.factor <= highest.boost.factor) continue
    const run = runAt(boost, at)
    if (run !== null) highest = { boost, run }
  }
  return highest
}

/** The next runs of a boost, in order. The first may have begun already. @param count 1 or more */
export function nextRuns(boost: Boost, at: number, count: number): Span[] {
  const runs: Span[] = []
  for (let from = at; runs.length < count && from < at + LONGEST_BOOST_MS; ) {
    const until = from + LOOK_AHEAD_MS
    const found = runsBetween(boost, { from, until }).filter(
      ({ from: start }) => !runs.some((run) => run.from === start),
    )
    runs.push(...found)
    from = until
    if (boost.endsAt !== null && from >= boost.endsAt) break
    if (boost.weekly === null && boost.startsAt < from) break
  }
  return runs.slice(0, count)
}

/** A start or an end of a run. */
export interface Edge {
  kind: 'start' | 'end'
  at: number
  run: Span
}

/** The starts and ends of runs that come after `from` and not after `until`, in order. */
export function edgesBetween(boost: Boost, { from, until }: Span): Edge[] {
  return runsBetween(boost, { from: from - 1, until: until + 1 })
    .flatMap((run): Edge[] => [
      { kind: 'start', at: run.from, run },
      { kind: 'end', at: run.until, run },
    ])
    .filter(({ at }) => at > from && at <= until)
    .sort((a, b) => a.at - b.at)
}

/** The next start or end after a time; null if there is none within a year. @param after milliseconds since 1970 */
export function nextEdge(boost: Boost, after: number): Edge | null {
  const [run, next] = nextRuns(boost, after, 2)
  if (run === undefined) return null
  if (run.from > after) return { kind: 'start', at: run.from, run }
  if (run.until > after && Number.isFinite(run.until)) return { kind: 'end', at: run.until, run }
  return next === undefined ? null : { kind: 'start', at: next.from, run: next }
}
