import { type Curve, levelAt, MAX_LEVEL, MAX_XP, xpFor } from './curve.ts'

/** What an admin does to a member's XP; amounts are whole numbers >= 1. */
export type XpChange = { give: 'xp' | 'levels'; amount: number } | { take: 'xp' | 'levels'; amount: number }

/** A total with its level. */
export interface Total {
  xp: number
  level: number
}

export type DecidedChange =
  | { ok: true; after: Total }
  /** More cannot be held, in levels or in XP. */
  | { ok: false; reason: 'at-most' }
  | { ok: false; reason: 'nothing-to-take' }
  | { ok: false; reason: 'too-few-levels'; level: number }

const changedTo = (xp: number, curve: Curve): DecidedChange => ({ ok: true, after: { xp, level: levelAt(xp, curve) } })

/** Levels move XP to the start of the new level; the highest level is the last there is. */
function giveLevels({ xp }: Total, amount: number, curve: Curve): DecidedChange {
  const level = levelAt(xp, curve)
  // Past the start of the highest level there is XP that a move to that start would take away.
  if (level === MAX_LEVEL) return { ok: false, reason: 'at-most' }
  return changedTo(xpFor(Math.min(MAX_LEVEL, level + amount), curve), curve)
}

function takeLevels({ xp }: Total, amount: number, curve: Curve): DecidedChange {
  const level = levelAt(xp, curve)
  if (amount > level) return { ok: false, reason: 'too-few-levels', level }
  return changedTo(xpFor(level - amount, curve), curve)
}

/** Never above the maximum. */
function giveXp({ xp }: Total, amount: number, curve: Curve): DecidedChange {
  if (xp >= MAX_XP) return { ok: false, reason: 'at-most' }
  return changedTo(amount > MAX_XP - xp ? MAX_XP : xp + amount, curve)
}

/** Never below 0. */
function takeXp({ xp }: Total, amount: number, curve: Curve): DecidedChange {
  if (xp === 0) return { ok: false, reason: 'nothing-to-take' }
  return changedTo(Math.max(0, xp - amount), curve)
}

/**
 * What a member has after an admin's change, or why it cannot be made. The new total always differs from the old. The level
 * before is computed from the XP, because the stored one may follow the guild's curve a little later.
 */
export function decideChange(before: Total, change: XpChange, curve: Curve): DecidedChange {
  const { amount } = change
  if ('give' in change) return change.give === 'xp' ? giveXp(before, amount, curve) : giveLevels(before, amount, curve)
  return change.take === 'xp' ? takeXp(before, amount, curve) : takeLevels(before, amount, curve)
}

/**
 * What a member has after an admin sets XP, or a level: XP is then at the start of the level.
 * @param amount whole number >= 0, at most `MAX_XP` or `MAX_LEVEL`
 */
export function decideSet(
  before: Total,
  { unit, amount }: { unit: 'xp' | 'levels'; amount: number },
  curve: Curve,
): { ok: true; after: Total } | { ok: false; reason: 'already-there' } {
  const isThere = unit === 'xp' ? before.xp === amount : levelAt(before.xp, curve) === amount
  if (isThere) return { ok: false, reason: 'already-there' }
  const xp = unit === 'xp' ? amount : xpFor(amount, curve)
  return { ok: true, after: { xp, level: levelAt(xp, curve) } }
}
