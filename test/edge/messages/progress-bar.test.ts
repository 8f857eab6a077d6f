import { expect, test } from 'bun:test'
import { progressBar } from '../../../edge/messages/style.ts'

const filled = (bar: string): number => [...bar].filter((part) => part === '▰').length

test('the bar always has the same length', () => {
  for (let have = 0; have <= 100; have++) expect([...progressBar(have, 100)]).toHaveLength(12)
})

test('the bar never shrinks as XP grows', () => {
  for (let have = 0; have < 100; have++) {
    expect(filled(progressBar(have + 1, 100))).toBeGreaterThanOrEqual(filled(progressBar(have, 100)))
  }
})

test('any progress shows, and the bar is full only at the end', () => {
  expect(filled(progressBar(0, 10_000))).toBe(0)
  expect(filled(progressBar(1, 10_000))).toBe(1)
  expect(filled(progressBar(9_999, 10_000))).toBe(11)
  expect(filled(progressBar(10_000, 10_000))).toBe(12)
})
