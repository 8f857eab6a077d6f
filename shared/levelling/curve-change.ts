import { type Curve, levelAt, MAX_LEVEL, MAX_XP, xpFor } from './curve.ts'
import { placeStepStart } from './place-step.ts'
import type { LevelCount } from './role-outcome.ts'

/** The levels of the table that is shown before a curve is applied. */
const SHOWN_LEVELS = [1, 2, 5, 10, 20, 50, 100] as const

/** The total XP that a level takes before and after the change. */
export interface ShownLevel {
  level: number
  now: number
  after: number
}

/** The table of levels before a change of the curve. */
export const shownLevels = (before: Curve, after: Curve): ShownLevel[] =>
  SHOWN_LEVELS.map((level) => ({ level, now: xpFor(level, before), after: xpFor(level, after) }))

/** How many members a change of the curve moves to another level. Counts of members by step give only these two bounds. */
export interface ChangedLevels {
  least: number
  most: number
  /** Members with any XP. */
  all: number
}

/** Counts the members who have another level on the new curve. @param counts members by step, see `placeStep` */
export function changedLevels(counts: readonly LevelCount[], before: Curve, after: Curve): ChangedLevels {
  const changed = { least: 0, most: 0, all: 0 }
  for (const { level: step, members } of counts) {
    const [first, last] = [Math.max(1, placeStepStart(step)), step >= MAX_LEVEL ? MAX_XP : placeStepStart(step + 1) - 1]
    const [old, fresh] = [before, after].map((curve) => ({ from: levelAt(first, curve), to: levelAt(last, curve) }))
    if (old === undefined || fresh === undefined) continue
    const allChange = old.to < fresh.from || fresh.to < old.from
    const noneChanges = old.from === old.to && fresh.from === fresh.to && old.from === fresh.from
    changed.all += members
    if (allChange) changed.least += members
    if (!noneChanges) changed.most += members
  }
  return changed
}
