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
 * The totals at which a level of either curve begins, in ascending order. All members between two neighbouring totals have the
 * same level on the old curve, and the same level on the new one. Totals that no member has reached are left out.
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
  let nth = 0
  for (const { level: step, members } of counts.toSorted((a, b) => a.level - b.level)) {
    const [first, end] = [Math.max(1, placeStepStart(step)), placeStepEnd(step) + 1]
    let counted = 0
    // The part in which the step begins, and all parts that begin in the step.
    while ((totals[nth + 1] ?? end) <= first) nth++
    for (; ; nth++) {
      const partEnd = Math.min(totals[nth + 1] ?? end, end)
      const below = Math.round((members * (partEnd - first)) / (end - first))
      const part = parts[nth]
      if (part !== undefined) part.members += below - counted
      counted = below
      if (partEnd === end) break
    }
  }
  return parts
}

/** The effect of a change of the curve on members. */
export interface CurveEffect {
  /** Members with any XP. */
  all: number
  /** Members who get a higher level. */
  up: number
  /** Members who get a lower level. */
  down: number
  /** Roles that nobody gains or loses are absent. Lowest level first. */
  roles: RoleOutcome[]
}

/** The effect of a change of the curve. @param parts members by total, parted at `levelStarts` */
export function curveEffect(parts: readonly TotalPart[], before: Curve, after: Curve, rules: RoleRules): CurveEffect {
  const roleLevels = rules.levelRoles.map(({ level }) => level)
  /** The highest level with a role, up to the given level. Members between two such levels have the same roles. */
  const roleLevel = (level: number): number => Math.max(0, ...roleLevels.filter((one) => one <= level))
  const moves = new Map<string, MovedMembers>()
  const effect = { all: 0, up: 0, down: 0 }
  for (const { from, members } of parts) {
    const [old, fresh] = [levelAt(from, before), levelAt(from, after)]
    effect.all += members
    if (fresh > old) effect.up += members
    if (fresh < old) effect.down += members
    const move = { before: roleLevel(old), after: roleLevel(fresh) }
    const key = `${move.before} ${move.after}`
    moves.set(key, { ...move, members: (moves.get(key)?.members ?? 0) + members })
  }
  return { ...effect, roles: movedOutcome([...moves.values()], rules, rules).roles }
}
