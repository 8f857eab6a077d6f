import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { timeOfDay } from '../../../shared/levelling/day.ts'
import { quietUntil, readQuietTime, writeQuietTime } from '../../../shared/levelling/quiet-time.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const at = (iso: string): number => Date.parse(iso)
const end = (now: string, setting: string): string | null => {
  const until = quietUntil(at(now), setting)
  return until === null ? null : new Date(until).toISOString()
}

const NIGHT = '22:00-07:00 Europe/Berlin'

test.each([
  ['2026-01-10T20:59:59Z', null],
  ['2026-01-10T21:00:00Z', '2026-01-11T06:00:00.000Z'],
  ['2026-01-11T03:30:12Z', '2026-01-11T06:00:00.000Z'],
  ['2026-01-11T05:59:59Z', '2026-01-11T06:00:00.000Z'],
  ['2026-01-11T06:00:00Z', null],
  ['2026-07-10T20:00:00Z', '2026-07-11T05:00:00.000Z'],
])('a night over midnight: at %s it ends %p', (now, until) => expect(end(now, NIGHT)).toBe(until))

test('the night in which the clock is put forward ends by the new clock, and is an hour shorter', () => {
  expect(end('2026-03-28T21:00:00Z', NIGHT)).toBe('2026-03-29T05:00:00.000Z')
})

test('the night in which the clock is put back ends by the new clock, and is an hour longer', () => {
  expect(end('2026-10-24T20:00:00Z', NIGHT)).toBe('2026-10-25T06:00:00.000Z')
})

test('an end that the clock skips comes when the clock is put forward', () => {
  expect(end('2026-03-29T00:30:00Z', '22:00-02:30 Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
})

test('an end at the minute in which the clock is put back comes the second time: the clock never shows it before', () => {
  expect(end('2026-10-24T23:30:00Z', '22:00-03:00 Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
})

test('a time that the clock shows twice is quiet both times', () => {
  const setting = '22:00-02:30 Europe/Berlin'
  expect(end('2026-10-25T00:10:00Z', setting)).toBe('2026-10-25T00:30:00.000Z')
  expect(end('2026-10-25T00:40:00Z', setting)).toBeNull()
  expect(end('2026-10-25T01:10:00Z', setting)).toBe('2026-10-25T01:30:00.000Z')
})

test('a quiet time within a day, and zones that are not whole hours ahead', () => {
  expect(end('2026-05-05T06:30:00Z', '12:00-13:30 Asia/Kolkata')).toBe('2026-05-05T08:00:00.000Z')
  expect(end('2026-10-03T15:00:00Z', '22:00-07:00 Australia/Lord_Howe')).toBe('2026-10-03T20:00:00.000Z')
})

test.each([
  null,
  '',
  '22:00-22:00 Europe/Berlin',
  '24:00-07:00 Europe/Berlin',
  '22:00-07:60 UTC',
  '22:00-07:00 Mars/Olympus',
  '22:00-07:00',
])('%p is no quiet time', (setting) => {
  for (let hour = 0; hour < 24; hour++) expect(quietUntil(hour * HOUR_MS, setting)).toBeNull()
})

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Auckland',
]
const minute = fc.integer({ min: 0, max: 1_439 })
const setting = fc
  .tuple(minute, minute, fc.constantFrom(...ZONES))
  .filter(([from, to]) => from !== to)
  .map(([fromMinute, toMinute, timeZone]) => ({ fromMinute, toMinute, timeZone }))
const instant = fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') })

/** Whether the zone's clock shows a quiet time, told from its text alone. */
function showsQuiet(
  now: number,
  { fromMinute, toMinute, timeZone }: { fromMinute: number; toMinute: number; timeZone: string },
) {
  const [from, to] = [timeOfDay(fromMinute), timeOfDay(toMinute)]
  const shown = new Date(now).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return from < to ? shown >= from && shown < to : shown >= from || shown < to
}

test('there is an end exactly while the clock shows a quiet time, and it is the first instant that shows another', () => {
  fc.assert(
    fc.property(instant, setting, (now, quiet) => {
      const until = quietUntil(now, writeQuietTime(quiet))
      expect(until !== null).toBe(showsQuiet(now, quiet))
      if (until === null) return
      expect(until).toBeGreaterThan(now)
      expect(until - now).toBeLessThan(26 * HOUR_MS)
      expect(showsQuiet(until, quiet)).toBe(false)
      expect(showsQuiet(until - 1, quiet)).toBe(true)
      for (let between = now; between < until; between += 17 * MINUTE_MS) expect(showsQuiet(between, quiet)).toBe(true)
    }),
    { numRuns: 200 },
  )
}, 180_000)

/** Both clock changes of these zones, a day around each. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
] as const

test.each(CHANGES)(
  'around the change of the clock of %s at %s, too',
  (timeZone, change) => {
    const around = fc.integer({ min: at(change) - 25 * HOUR_MS, max: at(change) + 3 * HOUR_MS })
    fc.assert(
      fc.property(around, minute, minute, (now, fromMinute, toMinute) => {
        fc.pre(fromMinute !== toMinute)
        const quiet = { fromMinute, toMinute, timeZone }
        const until = quietUntil(now, writeQuietTime(quiet))
        expect(until !== null).toBe(showsQuiet(now, quiet))
        if (until === null) return
        expect([showsQuiet(until - 1, quiet), showsQuiet(until, quiet)]).toEqual([true, false])
        for (let between = now; between < until; between += 11 * MINUTE_MS)
          expect(showsQuiet(between, quiet)).toBe(true)
      }),
      { numRuns: 60 },
    )
  },
  30_000,
)

test('a written quiet time is read back the same', () => {
  fc.assert(fc.property(setting, (quiet) => expect(readQuietTime(writeQuietTime(quiet))).toEqual(quiet)))
})
