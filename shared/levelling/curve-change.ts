import { type Curve, levelAt, MAX_LEVEL, MAX_XP, xpFor } from './curve.ts'
import { placeStepStart } from './place-step.ts'
import { type LevelCount, type MovedMembers, movedOutcome, type RoleOutcome, type RoleRules } from './role-outcome.ts'

/** The levels of a short table, e.g. in a message. */
export const FEW_LEVELS = [1, 2, 5, 10, 20, 50, 100] as const

/** The levels of a long table, and of the plot beside it. */
export const MANY_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100] as const

/** The total XP that a level takes before and after the change. */
export interface ShownLevel {
  level: number
  now: number
  after: number
}

/** The table of levels before a change of the curve. */
export const shownLevels = (levels: readonly number[], before: Curve, after: Curve): ShownLevel[] =>
  levels.map((level) => ({ level, now: xpFor(level, before), after: xpFor(level, after) }))

/** Members whose total is at least `from`, and below `from` of the next part. */
export interface TotalPart {
  from: number
  members: number
}

/** The highest total of a step. */
const placeStepEnd = (step: number): number => (step >= MAX_LEVEL ? MAX_XP : placeStepStart(step + 1) - 1)

/**
 * The totals, from the least to the greatest, at which a level of one of two curves begins. Between two of them, each member
 * has the same level by the same curve. Totals that no member has reached are left out.
 * @param counts members by step, see `placeStep`
 */
export function levelStarts(counts: readonly LevelCount[], before: Curve, after: Curve): number[] {
  const top = Math.max(0, ...counts.map(({ level: step }) => placeStepEnd(step)))
  const starts = new Set([1])
  for (const curve of [before, after])
    for (let level = 1; level <= MAX_LEVEL && xpFor(level, curve) <= top; level++) starts.add(xpFor(level, curve))
  return [...starts].sort((a, b) => a - b)
}

/**
 * Estimates how many members are between these totals, as if the members of a step stood at equal distances.
 * @param counts members by step, see `placeStep` @param totals as `levelStarts` returned them
 */
export function estimatedParts(counts: readonly LevelCount[], totals: readonly number[]): TotalPart[] {
  const parts = totals.map((from): TotalPart => ({ from, members: 0 }))
  for (const { level: step, members } of counts) {
    const [first, last] = [Math.max(1, placeStepStart(step)), placeStepEnd(step)]
    /** How many of the step's members are below a total. */
    const below = (total: number): number =>
      Math.round((members * (Math.min(Math.max(total, first), last + 1) - first)) / (last + 1 - first))
    for (const [nth, part] of parts.entries())
      part.members += below(totals[nth + 1] ?? Number.POSITIVE_INFINITY) - below(part.from)
  }
  return parts
}

/** The effect of a change of the curve on members. */
export interface CurveEffect {
  /** Members with any XP, and how many of them get a higher and a lower level. */
  all: number
  up: number
  down: number
  /** Roles that nobody gains or loses are absent. Lowest level first. */
  roles: RoleOutcome[]
}

/** The effect of a change of the curve. @param parts members by total, parted at `levelStarts` */
export function curveEffect(parts: readonly TotalPart[], before: Curve, after: Curve, rules: RoleRules): CurveEffect {
  const moves = parts.map(
    ({ from, members }): MovedMembers => ({ before: levelAt(from, before), after: levelAt(from, after), members }),
  )
  const sum = (some: readonly MovedMembers[]): number => some.reduce((all, { members }) => all + members, 0)
  return {
    all: sum(moves),
    up: sum(moves.filter((move) => move.after > move.before)),
    down: sum(moves.filter((move) => move.after < move.before)),
    roles: movedOutcome(moves, rules, rules).roles,
  }
}
