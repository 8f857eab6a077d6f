import { expect, test } from 'bun:test'
import { fitLines } from '../../../edge/messages/lines.ts'

const more = (count: number) => `and ${count} more`

test('lines that fit stay as they are', () => {
  expect(fitLines(['one', 'two'], 7, more)).toBe('one\ntwo')
})

test('in place of those that do not fit stands how many they are', () => {
  expect(fitLines(['one', 'two', 'three', 'four', 'five'], 18, more)).toBe('one\ntwo\nand 3 more')
})

test('however many lines there are, no more than the limit is used', () => {
  const lines = Array.from({ length: 200 }, (_, nth) => 'x'.repeat(nth))
  for (let limit = 15; limit < 400; limit += 7) expect(fitLines(lines, limit, more).length).toBeLessThanOrEqual(limit)
})
