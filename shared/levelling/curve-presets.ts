import { type Curve, DEFAULT_CURVE, PARTS_PER_XP } from './curve.ts'
import { writeCurve } from './stored-curve.ts'

/** The curves from which an admin can choose, in this order. */
export const CURVE_PRESETS = ['mee6', 'flat', 'linear', 'quadratic', 'arcane', 'levelup', 'polaris'] as const

export type CurvePreset = (typeof CURVE_PRESETS)[number]

/** The curve whose level L is reached at cubic L³ + square L² + linear L XP. Coefficients are rounded to 1/600 XP. */
export const curveInXp = ({ cubic = 0, square = 0, linear = 0 }: Partial<Curve>): Curve => ({
  cubic: Math.round(cubic * PARTS_PER_XP),
  square: Math.round(square * PARTS_PER_XP),
  linear: Math.round(linear * PARTS_PER_XP),
})

/**
 * The curves of the presets. Those of other bots count levels as these bots do with their default settings:
 *
 * - MEE6: level l to the next takes 5 l² + 50 l + 100. https://github.com/Mee6/Mee6-documentation/blob/master/docs/levels_xp.md
 *   Lurkr, and most bots that import from MEE6, use the same.
 * - Arcane: 50 L² + 25 L in total. https://github.com/GDColon/Polaris-Open/blob/main/json/curve_presets.json (`Arcane`)
 * - LevelUp for Red: 100 L² in total. https://github.com/vertyco/vrt-cogs/blob/main/levelup/common/models.py (`Algorithm`)
 * - Polaris: L³ + 50 L² + 100 L in total. It rounds each total to the nearest 100 XP, so its levels begin up to 50 XP earlier or
 *   later. https://github.com/GDColon/Polaris-Open/blob/main/classes/Tools.js (`xpForLevel`)
 *
 * No public source gives the exact totals of Amari and Tatsu.
 */
export const PRESET_CURVES: Readonly<Record<CurvePreset, Curve>> = {
  mee6: DEFAULT_CURVE,
  /** Each level takes 1,000 XP. */
  flat: curveInXp({ linear: 1_000 }),
  /** The first level takes 100 XP, each further one 100 XP more than the one before. */
  linear: curveInXp({ square: 50, linear: 50 }),
  /** Level n takes 20 n² XP more than the one before. */
  quadratic: curveInXp({ cubic: 20 / 3, square: 10, linear: 10 / 3 }),
  arcane: curveInXp({ square: 50, linear: 25 }),
  levelup: curveInXp({ square: 100 }),
  polaris: curveInXp({ cubic: 1, square: 50, linear: 100 }),
}

const BY_TEXT: ReadonlyMap<string, CurvePreset> = new Map(
  CURVE_PRESETS.map((preset) => [writeCurve(PRESET_CURVES[preset]), preset]),
)

/** The preset with this curve; null for own coefficients. */
export const presetOf = (curve: Curve): CurvePreset | null => BY_TEXT.get(writeCurve(curve)) ?? null
