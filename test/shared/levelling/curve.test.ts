import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { levelAt, MAX_LEVEL, progressAt, xpFor } from '../../../shared/levelling/curve.ts'

const level = fc.integer({ min: 0, max: MAX_LEVEL })
const totalXp = fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.maxSafeNat())
const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, i) => i)

describe('XP for a level', () => {
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
    expect(xpFor(at)).toBe(xp)
  })

  test('is exact for every level, as whole-number arithmetic shows', () => {
    for (const at of levels) {
      const big = BigInt(at)
      const sixfold = 5n * big * (2n * big * big + 27n * big + 91n)
      expect(sixfold % 6n).toBe(0n)
      expect(BigInt(xpFor(at))).toBe(sixfold / 6n)
    }
  })

  test('is the sum of what each level costs, 5 l² + 50 l + 100', () => {
    let sum = 0
    for (const at of levels) {
      expect(xpFor(at)).toBe(sum)
      sum += 5 * at * at + 50 * at + 100
    }
  })

  test('rises with every level', () => {
    for (const at of levels.slice(1)) expect(xpFor(at)).toBeGreaterThan(xpFor(at - 1))
  })
})

describe('the level of a total', () => {
  test('is reached exactly at its XP and not one before', () => {
    for (const at of levels) expect(levelAt(xpFor(at))).toBe(at)
    for (const at of levels.slice(1)) expect(levelAt(xpFor(at) - 1)).toBe(at - 1)
  })

  test('never falls as XP grows', () => {
    fc.assert(fc.property(totalXp, totalXp, (a, b) => levelAt(Math.min(a, b)) <= levelAt(Math.max(a, b))))
  })

  test('lies between its own XP and the next level’s', () => {
    fc.assert(
      fc.property(totalXp, (xp) => {
        const at = levelAt(xp)
        return xpFor(at) <= xp && (at === MAX_LEVEL || xp < xpFor(at + 1))
      }),
    )
  })

  test('does not grow past the maximum, however much XP there is', () => {
    expect(levelAt(xpFor(MAX_LEVEL) * 2)).toBe(MAX_LEVEL)
    expect(levelAt(Number.MAX_SAFE_INTEGER)).toBe(MAX_LEVEL)
  })
})

describe('progress', () => {
  test('adds up to the total', () => {
    fc.assert(
      fc.property(totalXp, (xp) => {
        const progress = progressAt(xp)
        expect(xpFor(progress.level) + progress.xpIntoLevel).toBe(xp)
      }),
    )
  })

  test('stays below the XP of the level', () => {
    fc.assert(
      fc.property(level, fc.nat(), (at, more) => {
        const { xpIntoLevel, xpOfLevel } = progressAt(xpFor(at) + more)
        return xpOfLevel === null || (xpIntoLevel >= 0 && xpIntoLevel < xpOfLevel)
      }),
    )
  })

  test('at the maximum level there is no next one', () => {
    expect(progressAt(xpFor(MAX_LEVEL) + 7)).toEqual({ level: MAX_LEVEL, xpIntoLevel: 7, xpOfLevel: null })
    expect(progressAt(xpFor(MAX_LEVEL) - 1).xpOfLevel).toBe(xpFor(MAX_LEVEL) - xpFor(MAX_LEVEL - 1))
  })
})
