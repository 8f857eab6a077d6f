import { expect, test } from 'bun:test'
import {
  isPart,
  LARGEST_FILE_BYTES,
  PART_BYTES,
  PART_TEXT_LENGTH,
  partAt,
  partsOf,
} from '../../../shared/imports/upload.ts'

const base64 = (bytes: number): string => Buffer.alloc(bytes, 1).toString('base64')

test('the parts of a file follow each other, and are the whole file', () => {
  for (const bytes of [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 7]) {
    const parts = Array.from({ length: partsOf(bytes) }, (_, part) => partAt(bytes, part))
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)])
    expect(parts.every(({ from, to }) => to > from && to - from <= PART_BYTES)).toBe(true)
    expect(parts.at(-1)?.to).toBe(bytes)
  }
})

test('the largest file needs fewer changes than a person may make in a minute', () => {
  expect(partsOf(LARGEST_FILE_BYTES)).toBeLessThan(58)
})

test('a part must exist and have the size of its place', () => {
  const bytes = PART_BYTES + 5
  const full = base64(PART_BYTES)
  expect(full.length).toBe(PART_TEXT_LENGTH)
  expect([isPart(bytes, 0, full), isPart(bytes, 1, base64(5))]).toEqual([true, true])
  expect([isPart(bytes, 0, base64(5)), isPart(bytes, 1, full), isPart(bytes, 1, base64(4))]).toEqual([
    false,
    false,
    false,
  ])
  expect([isPart(bytes, 2, base64(5)), isPart(bytes, 2, '')]).toEqual([false, false])
})
