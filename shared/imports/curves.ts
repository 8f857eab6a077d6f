import type { Curve } from '../levelling/curve.ts'
import { PRESET_CURVES } from '../levelling/curve-presets.ts'
import { curveProblem } from '../levelling/stored-curve.ts'
import type { Detected } from './sink.ts'

/** The curve by which the bot of a file counts levels; null where it is not known, or no server can have it. */
export function curveOfFile({ format, besides }: Pick<Detected, 'format' | 'besides'>): Curve | null {
  const own = format.ownCurve?.(besides) ?? null
  if (own !== null && curveProblem(own) === null) return own
  return format.curve === null ? null : PRESET_CURVES[format.curve]
}
