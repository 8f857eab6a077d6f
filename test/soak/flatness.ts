/** A measured value. */
export interface Point {
  /** Seconds since the start of the measurement. */
  atSeconds: number
  value: number
}

/** How much a value may rise over the judged time and still counts as flat: the larger of the two. */
export interface Bound {
  /** In the unit of the value. */
  rise: number
  /** Part of the value's median, e.g. 0.1. */
  share: number
}

export interface Verdict {
  /** False also if there are too few points to judge. */
  flat: boolean
  /** Of the judged points. */
  median: number
  /** Of the line through the judged points. */
  risePerMinute: number
  /** Of that line, from the first judged point to the last. */
  rise: number
  allowedRise: number
}

/** With fewer points in the second half, a line through them says nothing. */
const FEWEST_POINTS = 5
const SECONDS_PER_MINUTE = 60

const middleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

/**
 * The median of the slopes of all pairs of points (Theil and Sen). A few points far from the others change it little; they
 * would change the line of least squares much.
 * @returns in units a second
 */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((from, nth) =>
    points
      .slice(nth + 1)
      .filter((to) => to.atSeconds > from.atSeconds)
      .map((to) => (to.value - from.value) / (to.atSeconds - from.atSeconds)),
  )
  return slopes.length === 0 ? 0 : middleOf(slopes)
}

/**
 * Judges whether a value stays the same. The first half of the time is left out, because caches and pools fill then. A value
 * that falls counts as flat.
 * @param points in the order of their time
 */
export function judgeFlatness(points: readonly Point[], bound: Bound): Verdict {
  const [start, end] = [points[0]?.atSeconds ?? 0, points.at(-1)?.atSeconds ?? 0]
  const judged = points.filter(({ atSeconds }) => atSeconds >= (start + end) / 2)
  const seconds = end - (judged[0]?.atSeconds ?? end)
  const slope = slopeOf(judged)
  const median = middleOf(judged.map(({ value }) => value))
  const allowedRise = Math.max(bound.rise, bound.share * median)
  const rise = slope * seconds
  return {
    flat: judged.length >= FEWEST_POINTS && rise <= allowedRise,
    median,
    risePerMinute: slope * SECONDS_PER_MINUTE,
    rise,
    allowedRise,
  }
}
