import { expect, test } from 'bun:test'
import { compareSnowflakes } from '../../../shared/discord/snowflake.ts'
import { levelAt, MAX_XP, xpFor } from '../../../shared/levelling/curve.ts'
import { PARTS_PER_LEVEL, placeBelow, xpRangeOf } from '../../../shared/levelling/xp-range.ts'
import { randomFrom } from '../../support/fuzz/random.ts'

interface Member {
  xp: number
  userId: string
}

const rangeOf = ({ xp, userId }: Member) => xpRangeOf({ xp, level: levelAt(xp) }, userId)

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
  expect(xpRangeOf({ xp: 0, level: 0 }, '1')).toBeNull()
})
