import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  type Curve,
  DEFAULT_CURVE,
  levelAt,
  MAX_LEVEL,
  MAX_XP,
  progressAt,
  xpFor,
} from '../../../shared/levelling/curve.ts'
import { CURVE_PRESETS, PRESET_CURVES, presetOf } from '../../../shared/levelling/curve-presets.ts'
import { curveFormula, curveName } from '../../../shared/levelling/curve-texts.ts'
import { placeStep } from '../../../shared/levelling/place-step.ts'
import { curveProblem, parseCurve, readCurve, writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { usableCurve } from './arbitraries.ts'

const totalXp = fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.maxSafeNat())
const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, i) => i)

/** The total of a level, computed with BigInt: the smallest whole number that is not below the sum of 600ths. */
function wholeXpFor(at: number, { cubic, square, linear }: Curve): bigint {
  const l = BigInt(at)
  const sum = BigInt(cubic) * l ** 3n + BigInt(square) * l ** 2n + BigInt(linear) * l
  let total = sum / 600n
  while (total * 600n < sum) total += 1n
  return total
}

describe('the default curve', () => {
  test.each([
    [0, 0],
    [1, 100],
    [2, 255],
    [5, 1_150],
    [10, 4_675],
    [50, 268_375],
    [100, 1_899_250],
    [1000, 1_689_242_500],
  ])('level %d takes %d XP', (at, xp) => {
    expect(xpFor(at, DEFAULT_CURVE)).toBe(xp)
  })

  test('is 5 L (2 L² + 27 L + 91) / 6, the sum of what each level costs, 5 l² + 50 l + 100', () => {
    let sum = 0
    for (const at of levels) {
      expect(xpFor(at, DEFAULT_CURVE)).toBe(sum)
      expect((5 * at * (2 * at * at + 27 * at + 91)) / 6).toBe(sum)
      sum += 5 * at * at + 50 * at + 100
    }
  })

  test('gives each total the step of the leaderboard', () => {
    fc.assert(fc.property(totalXp, (xp) => placeStep(xp) === levelAt(xp, DEFAULT_CURVE)))
  })
})

describe('any curve that a guild can use', () => {
  test('takes for each level exactly the whole number that its formula gives, rounded up', () => {
    fc.assert(
      fc.property(usableCurve, fc.integer({ min: 0, max: MAX_LEVEL }), (curve, at) => {
        expect(BigInt(xpFor(at, curve))).toBe(wholeXpFor(at, curve))
      }),
      { numRuns: 500 },
    )
  })

  test('reaches each level exactly at its XP and not one before', () => {
    fc.assert(
      fc.property(usableCurve, fc.integer({ min: 1, max: MAX_LEVEL }), (curve, at) => {
        expect([levelAt(xpFor(at, curve), curve), levelAt(xpFor(at, curve) - 1, curve)]).toEqual([at, at - 1])
      }),
      { numRuns: 500 },
    )
  })

  test('gives each total the level between whose XP and the next level’s it lies', () => {
    fc.assert(
      fc.property(usableCurve, totalXp, (curve, xp) => {
        const at = levelAt(xp, curve)
        const { level, xpIntoLevel, xpOfLevel } = progressAt(xp, curve)
        expect([level, xpFor(at, curve) + xpIntoLevel]).toEqual([at, xp])
        expect(xpOfLevel === null ? at === MAX_LEVEL : xpIntoLevel < xpOfLevel).toBe(true)
      }),
    )
  })

  test('is read from its column as it was written', () => {
    fc.assert(fc.property(usableCurve, (curve) => expect(readCurve(writeCurve(curve))).toEqual(curve)))
  })
})

test('the level does not grow past the maximum, however much XP there is', () => {
  expect(levelAt(MAX_XP, DEFAULT_CURVE)).toBe(MAX_LEVEL)
  const start = xpFor(MAX_LEVEL, DEFAULT_CURVE)
  expect(progressAt(start + 7, DEFAULT_CURVE)).toEqual({ level: MAX_LEVEL, xpIntoLevel: 7, xpOfLevel: null })
})

describe('a curve is refused', () => {
  test.each([
    ['whose levels all take nothing', { cubic: 0, square: 0, linear: 0 }, { problem: 'not-rising', level: 1 }],
    [
      'whose second level takes no more than the first',
      { cubic: 0, square: 0, linear: 300 },
      { problem: 'not-rising', level: 2 },
    ],
    ['that falls later', { cubic: 0, square: -600, linear: 60_000 }, { problem: 'not-rising', level: 50 + 1 }],
    [
      'that takes more XP than a member can hold',
      { cubic: 5_400_000_000, square: 10_000_000_000, linear: 0 },
      { problem: 'too-high', level: 1000 },
    ],
    ['with a coefficient of huge size', { cubic: 0, square: 0, linear: 1e15 }, { problem: 'too-large' }],
    ['with a coefficient that is not whole', { cubic: 0.5, square: 0, linear: 600 }, { problem: 'too-large' }],
  ] as const)('%s', (_, curve, problem) => {
    expect(curveProblem(curve)).toEqual(problem)
  })

  test('but not where the last level takes just less than the most that a member can have', () => {
    const most = { cubic: 5_400_000_000, square: 0, linear: 4_319_552_844_594 }
    expect(curveProblem(most)).toBeNull()
    expect(xpFor(MAX_LEVEL, most)).toBe(MAX_XP - 1)
    expect(curveProblem({ ...most, linear: most.linear + 1 })).toEqual({ problem: 'too-high', level: MAX_LEVEL })
  })
})

test('a text that is no usable curve is read as the default curve', () => {
  for (const text of [null, undefined, '', '1,2', '0,0,0', '1,2,3,4', 'x,y,z'])
    expect(readCurve(text)).toBe(DEFAULT_CURVE)
  expect(parseCurve('0,-5,600')).toEqual({ cubic: 0, square: -5, linear: 600 })
})

describe('the presets', () => {
  test('can all be used, and each is known by its curve', () => {
    for (const preset of CURVE_PRESETS) {
      expect(curveProblem(PRESET_CURVES[preset])).toBeNull()
      expect(presetOf(PRESET_CURVES[preset])).toBe(preset)
    }
  })

  test('count as the other bots do', () => {
    const totals = CURVE_PRESETS.map((preset) => [
      preset,
      ...[1, 2, 10, 100].map((at) => xpFor(at, PRESET_CURVES[preset])),
    ])
    expect(totals).toEqual([
      ['mee6', 100, 255, 4_675, 1_899_250],
      ['flat', 1_000, 2_000, 10_000, 100_000],
      ['linear', 100, 300, 5_500, 505_000],
      ['quadratic', 20, 100, 7_700, 6_767_000],
      ['arcane', 75, 250, 5_250, 502_500],
      ['levelup', 100, 400, 10_000, 1_000_000],
      ['polaris', 151, 408, 7_000, 1_510_000],
    ])
  })

  test('have a name in every language, and other curves their formula', () => {
    expect(curveName(DEFAULT_CURVE, 'de')).toBe('Standard (wie MEE6 zählt)')
    expect(curveName({ cubic: 0, square: 300, linear: -60 }, 'en-US')).toBe(
      'Own: 0.5\u00A0L² −\u00A00.1\u00A0L XP for level L',
    )
    expect(curveFormula({ cubic: 1_000, square: 0, linear: 600 }, 'de')).toBe('1,67\u00A0L³ +\u00A01\u00A0L')
  })
})
