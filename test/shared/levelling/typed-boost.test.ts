import { expect, test } from 'bun:test'
import { readWeekdays, readWhen, weekdayChoices } from '../../../shared/levelling/typed-boost.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

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
  ['se', 'pt-BR', null],
  ['do', 'de', 8],
  ['do', 'es', 64],
  ['do', 'en', null],
  ['di', 'en', null],
  ['mi', 'en', 4],
  ['someday', 'en', null],
  ['', 'en', null],
])('the days %p in %s are %p', (typed, locale, days) => expect(readWeekdays(typed, locale)).toBe(days))

/** A Thursday, 13:00 in Berlin. */
const NOW = Date.parse('2026-11-26T12:00:00Z')
const at = (typed: string, locale = 'en') => {
  const when = readWhen(typed, { timeZone: 'Europe/Berlin', locale, now: NOW })
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
  expect(at('2026-12-24T20:00')).toBe('2026-12-24T19:00')
  expect(at('sat 20:00')).toBe('2026-11-28T19:00')
  expect(at('sexta 18h', 'pt-BR')).toBe('2026-11-27T17:00')
  expect(at('tomorrow 6pm')).toBe('2026-11-27T17:00')
  expect(at('morgen 18 Uhr')).toBe('2026-11-27T17:00')
  expect(at("aujourd'hui 20h30")).toBe('2026-11-26T19:30')
  expect(at('Mañana 20:00')).toBe('2026-11-27T19:00')
  expect(at('hoje 12:00')).toBe('2026-11-26T11:00')
  for (const typed of ['', 'soon', '31.2. 20:00', '2026-13-01 20:00', 'Sunday', '24:30']) expect(at(typed)).toBeNull()
})

test('a date with slashes is refused for readers in the United States, where its parts may be swapped', () => {
  expect(at('7/4 20:00', 'en-US')).toBeNull()
  expect(at('7/4/2027 20:00', 'en-US')).toBeNull()
  expect(at('7/4 20:00', 'en-GB')).toBe('2027-04-07T18:00')
  expect(at('24/12 20:00', 'en-US')).toBe('2026-12-24T19:00')
  expect(at('5/5 20:00', 'en-US')).toBe('2027-05-05T18:00')
  expect(at('7.4. 20:00', 'en-US')).toBe('2027-04-07T18:00')
})

test('29 February without a year is the next one, where this year or the next has it', () => {
  const at2027 = Date.parse('2027-06-01T12:00:00Z')
  const when = readWhen('29.2. 20:00', { timeZone: 'UTC', locale: 'de', now: at2027 })
  expect(when).toBe(Date.parse('2028-02-29T20:00:00Z'))
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
