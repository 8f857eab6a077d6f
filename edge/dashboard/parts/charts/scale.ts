/** The axis of a chart with values from 0 on. */
export interface Scale {
  /** The end of the axis: at least the greatest value. */
  top: number
  /** Numbers at the axis, from 0 to `top`, with equal distances. */
  ticks: readonly number[]
}

const MOST_STEPS = 4

/**
 * An axis whose numbers are round: 1, 2 or 5 with zeros.
 * @param values whole numbers >= 0
 */
export function scaleOf(values: readonly number[]): Scale {
  const most = Math.max(1, ...values)
  const power = 10 ** Math.floor(Math.log10(most / MOST_STEPS))
  const step = Math.max(1, [1, 2, 5, 10].map((nice) => nice * power).find((nice) => nice * MOST_STEPS >= most) ?? most)
  const steps = Math.ceil(most / step)
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, nth) => nth * step) }
}

/** The height of a value in a chart. @returns 0 to 100 */
export const heightOf = (value: number, { top }: Scale): number => (100 * value) / top
