import { expect, test } from 'bun:test'
import type { Boost, WantedBoost } from '../../../shared/levelling/boost.ts'
import { refuseBoost } from '../../../shared/levelling/boost-refusal.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.parse('2026-08-05T12:00:00Z')
const FRIDAYS = { weekdays: 16, fromMinute: 18 * 60, toMinute: 22 * 60, timeZone: 'Europe/Berlin' }

const wanted = (parts: Partial<WantedBoost>): WantedBoost => ({
  ...{ factor: 2, startsAt: NOW, endsAt: NOW + HOUR_MS, weekly: null },
  ...parts,
})
const standing = (parts: Partial<WantedBoost>): Boost => ({ id: '1', cuts: [], ...wanted(parts) })
const refused = (parts: Partial<WantedBoost>, ...boosts: Boost[]) => refuseBoost(wanted(parts), boosts, NOW)?.reason

test('a boost that would change nothing, that is over, or that lasts for ever is refused', () => {
  expect(refused({})).toBeUndefined()
  expect(refused({ factor: 0 })).toBeUndefined()
  expect(refused({ factor: 1 })).toBe('no-effect')
  expect(refused({ endsAt: NOW })).toBe('past')
  expect(refused({ startsAt: NOW + HOUR_MS, endsAt: NOW + HOUR_MS })).toBe('past')
  expect(refused({ endsAt: NOW + 366 * DAY_MS })).toBeUndefined()
  expect(refused({ endsAt: NOW + 366 * DAY_MS + 1 })).toBe('too-long')
  expect(refused({ endsAt: null, weekly: { ...FRIDAYS, weekdays: 127, toMinute: FRIDAYS.fromMinute } })).toBe(
    'never-ends',
  )
})

test('a boost is refused where another one with the same or a higher factor runs all the time', () => {
  const day = standing({ factor: 3, endsAt: NOW + DAY_MS })
  expect(refused({}, day)).toBe('covered')
  expect(refused({ factor: 3 }, day)).toBe('covered')
  expect(refused({ factor: 4 }, day)).toBeUndefined()
  expect(refused({ endsAt: NOW + 2 * DAY_MS }, day)).toBeUndefined()
})

test('a weekly boost is refused where another weekly boost covers it, and not because of a boost that ends', () => {
  const weekly = { endsAt: null, weekly: FRIDAYS }
  const longer = { ...FRIDAYS, fromMinute: 17 * 60, weekdays: 16 | 32 }
  expect(refused(weekly, standing(weekly))).toBe('covered')
  expect(refused(weekly, standing({ ...weekly, weekly: longer }))).toBe('covered')
  expect(refused({ ...weekly, weekly: longer }, standing(weekly))).toBeUndefined()
  expect(refused(weekly, standing({ factor: 3, endsAt: NOW + 300 * DAY_MS }))).toBeUndefined()
})
