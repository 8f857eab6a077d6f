import { expect, test } from 'bun:test'
import { remember } from '../../../edge/runtime/kept.ts'

test('a full map loses its oldest entry, and an entry that is set again is the newest', () => {
  const map = new Map<string, number>()
  for (const [value, key] of ['a', 'b', 'a', 'c'].entries()) remember(map, key, value, 2)
  expect([...map]).toEqual([
    ['a', 2],
    ['c', 3],
  ])
})
