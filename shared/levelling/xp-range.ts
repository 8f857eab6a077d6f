import type { Snowflake } from '../discord/snowflake.ts'
import { MAX_LEVEL, MAX_XP } from './curve.ts'
import { placeStep, placeStepStart } from './place-step.ts'

/** Each step (`placeStep`), here called a level, is divided into so many parts of equal width, except the lowest and the highest. */
export const PARTS_PER_LEVEL = 16

/**
 * On level 0, ids with the same bits from this one up are in one group: 2^57 is 398 days of Discord's time. In a guild of a
 * million members, tens of thousands have the same XP on level 0, because each of them wrote one message.
 */
export const ID_GROUP_BITS = 57
/** The number of groups that 64-bit ids can make. */
export const ID_GROUPS = 128

/**
 * A range of places inside a level. A higher `part` ranks higher.
 *
 * - Level 0: members with the same XP whose ids are in the same group. `part` is `xp * 128 + 127 - group`.
 * - Levels 1 to 999: a sixteenth of the level's XP, 0..15.
 * - Level 1000 has no end and no parts: `part` is 0. It takes 1.7 billion XP to reach it.
 */
export interface XpRange {
  level: number
  part: number
}

/** The range in which a member is counted; null for a member without XP, who is not counted. */
export function xpRangeOf({ xp }: { xp: number }, userId: Snowflake): XpRange | null {
  if (xp <= 0) return null
  const level = placeStep(xp)
  if (level === 0) return { level, part: xp * ID_GROUPS + ID_GROUPS - 1 - idGroup(userId) }
  if (level >= MAX_LEVEL) return { level, part: 0 }
  const start = placeStepStart(level)
  return { level, part: Math.floor(((xp - start) * PARTS_PER_LEVEL) / (placeStepStart(level + 1) - start)) }
}

const idGroup = (userId: Snowflake): number => Number(BigInt(userId) >> BigInt(ID_GROUP_BITS))

/** A place in the order of ranks: the first member with this XP and this id or a higher one. */
export interface Place {
  xp: number
  userId: Snowflake
}

/** The first place below a range. @returns the place of a member with 0 XP below the lowest range */
export function placeBelow({ level, part }: XpRange): Place {
  if (level === 0) {
    const [xp, group] = [Math.floor(part / ID_GROUPS), ID_GROUPS - 1 - (part % ID_GROUPS)]
    if (group === ID_GROUPS - 1) return { xp: xp - 1, userId: '0' }
    return { xp, userId: String(BigInt(group + 1) << BigInt(ID_GROUP_BITS)) }
  }
  return { xp: partStart(level, part) - 1, userId: '0' }
}

/** The lowest XP of a part. @param level 1 or more @param part 16 is the start of the next level */
function partStart(level: number, part: number): number {
  const start = placeStepStart(level)
  if (level >= MAX_LEVEL) return start
  return start + Math.ceil((part * (placeStepStart(level + 1) - start)) / PARTS_PER_LEVEL)
}

/** Neighbouring ranges of a level. They hold all members of the level with some XP, and no others. */
export interface LevelPiece {
  level: number
  /** The lowest part, and the one after the highest. */
  parts: readonly [from: number, below: number]
  /** The lowest XP, and the one after the highest. */
  xp: readonly [from: number, below: number]
}

/**
 * Divides a level into pieces: level 0 by its 99 amounts of XP, the others by their parts.
 * @param isWhole makes one piece of the whole level
 */
export function levelPieces(level: number, isWhole: boolean): LevelPiece[] {
  if (level >= MAX_LEVEL) return [{ level, parts: [0, 1], xp: [placeStepStart(level), MAX_XP + 1] }]
  const [first, end] = level === 0 ? [1, placeStepStart(1)] : [0, PARTS_PER_LEVEL]
  const pieceOf = (from: number, below: number): LevelPiece =>
    level === 0
      ? { level, parts: [from * ID_GROUPS, below * ID_GROUPS], xp: [from, below] }
      : { level, parts: [from, below], xp: [partStart(level, from), partStart(level, below)] }
  if (isWhole) return [pieceOf(first, end)]
  return Array.from({ length: end - first }, (_, nth) => pieceOf(first + nth, first + nth + 1))
}
