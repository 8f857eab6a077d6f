import { expect, test } from 'bun:test'
import { pageOf } from '../../../edge/messages/page.ts'

const letters = ['a', 'b', 'c', 'd', 'e']

test.each([
  [1, 1, ['a', 'b']],
  [3, 3, ['e']],
  [0, 1, ['a', 'b']],
  [-7, 1, ['a', 'b']],
  [4, 3, ['e']],
])('of five in twos, page %d shows page %d', (wanted, page, items) => {
  expect(pageOf(letters, wanted, 2)).toEqual({ page, pages: 3, items })
})

test('an empty list has one empty page', () => {
  expect(pageOf([], 5, 10)).toEqual({ page: 1, pages: 1, items: [] })
})
