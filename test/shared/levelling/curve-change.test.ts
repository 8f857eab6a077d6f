import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Curve, DEFAULT_CURVE, levelAt } from '../../../shared/levelling/curve.ts'
import { curveEffect, estimatedParts, levelStarts } from '../../../shared/levelling/curve-change.ts'
import { curveInXp, PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { coefficientToBlame } from '../../../shared/levelling/curve-to-blame.ts'
import { placeStep } from '../../../shared/levelling/place-step.ts'
import { curveProblem } from '../../../shared/levelling/stored-curve.ts'
import { usableCurve } from './arbitraries.ts'

/** The number of members on each step. */
const stepsOf = (totals: readonly number[]) => {
  const steps = totals.map(placeStep)
  return [...new Set(steps)].map((level) => ({ level, members: steps.filter((step) => step === level).length }))
}

/** Members parted at these totals, as the database counts them. */
const partsOf = (totals: readonly number[], starts: readonly number[]) =>
  starts.map((from, nth) => {
    const below = starts[nth + 1] ?? Number.POSITIVE_INFINITY
    return { from, members: totals.filter((xp) => xp >= from && xp < below).length }
  })

const someTotals = fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 1, maxLength: 30 })

describe('the effect of a change of the curve', () => {
  test('is exact for any two curves, where members are counted between the starts of levels', () => {
    fc.assert(
      fc.property(someTotals, usableCurve, usableCurve, (totals, before, after) => {
        const parts = partsOf(totals, levelStarts(stepsOf(totals), before, after))
        const rise = totals.map((xp) => levelAt(xp, after) - levelAt(xp, before))
        const levelRoles = [2, 9].map((level) => ({ level, roleId: String(level) }))
        const effect = curveEffect(parts, before, after, { levelRoles, type: 'stack' })
        expect([effect.all, effect.up, effect.down]).toEqual([
          totals.length,
          rise.filter((by) => by > 0).length,
          rise.filter((by) => by < 0).length,
        ])
        for (const { roleId, level } of levelRoles) {
          const has = (xp: number, curve: Curve) => levelAt(xp, curve) >= level
          const { gain = 0, lose = 0 } = effect.roles.find((role) => role.roleId === roleId) ?? {}
          expect([gain, lose]).toEqual([
            totals.filter((xp) => has(xp, after) && !has(xp, before)).length,
            totals.filter((xp) => has(xp, before) && !has(xp, after)).length,
          ])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is estimated without losing a member, and is right for each step whose members all move', () => {
    const counts = [
      { level: 0, members: 7 },
      { level: 10, members: 1_001 },
      { level: 20, members: 30 },
    ]
    const starts = levelStarts(counts, DEFAULT_CURVE, PRESET_CURVES.flat)
    const parts = estimatedParts(counts, starts)
    expect(parts.reduce((sum, { members }) => sum + members, 0)).toBe(1_038)
    const effect = curveEffect(parts, DEFAULT_CURVE, PRESET_CURVES.flat, { levelRoles: [], type: 'single' })
    // Step 10 is 4,675 to 5,774 XP: level 4 or 5 on the flat curve. Step 20 is 23,850 to 26,999 XP: levels 23 to 26.
    expect(effect).toEqual({ all: 1_038, up: 30, down: 1_001, roles: [] })
  })

  test('with one role kept at a time, a member who falls loses the role of the old level and gains that of the new one', () => {
    const levelRoles = [
      { level: 4, roleId: 'four' },
      { level: 10, roleId: 'ten' },
    ]
    const effect = curveEffect([{ from: 4_675, members: 3 }], DEFAULT_CURVE, PRESET_CURVES.flat, {
      ...{ levelRoles, type: 'single' },
    })
    expect(effect.roles).toEqual([
      { roleId: 'four', level: 4, gain: 3, lose: 0 },
      { roleId: 'ten', level: 10, gain: 0, lose: 3 },
    ])
  })
})

test('the coefficient to change is the one that lowers a level most, or that adds most', () => {
  const blamed = (part: Partial<Curve>) => {
    const curve = curveInXp(part)
    const found = curveProblem(curve)
    return found && coefficientToBlame(curve, found)
  }
  expect(blamed({ square: -1, linear: 100 })).toBe('square')
  expect(blamed({ cubic: 1, linear: -50 })).toBe('linear')
  expect(blamed({})).toBe('linear')
  expect(blamed({ cubic: 0.0001, linear: 0.002 })).toBe('linear')
  expect(blamed({ cubic: 9_000_000, square: 1e9 })).toBe('cubic')
  expect(blamed({ linear: 1e300, square: 5 })).toBe('linear')
})
