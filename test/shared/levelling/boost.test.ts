import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Boost, boostFactorAt, nextEdge, nextRuns, runsBetween } from '../../../shared/levelling/boost.ts'
import { DAY_MS, MINUTE_MS, MINUTES_PER_DAY, minuteOfDay } from '../../../shared/levelling/day.ts'
import { neverEnds, type WeeklyTimes } from '../../../shared/levelling/weekly-times.ts'

const [MONDAY, FRIDAY, SATURDAY, SUNDAY] = [1, 16, 32, 64] as const

const at = (iso: string): number => Date.parse(iso)
const boost = (parts: Partial<Boost>): Boost => ({
  ...{ id: '1', factor: 2, startsAt: 0, endsAt: null, weekly: null, cuts: [] },
  ...parts,
})
const weekly = (weekdays: number, from: string, to: string, timeZone = 'Europe/Berlin'): Boost =>
  boost({ weekly: { weekdays, fromMinute: minuteOfDay(from), toMinute: minuteOfDay(to), timeZone } })

const shown = (one: Boost, from: string, days = 8): string[] =>
  runsBetween(one, { from: at(from), until: at(from) + days * DAY_MS }).map(
    ({ from: start, until }) => `${iso(start)} ${iso(until)}`,
  )
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

describe('every Friday from 18:00 to 22:00 in Berlin', () => {
  const FRIDAYS = weekly(FRIDAY, '18:00', '22:00')

  test('follows the clock of Berlin through both of its changes', () => {
    expect(shown(FRIDAYS, '2026-03-27T00:00Z')).toEqual([
      '2026-03-27T17:00 2026-03-27T21:00',
      '2026-04-03T16:00 2026-04-03T20:00',
    ])
    expect(shown(FRIDAYS, '2026-10-23T00:00Z')).toEqual([
      '2026-10-23T16:00 2026-10-23T20:00',
      '2026-10-30T17:00 2026-10-30T21:00',
    ])
  })

  test('counts from the first millisecond of a run to its last', () => {
    const factors = ['16:59:59.999', '17:00:00.000', '20:59:59.999', '21:00:00.000'].map((time) =>
      boostFactorAt([FRIDAYS], at(`2026-03-27T${time}Z`)),
    )
    expect(factors).toEqual([1, 2, 2, 1])
  })

  test('does not count before it is made and after it is stopped', () => {
    const short = { ...FRIDAYS, startsAt: at('2026-03-27T18:00Z'), endsAt: at('2026-04-03T17:00Z') }
    expect(shown(short, '2026-03-20T00:00Z', 30)).toEqual([
      '2026-03-27T18:00 2026-03-27T21:00',
      '2026-04-03T16:00 2026-04-03T17:00',
    ])
  })

  test('leaves out what an admin cut: a whole run, or the rest of one', () => {
    const cuts = [
      { from: at('2026-03-27T18:30Z'), until: at('2026-03-27T21:00Z') },
      { from: at('2026-04-03T16:00Z'), until: at('2026-04-03T20:00Z') },
    ]
    expect(shown({ ...FRIDAYS, cuts }, '2026-03-27T00:00Z', 20)).toEqual([
      '2026-03-27T17:00 2026-03-27T18:30',
      '2026-04-10T16:00 2026-04-10T20:00',
    ])
  })
})

test('a time that the clock of Berlin leaves out is skipped, and of a time that it shows twice the first counts', () => {
  // On 2026-03-29 it goes from 02:00 to 03:00, and on 2026-10-25 from 03:00 to 02:00.
  expect(shown(weekly(SUNDAY, '02:15', '02:45'), '2026-03-29T00:00Z', 1)).toEqual([])
  expect(shown(weekly(SUNDAY, '02:30', '04:00'), '2026-03-29T00:00Z', 1)).toEqual(['2026-03-29T01:00 2026-03-29T02:00'])
  expect(shown(weekly(SUNDAY, '01:00', '02:30'), '2026-10-24T20:00Z', 1)).toEqual(['2026-10-24T23:00 2026-10-25T00:30'])
  expect(shown(weekly(SUNDAY, '02:30', '03:30'), '2026-10-24T20:00Z', 1)).toEqual(['2026-10-25T00:30 2026-10-25T02:30'])
})

test('a time over midnight belongs to the day on which it begins', () => {
  expect(shown(weekly(SATURDAY, '22:00', '02:00'), '2026-06-05T00:00Z', 4)).toEqual([
    '2026-06-06T20:00 2026-06-07T00:00',
  ])
})

test('whole days that follow on one another are one run', () => {
  expect(shown(weekly(SATURDAY | SUNDAY | MONDAY, '00:00', '00:00', 'UTC'), '2026-06-05T00:00Z', 5)).toEqual([
    '2026-06-06T00:00 2026-06-09T00:00',
  ])
  expect(neverEnds({ weekdays: 127, fromMinute: 60, toMinute: 60, timeZone: 'UTC' })).toBe(true)
})

test('of several boosts that run, the highest factor counts; where none runs, XP is not changed', () => {
  const from = { startsAt: 1_000, endsAt: 2_000 }
  const boosts = [
    boost({ ...from, factor: 1.5 }),
    boost({ ...from, factor: 3, endsAt: 1_500 }),
    boost({ ...from, factor: 0.5 }),
  ]
  expect([999, 1_000, 1_500, 2_000].map((time) => boostFactorAt(boosts, time))).toEqual([1, 3, 1.5, 1])
  expect(boostFactorAt([boost({ ...from, factor: 0 })], 1_000)).toBe(0)
})

/** Spans in which the clock of a zone is changed, by half an hour, an hour or a day, also at midnight. */
const ZONES: readonly (readonly [timeZone: string, from: string])[] = [
  ['Europe/Berlin', '2026-03-23T00:00Z'],
  ['Europe/Berlin', '2026-10-19T00:00Z'],
  ['America/New_York', '2026-03-02T00:00Z'],
  ['America/New_York', '2026-10-26T00:00Z'],
  ['America/Santiago', '2026-09-01T00:00Z'],
  ['Australia/Lord_Howe', '2026-04-01T00:00Z'],
  ['Australia/Lord_Howe', '2026-10-01T00:00Z'],
  ['Africa/Casablanca', '2026-02-11T00:00Z'],
  ['Pacific/Apia', '2011-12-25T00:00Z'],
  ['Asia/Kathmandu', '2026-05-01T00:00Z'],
]

/** The time that a zone's clock shows in each minute of two weeks, in minutes since 1970. Each minute is read from the clock. */
function clockFaces(timeZone: string, from: number): number[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return Array.from({ length: 14 * MINUTES_PER_DAY }, (_, minute) => {
    const face = format.format(from + minute * MINUTE_MS)
    return at(`${face.replace(' ', 'T')}Z`) / MINUTE_MS
  })
}

/** Whether a run goes on in each minute: from the first minute that shows its beginning to the first that shows its end. */
function runningMinutes(faces: readonly number[], { weekdays, fromMinute, toMinute }: WeeklyTimes): boolean[] {
  const running = faces.map(() => false)
  const [first = 0, last = 0] = [faces[0], faces.at(-1)].map((face = 0) => Math.floor(face / MINUTES_PER_DAY))
  for (let day = first; day <= last; day++) {
    const weekday = (new Date(day * DAY_MS).getUTCDay() + 6) % 7
    if (((weekdays >> weekday) & 1) === 0) continue
    const end = toMinute + (toMinute > fromMinute ? 0 : MINUTES_PER_DAY)
    const reached = (minute: number) => faces.findIndex((face) => face >= day * MINUTES_PER_DAY + minute)
    const [begins, ends] = [reached(fromMinute), reached(end)]
    for (let minute = begins; begins >= 0 && minute < (ends < 0 ? faces.length : ends); minute++) running[minute] = true
  }
  return running
}

const minutes = fc.oneof(
  fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }),
  fc.constantFrom(0, 30, 60, 90, 120, 150, 179, 180, 210, 1_439),
)

test.each(ZONES)(
  'weekly times in %s follow the clock minute by minute, also where it is changed (%s)',
  (timeZone, start) => {
    const from = at(start)
    const faces = clockFaces(timeZone, from)
    const changes = fc.record({ weekdays: fc.integer({ min: 1, max: 127 }), fromMinute: minutes, toMinute: minutes })
    fc.assert(
      fc.property(changes, (chosen) => {
        const times = { ...chosen, timeZone }
        const one = boost({ weekly: times })
        // The first and last days are left out, because runs reach into them from outside.
        const [first, last] = [2 * MINUTES_PER_DAY, 12 * MINUTES_PER_DAY]
        const span = { from: from + first * MINUTE_MS, until: from + last * MINUTE_MS }
        const found = runsBetween(one, span).map((run) => [
          Math.max(run.from, span.from),
          Math.min(run.until, span.until),
        ])
        const expected = spansOf(runningMinutes(faces, times), first, last)
        expect(found).toEqual(expected.map((run) => run.map((minute) => from + minute * MINUTE_MS)))
        followsEdges(one, span.from, span.until)
      }),
      { numRuns: 25 },
    )
  },
)

/** The runs, each from its first minute to the first minute after it. */
function spansOf(running: readonly boolean[], first: number, last: number): [number, number][] {
  const spans: [number, number][] = []
  for (let minute = first; minute < last; minute++) {
    const span = spans.at(-1)
    if (!running[minute]) continue
    if (span?.[1] === minute) span[1]++
    else spans.push([minute, minute + 1])
  }
  return spans
}

/** Expects that `nextEdge`, called again from each edge, finds the start and end of each run. */
function followsEdges(one: Boost, from: number, until: number): void {
  if (one.weekly === null || neverEnds(one.weekly)) return
  const edges: string[] = []
  for (let edge = nextEdge(one, from); edge !== null && edge.at < until; edge = nextEdge(one, edge.at)) {
    edges.push(`${edge.kind} ${iso(edge.at)}`)
  }
  const runs = runsBetween(one, { from, until }).flatMap((run) => [
    ...(run.from > from ? [`start ${iso(run.from)}`] : []),
    ...(run.until < until ? [`end ${iso(run.until)}`] : []),
  ])
  expect(edges).toEqual(runs)
}

test('the next runs of a weekly boost are found, also after many were cut, and none after its end', () => {
  const fridays = weekly(FRIDAY, '18:00', '22:00', 'UTC')
  const cuts = [{ from: at('2026-06-01T00:00Z'), until: at('2026-09-01T00:00Z') }]
  const next = (one: Boost) => nextRuns(one, at('2026-06-03T00:00Z'), 2).map(({ from }) => iso(from))
  expect(next(fridays)).toEqual(['2026-06-05T18:00', '2026-06-12T18:00'])
  expect(next({ ...fridays, cuts })).toEqual(['2026-09-04T18:00', '2026-09-11T18:00'])
  expect(next({ ...fridays, endsAt: at('2026-06-05T19:00Z') })).toEqual(['2026-06-05T18:00'])
  expect(next(boost({ startsAt: at('2026-06-02T00:00Z'), endsAt: at('2026-06-04T00:00Z') }))).toEqual([
    '2026-06-02T00:00',
  ])
})
