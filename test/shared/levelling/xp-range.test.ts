import { expect, test } from 'bun:test'
import { compareSnowflakes } from '../../../shared/discord/snowflake.ts'
import { MAX_XP } from '../../../shared/levelling/curve.ts'
import { levelPieces, PARTS_PER_LEVEL, placeBelow, xpRangeOf } from '../../../shared/levelling/xp-range.ts'
import { xpFor } from '../../support/default-curve.ts'
import { randomFrom } from '../../support/fuzz/random.ts'

interface Member {
  xp: number
  userId: string
}

const rangeOf = ({ xp, userId }: Member) => xpRangeOf({ xp }, userId)

/** Negative where `a` stands above. */
const byPlace = (a: Member, b: Member): number => b.xp - a.xp || compareSnowflakes(a.userId, b.userId)

const IDS = ['1', String(2n ** 57n - 1n), String(2n ** 57n), '1100000000000000001', String(2n ** 64n - 1n)]
const EDGES = [0, 1, 2, 5, 999, 1000].flatMap((level) => [xpFor(level) - 1, xpFor(level), xpFor(level) + 1])

/** Members at the borders of levels, and many between. */
function members(): Member[] {
  const random = randomFrom(7)
  const totals = [
    ...EDGES,
    MAX_XP,
    ...Array.from({ length: 300 }, () => random.whole(1, random.pick([99, 500, 300_000]))),
  ]
  return totals.filter((xp) => xp > 0).flatMap((xp) => IDS.map((userId) => ({ xp, userId })))
}

test('ranges are in the order of the leaderboard', () => {
  const ranges = members().toSorted(byPlace).map(rangeOf)
  for (const [nth, range] of ranges.entries()) {
    const next = ranges[nth + 1] ?? range
    if (range === null || next === null) throw new Error('a member with XP is in a range')
    expect(range.level - next.level || range.part - next.part).toBeGreaterThanOrEqual(0)
  }
})

test('every member of a range stands above the place below it, and no member of a lower range does', () => {
  const all = members()
  for (const range of all.map(rangeOf)) {
    if (range === null) throw new Error('a member with XP is in a range')
    const place = placeBelow(range)
    for (const member of all) {
      const other = rangeOf(member)
      const isAbove = (other?.level ?? 0) - range.level || (other?.part ?? 0) - range.part
      expect(byPlace(member, place) < 0).toBe(isAbove >= 0)
    }
  }
})

test('a level has sixteen parts, the highest level one', () => {
  for (const level of [1, 2, 37, 999]) {
    const [lowest, highest] = [xpFor(level), xpFor(level + 1) - 1]
    expect(rangeOf({ xp: lowest, userId: '1' })).toEqual({ level, part: 0 })
    expect(rangeOf({ xp: highest, userId: '1' })).toEqual({ level, part: PARTS_PER_LEVEL - 1 })
  }
  for (const xp of [xpFor(1000), MAX_XP]) expect(rangeOf({ xp, userId: '1' })).toEqual({ level: 1000, part: 0 })
})

test('a member without XP is in no range', () => {
  expect(xpRangeOf({ xp: 0 }, '1')).toBeNull()
})

test.each([
  ['whole', true],
  ['divided', false],
])('the pieces of a %s level follow each other, and hold the ranges of their members', (_, isWhole) => {
  for (const level of [0, 1, 2, 37, 999, 1000]) {
    const pieces = levelPieces(level, isWhole)
    const [lowest, end] = [Math.max(1, xpFor(level)), level === 1000 ? MAX_XP + 1 : xpFor(level + 1)]
    expect(pieces.map(({ xp }) => xp[0])).toEqual([lowest, ...pieces.slice(0, -1).map(({ xp }) => xp[1])])
    expect(pieces.at(-1)?.xp[1]).toBe(end)
    for (const { parts, xp } of pieces) {
      for (const total of [xp[0], xp[1] - 1]) {
        for (const userId of IDS) {
          const part = rangeOf({ xp: total, userId })?.part
          expect(part).toBeGreaterThanOrEqual(parts[0])
          expect(part).toBeLessThan(parts[1])
        }
      }
    }
  }
})

test('a divided level has 99 pieces on level 0, and otherwise as many as parts', () => {
  expect([0, 1, 999, 1000].map((level) => levelPieces(level, false).length)).toEqual([99, 16, 16, 1])
  expect([0, 1, 999, 1000].map((level) => levelPieces(level, true).length)).toEqual([1, 1, 1, 1])
})
