import { MAX_LEVEL } from './curve.ts'
import type { LevelRole } from './level-roles.ts'

/** Which level-ups are announced: all, or only those that pass the level of a level role. */
export const ANNOUNCED = ['all', 'rewards'] as const

/** Which level-ups a server announces. A level-up must pass every condition. */
export interface AnnouncedLevels {
  /** Every so many levels, 1..100; 1 for all. */
  announceEvery: number
  /** The lowest level, 1..1000. */
  announceFrom: number
  announceOnly: (typeof ANNOUNCED)[number]
}

/**
 * Whether a level-up is announced. A level-up may pass several levels, and is announced if one of them is: a member who jumps
 * from level 9 to 11 has also reached level 10.
 * @param previous the level before, less than `level`
 */
export function isAnnounced(
  { announceEvery, announceFrom, announceOnly }: AnnouncedLevels,
  levelRoles: readonly LevelRole[],
  { previous, level }: { previous: number; level: number },
): boolean {
  const lowest = Math.max(previous + 1, announceFrom)
  const isMultiple = (one: number): boolean => one % announceEvery === 0
  if (announceOnly === 'rewards') {
    return levelRoles.some((role) => role.level >= lowest && role.level <= level && isMultiple(role.level))
  }
  return lowest <= level && Math.floor(level / announceEvery) * announceEvery >= lowest
}

/** The level of an example, if level-ups to it are announced. */
const USUAL_LEVEL = 5

/**
 * The level of an example: 5, or else the nearest higher level that is announced, or else a lower one; null if none is announced.
 * @param except levels that are no example, unless only these are announced
 */
export function exampleLevel(
  announced: AnnouncedLevels,
  levelRoles: readonly LevelRole[],
  except: ReadonlySet<number> = new Set(),
): number | null {
  const isShown = (level: number): boolean =>
    !except.has(level) && isAnnounced(announced, levelRoles, { previous: level - 1, level })
  for (let level = USUAL_LEVEL; level <= MAX_LEVEL; level++) if (isShown(level)) return level
  for (let level = USUAL_LEVEL - 1; level > 0; level--) if (isShown(level)) return level
  return except.size === 0 ? null : exampleLevel(announced, levelRoles)
}
