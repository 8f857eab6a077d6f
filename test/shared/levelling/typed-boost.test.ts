import { expect, test } from 'bun:test'
import { readDuration, readWeekdays, readWhen, weekdayChoices } from '../../../shared/levelling/typed-boost.ts'
import { readTimeOfDay } from '../../../shared/settings/typed-time.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const HOUR_MS = 3_600_000

test.each([
  ['2h', 2],
  ['90 min', 1.5],
  ['1d 12h', 36],
  ['1,5 h', 1.5],
  ['3 Tage', 72],
  ['2 semaines', 336],
  ['1w', 168],
  ['0h', null],
  ['2', null],
  ['soon', null],
  ['2 parsecs', null],
  ['', null],
])('the length %p is %p hours', (typed, hours) => {
  expect(readDuration(typed)).toBe(hours === null ? null : hours * HOUR_MS)
})

test.each([
  ['fri', 'en', 16],
  ['Sat, Sun', 'en', 96],
  ['mon-fri', 'en', 31],
  ['fri-mon', 'en', 16 + 32 + 64 + 1],
  ['Di', 'de', 2],
  ['di', 'fr', 64],
  ['segunda-feira', 'pt-BR', 1],
  ['seg-sex', 'pt-BR', 31],
  ['friday', 'de', 16],
  ['täglich', 'en', 127],
  ['t', 'en', null],
  ['someday', 'en', null],
  ['', 'en', null],
])('the days %p in %s are %p', (typed, locale, days) => expect(readWeekdays(typed, locale)).toBe(days))

/** A Thursday, 13:00 in Berlin. */
const NOW = Date.parse('2026-11-26T12:00:00Z')
const at = (typed: string, locale = 'en') => {
  const when = readWhen(typed, { timeZone: 'Europe/Berlin', locale, now: NOW }, readTimeOfDay)
  return when === null ? null : new Date(when).toISOString().slice(0, 16)
}

test('a future time is read in the ways that people write it', () => {
  expect(at('20:00')).toBe('2026-11-26T19:00')
  expect(at('12:00')).toBe('2026-11-27T11:00')
  expect(at('Sunday 20:00')).toBe('2026-11-29T19:00')
  expect(at('So 20:00', 'de')).toBe('2026-11-29T19:00')
  expect(at('thu 8 pm')).toBe('2026-11-26T19:00')
  expect(at('Thursday 12:00')).toBe('2026-12-03T11:00')
  expect(at('2026-12-24 20:00')).toBe('2026-12-24T19:00')
  expect(at('24.12. 20:00')).toBe('2026-12-24T19:00')
  expect(at('24/12/2026 20h30')).toBe('2026-12-24T19:30')
  expect(at('1.7. 20:00')).toBe('2027-07-01T18:00')
  for (const typed of ['', 'soon', '31.2. 20:00', '2026-13-01 20:00', 'Sunday', '24:30']) expect(at(typed)).toBeNull()
})

test('every set of days that is offered can be read, in every language', () => {
  for (const locale of LANGUAGES) {
    const [first = ''] = weekdayChoices('', locale)
    for (const typed of ['', `${first}, `]) {
      const choices = weekdayChoices(typed, locale)
      expect(choices.length).toBeGreaterThan(5)
      for (const choice of choices) expect(readWeekdays(choice, locale)).not.toBeNull()
    }
  }
  expect(weekdayChoices('Fri, s', 'en')).toEqual(['Fri, Sat', 'Fri, Sun'])
})
