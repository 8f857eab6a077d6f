import { expect, test } from 'bun:test'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { MAX_XP } from '../../../shared/levelling/curve.ts'
import { capDay, type DayEarnings } from '../../../shared/levelling/daily-cap.ts'
import { DAY_MS, dateOf, dayOf } from '../../../shared/levelling/day.ts'
import { decayOf } from '../../../shared/levelling/decay.ts'
import { isTooOldToReact } from '../../../shared/levelling/reaction.ts'
import { levelAt, xpFor } from '../../support/default-curve.ts'
import { randomFrom } from '../../support/fuzz/random.ts'

const NOW = Date.UTC(2026, 10, 26, 12)

test('in any order of days, no day has more XP than the cap, and no XP below the cap is lost', () => {
  const random = randomFrom(7)
  const next = (below: number) => random.whole(0, below - 1)
  for (let round = 0; round < 200; round++) {
    const cap = 1 + next(60)
    const byDay = new Map<number, { wanted: number; added: number }>()
    let before: DayEarnings | null = null
    for (let step = 0; step < 30; step++) {
      // A late event belongs to the newest day.
      const day = Math.max(before?.day ?? 0, 20_000 + Math.floor(step / 8) - next(2))
      const wanted = next(20)
      const capped = capDay(before, day, wanted, cap)
      before = capped.after
      const sums = byDay.get(before.day) ?? { wanted: 0, added: 0 }
      byDay.set(before.day, { wanted: sums.wanted + wanted, added: sums.added + capped.xp })
    }
    for (const { wanted, added } of byDay.values()) expect(added).toBe(Math.min(cap, wanted))
  }
})

test('an event that comes late does not open a new day', () => {
  expect(capDay({ day: 10, xp: 7 }, 9, 5, 10)).toEqual({ xp: 3, after: { day: 10, xp: 10 } })
})

test('decay takes the percentage rounded down, and never passes the start of the lowest level', () => {
  const random = randomFrom(11)
  const next = (below: number) => random.whole(0, below - 1)
  for (let round = 0; round < 2_000; round++) {
    const xp = next(2) === 0 ? next(5_000) : next(2 ** 32) * 2_000_000
    const [percent, lowest] = [next(5_001) / 100, next(30)]
    const loss = decayOf(xp, xpFor(lowest), percent)
    expect(loss).toBeGreaterThanOrEqual(0)
    expect(BigInt(loss) * 10_000n).toBeLessThanOrEqual(BigInt(xp) * BigInt(Math.round(percent * 100)))
    expect(levelAt(xp - loss)).toBeGreaterThanOrEqual(Math.min(lowest, levelAt(xp)))
    if (xp - loss > xpFor(lowest))
      expect(BigInt(loss + 1) * 10_000n).toBeGreaterThan(BigInt(xp) * BigInt(Math.round(percent * 100)))
  }
})

test('decay is exact for the largest total and for parts of a percent', () => {
  expect(decayOf(MAX_XP, 0, 50)).toBe((MAX_XP - 1) / 2)
  expect([decayOf(10_000, 0, 0.29), decayOf(99, 0, 1), decayOf(1_000, 990, 5), decayOf(50, 100, 5)]).toEqual([
    29, 0, 10, 0,
  ])
})

test('a day is one of UTC', () => {
  expect(dateOf(dayOf(NOW))).toBe('2026-11-26')
  expect(dayOf(Date.UTC(2026, 10, 27)) - dayOf(Date.UTC(2026, 10, 27) - 1)).toBe(1)
})

test('a reaction to a message older than 30 days earns nothing', () => {
  expect(isTooOldToReact(snowflakeAt(NOW - 30 * DAY_MS - 1_000), NOW)).toBe(true)
  expect(isTooOldToReact(snowflakeAt(NOW - 29 * DAY_MS), NOW)).toBe(false)
})
