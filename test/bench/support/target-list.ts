import type { Measure } from './report.ts'

/**
 * Every measure of a bench, with its target; null where none is promised. `*` stands for any part of a name.
 * `scripts/bench --help` reads these lists as text: one line for each measure, and what it measures behind it.
 */
export type Targets = Readonly<Record<string, NonNullable<Measure['target']> | null>>

const matches = (pattern: string, name: string): boolean => {
  const [start = '', end] = pattern.split('*')
  return end === undefined ? name === pattern : name.startsWith(start) && name.endsWith(end)
}

/** Adds the target, unless the measure has one of its own. @throws where the measure is not listed */
export function withTarget(targets: Targets, measure: Measure): Measure {
  const entry = Object.entries(targets).find(([pattern]) => matches(pattern, measure.measure))
  if (entry === undefined) throw new Error(`${measure.measure} is missing in the list of targets`)
  const [, target] = entry
  return target === null || measure.target !== undefined ? measure : { ...measure, target }
}

/**
 * Whether a part of a bench takes a measure that was asked for.
 * @param taken the names of the part's measures, or what they begin with
 * @param only a text that the name of a measure contains
 */
export const takesAny = (targets: Targets, taken: readonly string[], only: string): boolean =>
  Object.keys(targets)
    .filter((pattern) => taken.some((start) => pattern.startsWith(start)))
    .some((pattern) => pattern.includes(only) || matches(pattern, only))
