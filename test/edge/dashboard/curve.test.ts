import { expect, test } from 'bun:test'
import { draftBody, draftOf, isInForce } from '../../../edge/dashboard/pages/curve/draft.ts'
import { PARTS_PER_XP } from '../../../shared/levelling/curve.ts'
import { CURVE_PRESETS, curveInXp, PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'

/** A curve as the API shows it. */
const shown = <Preset>(preset: Preset, { cubic, square, linear }: (typeof PRESET_CURVES)['mee6']) => ({
  ...{ preset, name: '', formula: '' },
  ...{ cubic: cubic / PARTS_PER_XP, square: square / PARTS_PER_XP, linear: linear / PARTS_PER_XP },
})
const presets = CURVE_PRESETS.map((preset) => shown(preset, PRESET_CURVES[preset]))
const write = (value: number): string => String(value).replace('.', ',')

test('the coefficients of each preset, as the form writes them, are those of the preset again', () => {
  for (const curve of presets) {
    const draft = { ...draftOf(curve, write), choice: 'own' as const }
    const body = draftBody(draft)
    expect(body && 'own' in body ? curveInXp(body.own) : null).toEqual(PRESET_CURVES[curve.preset])
    expect(body && isInForce(body, { curve, presets })).toBe(true)
  }
})

test('an empty coefficient is 0, and without a number there is no curve', () => {
  const typed = { cubic: '', square: ' 0,5', linear: '1 200' }
  expect(draftBody({ choice: 'own', typed })).toEqual({ own: { cubic: 0, square: 0.5, linear: 1200 } })
  expect(draftBody({ choice: 'own', typed: { ...typed, cubic: 'x' } })).toBeNull()
  expect(draftBody({ choice: 'flat', typed })).toEqual({ preset: 'flat' })
})
