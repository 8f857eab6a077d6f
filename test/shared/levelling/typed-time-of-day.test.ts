import { expect, test } from 'bun:test'
import { readWhen } from '../../../shared/levelling/typed-boost.ts'
import { readTimeOfDay } from '../../../shared/levelling/typed-time-of-day.ts'

/** Times as people write them in the five languages, with the hour and minute. */
const WRITTEN: readonly (readonly [string, number, number])[] = [
  ['18:00', 18, 0],
  ['18 Uhr', 18, 0],
  ['18:00 Uhr', 18, 0],
  ['18.30 Uhr', 18, 30],
  ['um 18 Uhr', 18, 0],
  ['6pm', 18, 0],
  ['6 PM', 18, 0],
  ['6:30 p.m.', 18, 30],
  ['at 6pm', 18, 0],
  ['12am', 0, 0],
  ['12 pm', 12, 0],
  ['18h', 18, 0],
  ['18 h', 18, 0],
  ['18h30', 18, 30],
  ['à 18h', 18, 0],
  ['18 heures', 18, 0],
  ['a las 18:00', 18, 0],
  ['18:00 hs', 18, 0],
  ['18 horas', 18, 0],
  ['às 18h', 18, 0],
]

test.each([...WRITTEN, ['7', 7, 0] as const, ['22.15', 22, 15] as const])(
  'the time of day %p is %p:%p',
  (typed, hour, minute) => {
    expect(readTimeOfDay(typed)).toBe(hour * 60 + minute)
  },
)

test.each(['', 'noon', '24:00', '18:60', '13pm', '0am', '118:00', '18:0', '18 Uhr 30 Uhr', '1.5h', '18 x'])(
  '%p is no time of day',
  (typed) => expect(readTimeOfDay(typed)).toBeNull(),
)

test.each([...WRITTEN])(
  'the start or end of a boost may be %p, alone, after a weekday and after a date',
  (typed, hour, minute) => {
    const now = Date.parse('2026-11-24T00:00:00Z')
    const read = (text: string) => readWhen(text, { timeZone: 'UTC', locale: 'de', now: now - 1 })
    const at = now + (hour * 60 + minute) * 60_000
    expect(read(typed)).toBe(at)
    expect([read(`Di ${typed}`), read(`Dienstag, ${typed}`)]).toEqual([at, at])
    expect([read(`24.11. ${typed}`), read(`2026-11-24 ${typed}`), read(`24/11/2026 ${typed}`)]).toEqual([at, at, at])
  },
)

test.each(['24.12', '20.30', 'Sonntag 20', '24.12.', '18'])('%p could be a date, and is no start of a boost', (typed) =>
  expect(readWhen(typed, { timeZone: 'UTC', locale: 'de', now: 0 })).toBeNull(),
)
