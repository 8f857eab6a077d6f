import { expect, test } from 'bun:test'
import { type Face, facesFor, withoutUndrawable } from '../../../shared/cards/faces.ts'

const latin: Face = { family: 'sans', file: 'latin.woff2', ranges: [[0x20, 0x7e]] }
const greek: Face = { family: 'sans', file: 'greek.woff2', ranges: [[0x370, 0x3ff]] }
const both: Face = { family: 'other', file: 'both.woff2', ranges: [[0x20, 0x3ff]] }
const FACES = [latin, greek, both]

test('a text needs the first file that has each of its characters', () => {
  expect(facesFor('abc', FACES)).toEqual([latin])
  expect(facesFor('λa', FACES)).toEqual([latin, greek])
  expect(facesFor('aé', FACES)).toEqual([latin, both])
})

test('characters that no file has are left out, and emoji stay', () => {
  expect(withoutUndrawable('a꧁b 👍🏽', FACES)).toBe('ab 👍🏽')
})
