import { describe, expect, test } from 'bun:test'
import { dateOf } from '../../../shared/levelling/day.ts'
import { dayAt, lastDays, zoneSpans } from '../../../shared/levelling/time-zone.ts'

const HOUR_MS = 3_600_000
const at = (text: string): number => Date.parse(text)

test('a zone that does not change its clock has one span', () => {
  expect(zoneSpans('Asia/Tokyo', at('2026-01-01'), at('2026-12-31'))).toEqual([
    { from: at('2026-01-01'), offsetMs: 9 * HOUR_MS },
  ])
})

test('a span begins at the very instant at which the clock is changed', () => {
  expect(zoneSpans('Europe/Berlin', at('2026-01-01'), at('2026-12-31'))).toEqual([
    { from: at('2026-01-01'), offsetMs: HOUR_MS },
    { from: at('2026-03-29T01:00:00Z'), offsetMs: 2 * HOUR_MS },
    { from: at('2026-10-25T01:00:00Z'), offsetMs: HOUR_MS },
  ])
})

test('the spans of a clock that is changed by half an hour differ by half an hour', () => {
  const [, summer] = zoneSpans('Australia/Lord_Howe', at('2026-09-01'), at('2026-11-01'))
  expect(summer).toEqual({ from: at('2026-10-03T15:30:00Z'), offsetMs: 11 * HOUR_MS })
})

test('an unknown zone counts as UTC', () => {
  expect(zoneSpans('Mars/Olympus', 0, 1)).toEqual([{ from: 0, offsetMs: 0 }])
})

describe('the last days', () => {
  test('end with the day that the zone’s calendar shows now', () => {
    const now = at('2026-08-01T23:30:00Z')
    const dates = (zone: string) => {
      const { first, last } = lastDays(zone, 3, now)
      return [dateOf(first), dateOf(last)]
    }
    expect(dates('UTC')).toEqual(['2026-07-30', '2026-08-01'])
    expect(dates('Europe/Berlin')).toEqual(['2026-07-31', '2026-08-02'])
    expect(dates('America/Los_Angeles')).toEqual(['2026-07-30', '2026-08-01'])
  })

  test('are read from a little before the first day begins, also across a change of the clock', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']) {
      for (const now of [at('2026-03-30T00:10:00Z'), at('2026-10-25T12:00:00Z'), at('2026-11-02T04:30:00Z')]) {
        const days = lastDays(zone, 7, now)
        expect(days.last - days.first).toBe(6)
        expect(dayAt(days, days.from)).toBe(days.first - 1)
        expect(dayAt(days, days.from + 5 * HOUR_MS)).toBe(days.first)
        expect(dayAt(days, now)).toBe(days.last)
      }
    }
  })
})
