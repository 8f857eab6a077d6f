import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { decideChange, decideSet, type XpChange } from '../../../shared/levelling/xp-change.ts'
import { levelAt, xpFor } from '../../support/default-curve.ts'

const totalOf = (xp: number) => ({ xp, level: levelAt(xp) })
const decide = (xp: number, change: XpChange) => decideChange(totalOf(xp), change, DEFAULT_CURVE)
const HIGHEST = xpFor(1000)
const MOST = Number.MAX_SAFE_INTEGER

const changes = (): fc.Arbitrary<XpChange> =>
  fc
    .tuple(
      fc.constantFrom('xp', 'levels'),
      fc.boolean(),
      fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.maxSafeInteger()),
    )
    .map(([unit, gives, amount]) => {
      const some = { amount: Math.max(1, Math.abs(amount)) }
      return gives ? { give: unit, ...some } : { take: unit, ...some }
    })

describe('an admin’s change', () => {
  test('of XP moves the total, and the level with it', () => {
    expect(decide(90, { give: 'xp', amount: 10 })).toEqual({ ok: true, after: { xp: 100, level: 1 } })
    expect(decide(100, { take: 'xp', amount: 1 })).toEqual({ ok: true, after: { xp: 99, level: 0 } })
  })

  test('of levels moves the total to the start of the new level', () => {
    expect(decide(130, { give: 'levels', amount: 2 })).toEqual({ ok: true, after: { xp: 475, level: 3 } })
    expect(decide(500, { take: 'levels', amount: 3 })).toEqual({ ok: true, after: { xp: 0, level: 0 } })
  })

  test('takes no more XP than the member has', () => {
    expect(decide(130, { take: 'xp', amount: 9_999 })).toEqual({ ok: true, after: { xp: 0, level: 0 } })
    expect(decide(0, { take: 'xp', amount: 1 })).toEqual({ ok: false, reason: 'nothing-to-take' })
  })

  test('takes no more levels than the member has', () => {
    expect(decide(130, { take: 'levels', amount: 2 })).toEqual({ ok: false, reason: 'too-few-levels', level: 1 })
  })

  test('gives XP up to the largest exact number, also above the highest level', () => {
    expect(decide(HIGHEST, { give: 'xp', amount: MOST })).toEqual({ ok: true, after: { xp: MOST, level: 1000 } })
    expect(decide(MOST, { give: 'xp', amount: 1 })).toEqual({ ok: false, reason: 'at-most' })
  })

  test('gives levels up to the highest, and takes no XP from a member on it', () => {
    expect(decide(xpFor(998), { give: 'levels', amount: 5 })).toEqual({ ok: true, after: totalOf(HIGHEST) })
    expect(decide(HIGHEST + 9, { give: 'levels', amount: 1 })).toEqual({ ok: false, reason: 'at-most' })
  })

  test('always results in a valid whole total with its level', () => {
    const totals = fc.oneof(
      fc.integer({ min: 0, max: 5_000 }),
      fc.maxSafeNat(),
      fc.constantFrom(HIGHEST, MOST, MOST - 1),
    )
    fc.assert(
      fc.property(totals, changes(), (xp, change) => {
        const decided = decide(xp, change)
        if (!decided.ok) return
        const { after } = decided
        expect(Number.isSafeInteger(after.xp) && after.xp >= 0).toBe(true)
        expect(after.level).toBe(levelAt(after.xp))
        expect('give' in change ? after.xp > xp : after.xp < xp).toBe(true)
      }),
    )
  })
})

describe('a set', () => {
  test('changes XP to exactly that, and a level to its start', () => {
    expect(decideSet(totalOf(130), { unit: 'xp', amount: 0 }, DEFAULT_CURVE)).toEqual({
      ok: true,
      after: { xp: 0, level: 0 },
    })
    expect(decideSet(totalOf(130), { unit: 'xp', amount: MOST }, DEFAULT_CURVE)).toMatchObject({
      after: { xp: MOST, level: 1000 },
    })
    expect(decideSet(totalOf(130), { unit: 'levels', amount: 5 }, DEFAULT_CURVE)).toEqual({
      ok: true,
      after: { xp: 1_150, level: 5 },
    })
    expect(decideSet(totalOf(130), { unit: 'levels', amount: 0 }, DEFAULT_CURVE)).toEqual({
      ok: true,
      after: { xp: 0, level: 0 },
    })
  })

  test('to what the member has is refused', () => {
    expect(decideSet(totalOf(130), { unit: 'xp', amount: 130 }, DEFAULT_CURVE)).toEqual({
      ok: false,
      reason: 'already-there',
    })
    expect(decideSet(totalOf(130), { unit: 'levels', amount: 1 }, DEFAULT_CURVE)).toEqual({
      ok: false,
      reason: 'already-there',
    })
  })
})
