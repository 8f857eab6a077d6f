import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { compareSnowflakes } from '../../../shared/discord/snowflake.ts'
import { type MemberRow, MemberRows } from '../../../shared/imports/member-rows.ts'

const userId = fc.oneof(
  fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
  // Some members twice, and ids that differ in their high or low half alone.
  fc.constantFrom(2n ** 32n, 2n ** 32n + 1n, 2n ** 33n, 2n ** 16n, 65_537n, 2n ** 64n - 1n),
)
const row = fc.record({
  userId: userId.map(String),
  xp: fc.option(fc.oneof(fc.nat(3), fc.constant(2 ** 40))),
  level: fc.option(fc.nat(3)),
  messages: fc.option(fc.constantFrom(0, 5, 2 ** 32 - 2)),
})

function closed(list: readonly MemberRow[]): MemberRows {
  const rows = new MemberRows()
  for (const one of list) rows.add(one)
  for (const _ of rows.closing());
  return rows
}

test('members are in the order of their ids, each once, with the row that has the most XP or the highest level', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (list) => {
      const all = list.map((one, nth) => ({ ...one, line: nth + 1 }))
      const rows = closed(all)
      const worth = ({ xp, level }: MemberRow) => (xp ?? -1) * 10 + (level ?? -1)
      const best = new Map<string, MemberRow>()
      for (const one of all) {
        const other = best.get(one.userId)
        if (other === undefined || worth(one) > worth(other)) best.set(one.userId, one)
      }
      const expected = [...best.values()].sort((a, b) => compareSnowflakes(a.userId, b.userId))
      expect([...rows.members()]).toEqual(expected)
      expect([rows.size, rows.duplicates]).toEqual([expected.length, all.length - expected.length])
    }),
  )
})

test('rows of several blocks are sorted into one list', () => {
  const count = 150_000
  const list = Array.from({ length: count }, (_, nth) => {
    const id = 10n ** 17n + BigInt((nth * 48_271) % 100_000) * 977_000_003n
    return { userId: String(id), xp: nth, level: null, messages: null, line: nth + 1 }
  })
  const rows = closed(list)
  expect([rows.size, rows.duplicates]).toEqual([100_000, 50_000])
  let last = '0'
  for (const { userId, xp } of rows.members()) {
    if (compareSnowflakes(last, userId) >= 0 || (xp ?? 0) < 50_000) throw new Error(`${userId} is out of order`)
    last = userId
  }
})
