import { expect, test } from 'bun:test'
import { readDailyTime, writeDailyTime } from '../../../edge/dashboard/pages/settings/daily-time.ts'
import { readNumber } from '../../../edge/dashboard/pages/settings/typed.ts'

const RATE = { kind: 'number', min: 0, max: 10 } as const
const DELAY = { kind: 'integer', min: 1, max: 86_400 } as const

test.each([
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 10 ', 10],
  ['0', 0],
  ['.5', 0.5],
])('the typed number %s is read as %s', (typed, value) => {
  expect(readNumber(typed, RATE)).toEqual({ ok: true, value })
})

test('spaces between groups of digits are read as a part of the number', () => {
  expect(readNumber('86 400', DELAY)).toEqual({ ok: true, value: 86_400 })
  expect(readNumber('86\u202f400', DELAY)).toEqual({ ok: true, value: 86_400 })
})

test.each([
  ['', 'missing'],
  ['abc', 'number'],
  ['1e3', 'number'],
  ['1,2,3', 'number'],
  ['0', 'limits'],
  ['86401', 'limits'],
  ['1.5', 'whole'],
] as const)('the typed text %p is refused: %s', (typed, reason) => {
  expect(readNumber(typed, DELAY)).toEqual({ ok: false, reason })
})

test('a daily time is read into its parts and written back as it was', () => {
  const stored = '22:00-07:00 America/Argentina/Buenos_Aires'
  const time = readDailyTime(stored)
  expect(time).toEqual({ from: '22:00', to: '07:00', timeZone: 'America/Argentina/Buenos_Aires' })
  expect(time && writeDailyTime(time)).toBe(stored)
  expect(readDailyTime('at night')).toBeNull()
})
