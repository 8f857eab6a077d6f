import type { Snowflake } from '../discord/snowflake.ts'
import { type Curve, levelAt } from './curve.ts'

/** A change of a member's XP, by a message or by an admin. */
export interface XpStep {
  userId: Snowflake
  /** Milliseconds since 1970. */
  at: number
  /** By how much the total changed. */
  by: number
}

/** A step with the totals before and after. */
export type PlacedStep<Step extends XpStep> = Step & { before: number; after: number }

/**
 * The totals around each of the last changes of members' XP. They are computed backwards from the totals of now, because
 * totals of the past are not stored.
 * @param steps every change of these members since the first of the steps, in any order
 * @returns the steps, oldest first
 */
export function placeSteps<Step extends XpStep>(
  steps: readonly Step[],
  totalNow: (userId: Snowflake) => number,
): PlacedStep<Step>[] {
  const totals = new Map<Snowflake, number>()
  const placed = steps
    .toSorted((a, b) => b.at - a.at)
    .map((step) => {
      const after = totals.get(step.userId) ?? totalNow(step.userId)
      // A change that is not among the steps can have made the total smaller.
      const before = Math.max(0, after - step.by)
      totals.set(step.userId, before)
      return { ...step, before, after }
    })
  return placed.reverse()
}

/** The level that a step reached; null where it reached none. */
export function reachedLevel({ before, after }: { before: number; after: number }, curve: Curve): number | null {
  const level = levelAt(after, curve)
  return level > levelAt(before, curve) ? level : null
}
