import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { baseXp, earnsNothing, gainAt, messageXp } from '../../../shared/levelling/gain.ts'
import { AUGUST, anyId, idAt } from './arbitraries.ts'

/** The 99.99 % point of chi-square with 15 degrees of freedom: for 16 even values, chance alone hardly ever exceeds it. */
const CHI_SQUARE_LIMIT = 44.26

/** How far the values of these ids are from evenly spread. */
function chiSquare(ids: readonly string[], classOf: (id: string, index: number) => number, values: number): number {
  const counts = Array<number>(values).fill(0)
  ids.forEach((id, index) => {
    const value = classOf(id, index)
    counts[value] = (counts[value] ?? 0) + 1
  })
  const even = ids.length / values
  return counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0)
}

const COUNT = 160_000
const series = (step: number, rest: (i: number) => number): string[] =>
  Array.from({ length: COUNT }, (_, i) => idAt(AUGUST + i * step, rest(i)))

const SERIES: readonly (readonly [string, string[]])[] = [
  ['a message every millisecond', series(1, () => 0)],
  ['a message every second', series(1000, () => 0)],
  ['a message every minute, on the minute', series(60_000, () => 0)],
  ['a busy server: many in one millisecond', series(0, (i) => i)],
  ['messages from changing workers', series(137, (i) => (((i * 7) % 32) << 17) | (((i * 3) % 32) << 12) | (i % 5))],
]

describe('what a message is worth', () => {
  test('is a whole number from 15 to 30', () => {
    fc.assert(
      fc.property(anyId(), (id) => {
        const xp = baseXp(id)
        return Number.isInteger(xp) && xp >= 15 && xp <= 30
      }),
    )
  })

  test.each(SERIES)('is evenly spread over %s', (_, ids) => {
    expect(chiSquare(ids, (id) => baseXp(id) - 15, 16)).toBeLessThan(CHI_SQUARE_LIMIT)
  })

  test.each(SERIES)('does not predict the next one, over %s', (_, ids) => {
    const differences = (id: string, i: number): number => (baseXp(id) - baseXp(ids[i + 1] ?? id) + 16) % 16
    expect(chiSquare(ids.slice(0, -1), differences, 16)).toBeLessThan(CHI_SQUARE_LIMIT)
  })

  test('is the same in every process: these are pinned', () => {
    expect(['1', '1500000000000000000', '18446744073709551615'].map((id) => baseXp(id))).toEqual([20, 25, 16])
  })
})

describe('the gain of a server', () => {
  const gain = () =>
    fc
      .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
      .map(([a, b]) => ({ leastXp: Math.min(a, b), mostXp: Math.max(a, b) }))

  test('bounds what each message is worth', () => {
    fc.assert(
      fc.property(anyId(), gain(), (id, { leastXp, mostXp }) => {
        const xp = baseXp(id, { leastXp, mostXp })
        return Number.isInteger(xp) && xp >= leastXp && xp <= mostXp
      }),
    )
  })

  test.each(SERIES)('of 1 to 100 is evenly spread over %s', (_, ids) => {
    // The 99.99 % point of chi-square with 99 degrees of freedom.
    expect(chiSquare(ids, (id) => baseXp(id, { leastXp: 1, mostXp: 100 }) - 1, 100)).toBeLessThan(160.1)
  })

  test('of 15 to 30 is the default, and equal bounds make each message worth the same', () => {
    fc.assert(
      fc.property(anyId(), (id) => {
        expect(baseXp(id, { leastXp: 15, mostXp: 30 })).toBe(baseXp(id))
        expect(baseXp(id, { leastXp: 7, mostXp: 7 })).toBe(7)
      }),
    )
  })
})

describe('the rate', () => {
  const rate = fc.double({ min: 0, max: 10, noNaN: true })

  test('multiplies, and the result is rounded to the nearest whole number', () => {
    fc.assert(
      fc.property(anyId(), rate, (id, by) => {
        const xp = messageXp(id, by)
        return Number.isInteger(xp) && Math.abs(xp - baseXp(id) * by) <= 0.5 && xp >= 0 && xp <= 300
      }),
    )
  })

  test('of 1 keeps the gain, of 0 removes it, and of 10 multiplies it by ten', () => {
    fc.assert(
      fc.property(anyId(), (id) => {
        expect([messageXp(id, 1), messageXp(id, 0), messageXp(id, 10)]).toEqual([baseXp(id), 0, baseXp(id) * 10])
      }),
    )
  })

  test('that is higher never earns less', () => {
    fc.assert(
      fc.property(anyId(), rate, rate, (id, a, b) => messageXp(id, Math.min(a, b)) <= messageXp(id, Math.max(a, b))),
    )
  })

  test('bounds what a message can earn, and no message earns more or less', () => {
    expect([0, 0.5, 1, 10].map((by) => gainAt(by))).toEqual([
      { least: 0, most: 0 },
      { least: 8, most: 15 },
      { least: 15, most: 30 },
      { least: 150, most: 300 },
    ])
    fc.assert(
      fc.property(anyId(), rate, (id, by) => {
        const { least, most } = gainAt(by)
        const xp = messageXp(id, by)
        return least <= xp && xp <= most
      }),
    )
    expect([0, 0.01, 0.02, 1].map((by) => earnsNothing(by))).toEqual([true, true, false, false])
  })
})
