import { assertNever } from '../assert-never.ts'
import { type Curve, levelAt, MAX_LEVEL, MAX_XP, xpFor } from '../levelling/curve.ts'
import { type MemberValues, MOST_MESSAGES, type RowRefusal } from './values.ts'

/** How an import changes the total of a member who has XP already. */
export const IMPORT_MODES = ['replace', 'add', 'higher'] as const

export type ImportMode = (typeof IMPORT_MODES)[number]

/** How a row changes a member's total: as an import does, or as a change of many members does. */
export type TotalMode = ImportMode | 'reset' | 'give'

/** Whether it is the mode of a change of many members. */
export const isBulk = (mode: TotalMode): mode is 'reset' | 'give' => mode === 'reset' || mode === 'give'

/**
 * What stays the same where the other bot's curve differs:
 * - `totals`: the XP, so that levels are those of this server's curve.
 * - `levels`: the level, and the share of the way to the next one.
 * - `curve`: both: the server takes over the other bot's curve.
 */
export const KEPT = ['totals', 'levels', 'curve'] as const

export type Kept = (typeof KEPT)[number]

/** The curves of an import. */
export interface ImportCurves {
  /** The other bot's; null where it is not known. */
  from: Curve | null
  /** The server's. */
  to: Curve
}

/** The total that a row of a file stands for, or why none. */
export type WantedXp = { ok: true; xp: number } | { ok: false; why: RowRefusal }

/** Computes the total that a row of a file stands for. */
export function wantedXp(
  { xp, level }: Omit<MemberValues, 'messages'>,
  keeps: Exclude<Kept, 'curve'>,
  { from, to }: ImportCurves,
): WantedXp {
  if (keeps === 'totals' && xp !== null) return { ok: true, xp }
  const counted = from !== null && xp !== null ? levelAt(xp, from) : null
  const reached = level ?? counted
  if (reached === null) return { ok: false, why: 'no-level' }
  const start = xpFor(reached, to)
  if (from === null || xp === null || reached >= MAX_LEVEL) return { ok: true, xp: start }
  const [fromStart, fromEnd] = [xpFor(reached, from), xpFor(reached + 1, from)]
  // The level of the file wins over the curve: XP outside of the level counts as its beginning or end.
  const into = Math.min(Math.max(xp - fromStart, 0), fromEnd - fromStart - 1)
  // A large total times another does not fit a JavaScript number.
  const share = (BigInt(xpFor(reached + 1, to) - start) * BigInt(into)) / BigInt(fromEnd - fromStart)
  return { ok: true, xp: start + Number(share) }
}

/**
 * The total of a member after an import or a change of many members. @param now the present total
 * @param wanted as `wantedXp` computed it; the XP that a gift adds
 */
export function importedTotal(now: number, wanted: number, mode: TotalMode): number {
  switch (mode) {
    case 'replace':
      return wanted
    case 'add':
      return Math.min(MAX_XP, now + wanted)
    case 'higher':
      return Math.max(now, wanted)
    case 'reset':
      return 0
    case 'give':
      // A part of a gift would not be what the admin confirmed.
      return isTooMuch(now, wanted) ? now : now + wanted
    default:
      return assertNever(mode)
  }
}

/** Whether a member does not get a gift, because a total cannot be above `MAX_XP`. */
export const isTooMuch = (now: number, gift: number): boolean => gift > MAX_XP - now

/** How many messages a member has written after the import. @param now the present number @param wanted the file's; nothing changes without one */
export function importedMessages(now: number, wanted: number | null | undefined, mode: TotalMode): number {
  if (wanted === null || wanted === undefined) return now
  if (mode === 'add') return Math.min(MOST_MESSAGES, now + wanted)
  return mode === 'replace' ? wanted : Math.max(now, wanted)
}
