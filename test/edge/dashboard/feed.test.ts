import { expect, test } from 'bun:test'
import { merged, NOTHING } from '../../../edge/dashboard/pages/feed/merge.ts'

const person = { id: '1', name: 'Alice', username: 'alice', avatarUrl: 'https://cdn.example/1.png' }

const award = (nth: number, xp = 20) =>
  ({ type: 'award', id: `award-${nth}`, at: nth, person, channelId: '2', xp, total: xp, level: 0 }) as const

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id)

test('the newest item is first', () => {
  const first = merged(NOTHING, { items: [award(1), award(2)], next: 'a', hasGap: false })
  const second = merged(first, { items: [award(3)], next: 'b', hasGap: false })
  expect(ids(second.items)).toEqual(['award-3', 'award-2', 'award-1'])
  expect(second.next).toBe('b')
})

test('an item that comes again replaces the one with its id', () => {
  const first = merged(NOTHING, { items: [award(1)], next: 'a', hasGap: false })
  const second = merged(first, { items: [award(1, 99)], next: 'b', hasGap: false })
  expect(second.items).toEqual([award(1, 99)])
})

test('a gap is marked between the shown items and the new ones', () => {
  const first = merged(NOTHING, { items: [award(1)], next: 'a', hasGap: true })
  expect(first.gaps.size).toBe(0)
  const second = merged(first, { items: [award(9)], next: 'b', hasGap: true })
  expect([...second.gaps]).toEqual(['award-1'])
})

test('no gap is marked where the reply repeats the newest shown item', () => {
  const first = merged(NOTHING, { items: [award(1), award(2)], next: 'a', hasGap: false })
  const second = merged(first, { items: [award(2), award(3)], next: 'b', hasGap: true })
  expect(ids(second.items)).toEqual(['award-3', 'award-2', 'award-1'])
  expect(second.gaps.size).toBe(0)
})

test('a page that stays open keeps the newest two hundred items', () => {
  const items = Array.from({ length: 150 }, (_, nth) => award(nth))
  const later = Array.from({ length: 150 }, (_, nth) => award(1_000 + nth))
  const shown = merged(merged(NOTHING, { items, next: 'a', hasGap: false }), { items: later, next: 'b', hasGap: false })
  expect(shown.items).toHaveLength(200)
  expect(shown.items[0]?.id).toBe('award-1149')
})
