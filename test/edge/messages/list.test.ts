import { describe, expect, test } from 'bun:test'
import { speak } from '../../../edge/features/texts.ts'
import { fitList, listMessage, pageOf } from '../../../edge/messages/list.ts'

describe('pages', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']

  test.each([
    [1, 1, ['a', 'b']],
    [3, 3, ['e']],
    [0, 1, ['a', 'b']],
    [-7, 1, ['a', 'b']],
    [4, 3, ['e']],
  ])('of five entries, two a page, the wanted page %d is page %d', (wanted, page, items) => {
    expect(pageOf(letters, wanted, 2)).toEqual({ page, pages: 3, items })
  })

  test('an empty list has one empty page', () => {
    expect(pageOf([], 5, 10)).toEqual({ page: 1, pages: 1, items: [] })
  })

  test('a list without pages has no buttons', () => {
    const { embeds, components } = listMessage(speak('en-US'), { title: 'Letters', empty: 'None', items: letters })
    expect([embeds?.[0]?.description, embeds?.[0]?.footer, components]).toEqual(['a\nb\nc\nd\ne', undefined, []])
  })
})

describe('a list with a limit', () => {
  const more = (count: number) => `and ${count} more`

  test('is whole where everything fits', () => {
    expect(fitList(['one', 'two'], { limit: 7, most: 2, more })).toBe('one\ntwo')
  })

  test('says how many entries are left out', () => {
    const entries = ['one', 'two', 'three', 'four', 'five']
    expect(fitList(entries, { limit: 18, more })).toBe('one\ntwo\nand 3 more')
    expect(fitList(entries, { limit: 100, most: 2, separator: '\n\n', more })).toBe('one\n\ntwo\n\nand 3 more')
  })

  test.each(['\n', '\n\n'])('never has more characters than its limit, with the separator %j', (separator) => {
    const entries = Array.from({ length: 200 }, (_, nth) => 'x'.repeat(nth))
    for (let limit = 15; limit < 400; limit += 7) {
      expect(fitList(entries, { limit, separator, more }).length).toBeLessThanOrEqual(limit)
    }
  })
})
