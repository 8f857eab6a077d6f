/** One of the values at random; undefined if there are none. */
export const pick = <Value>(values: readonly Value[]): Value | undefined =>
  values[Math.floor(Math.random() * values.length)]
