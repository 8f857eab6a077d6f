import type { Coefficients, CurveBody, CurveReply } from '../../../../shared/api/curve.ts'
import { PARTS_PER_XP } from '../../../../shared/levelling/curve.ts'
import { readNumber } from '../settings/typed.ts'

/** The coefficients, in the order of the formula. */
export const COEFFICIENTS = ['cubic', 'square', 'linear'] as const

type Preset = CurveReply['presets'][number]['preset']

/** A curve that is being chosen. */
export interface Draft {
  choice: Preset | 'own'
  /** The coefficients as they are typed. */
  typed: Readonly<Record<keyof Coefficients, string>>
}

/** Coefficients are multiples of 1/600 XP, and four decimals tell them apart. */
const DECIMALS = 4
/** Coefficients with a smaller difference are stored as the same. */
const LEAST_DIFFERENCE = 0.5 / PARTS_PER_XP

/**
 * The draft with a curve's own values.
 * @param write writes a number in the language of the page, without separators between digits
 */
export function draftOf({ preset, ...curve }: CurveReply['curve'], write: (value: number) => string): Draft {
  const typed = (name: keyof Coefficients) => write(Number(curve[name].toFixed(DECIMALS)))
  return {
    choice: preset ?? 'own',
    typed: { cubic: typed('cubic'), square: typed('square'), linear: typed('linear') },
  }
}

/** The number of a typed coefficient; an empty field is 0. @returns null where the text is not a number */
export function readCoefficient(typed: string): number | null {
  if (typed.trim() === '') return 0
  const read = readNumber(typed, { kind: 'number', min: null, max: null })
  return read.ok ? read.value : null
}

/** The body of the request to the API; null while a coefficient is not a number. */
export function draftBody({ choice, typed }: Draft): CurveBody | null {
  if (choice !== 'own') return { preset: choice }
  const [cubic, square, linear] = COEFFICIENTS.map((name) => readCoefficient(typed[name]))
  if (cubic == null || square == null || linear == null) return null
  return { own: { cubic, square, linear } }
}

/** Whether a body asks for the curve in force. */
export function isInForce(body: CurveBody, { curve, presets }: Pick<CurveReply, 'curve' | 'presets'>): boolean {
  const wanted = 'own' in body ? body.own : presets.find(({ preset }) => preset === body.preset)
  return wanted !== undefined && COEFFICIENTS.every((name) => Math.abs(wanted[name] - curve[name]) < LEAST_DIFFERENCE)
}
