import { type Curve, DEFAULT_CURVE, exactXpFor, MAX_LEVEL, MAX_XP, PARTS_PER_XP } from './curve.ts'

/** A curve as a column holds it: the three coefficients, e.g. `1000,13500,45500`. */
export const writeCurve = ({ cubic, square, linear }: Curve): string => `${cubic},${square},${linear}`

/** The default curve as a column holds it. */
export const DEFAULT_CURVE_TEXT = writeCurve(DEFAULT_CURVE)

const WRITTEN = /^(-?\d{1,15}),(-?\d{1,15}),(-?\d{1,15})$/

/** Reads a curve without checking that a guild can use it. @returns null for a text of another form */
export function parseCurve(text: string): Curve | null {
  const [, cubic, square, linear] = WRITTEN.exec(text) ?? []
  // `0 +` turns the -0 of a text `-0` into 0.
  return cubic === undefined
    ? null
    : { cubic: 0 + Number(cubic), square: 0 + Number(square), linear: 0 + Number(linear) }
}

/**
 * The curve of a guild from its column.
 * @param text null where the guild is not registered
 * @returns the default curve also for a text that is no usable curve. Only a change by hand can leave such a text, and it must
 * not stop the awards of other guilds
 */
export function readCurve(text: string | null | undefined): Curve {
  if (text === null || text === undefined || text === DEFAULT_CURVE_TEXT) return DEFAULT_CURVE
  const curve = parseCurve(text)
  return curve === null || curveProblem(curve) !== null ? DEFAULT_CURVE : curve
}

/** Why a guild cannot use a curve. */
export type CurveProblem =
  /** `level` is the first that takes no more XP than the level before it. */
  | { problem: 'not-rising'; level: number }
  /** `level` is the first that takes more XP than a member can have. */
  | { problem: 'too-high'; level: number }
  /** A coefficient is above its limit, or not whole. */
  | { problem: 'too-large' }

/** The largest coefficients. Up to these sizes, no step of `xpFor` is rounded. */
const LARGEST: Curve = { cubic: 5_400_000_000, square: 5_000_000_000_000, linear: 900_000_000_000_000 }

/** The largest coefficients in whole XP, as an admin types them. */
export const LARGEST_IN_XP: Curve = {
  cubic: Math.floor(LARGEST.cubic / PARTS_PER_XP),
  square: Math.floor(LARGEST.square / PARTS_PER_XP),
  linear: Math.floor(LARGEST.linear / PARTS_PER_XP),
}

/** Checks a curve on all of its levels. @returns null where a guild can use it */
export function curveProblem(curve: Curve): CurveProblem | null {
  const isUsable = (name: keyof Curve): boolean =>
    Number.isSafeInteger(curve[name]) && Math.abs(curve[name]) <= LARGEST[name]
  if (!isUsable('cubic') || !isUsable('square') || !isUsable('linear')) return { problem: 'too-large' }
  let before = 0n
  for (let level = 1; level <= MAX_LEVEL; level++) {
    const total = exactXpFor(level, curve)
    if (total <= before) return { problem: 'not-rising', level }
    if (total > BigInt(MAX_XP)) return { problem: 'too-high', level }
    before = total
  }
  return null
}
