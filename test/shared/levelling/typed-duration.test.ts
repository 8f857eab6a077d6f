import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { MINUTE_MS } from '../../../shared/levelling/day.ts'
import { readDuration } from '../../../shared/levelling/typed-duration.ts'

test.each([
  ['2h', 120],
  ['90 min', 90],
  ['1d 12h', 2_160],
  ['1d, 12h', 2_160],
  ['1,5 h', 90],
  ['0.25 hours', 15],
  ['1w', 10_080],
  ['2 Days', 2_880],
  ['1 day and 3 hrs', 1_620],
  ['1 Stunde', 60],
  ['2 Std. 30 Min.', 150],
  ['3 Tage', 4_320],
  ['1 Tag und 2 Stunden', 1_560],
  ['2 Wochen', 20_160],
  ['2 semaines', 20_160],
  ['3 j', 4_320],
  ['1 jour et 2 heures', 1_560],
  ['1h30', 90],
  ['2 días y 4 horas', 3_120],
  ['2 di\u0301as', 2_880],
  ['1 sem', 10_080],
  ['3 dias e 1 minuto', 4_321],
  ['1 semana', 10_080],
])('the length %p is %p minutes', (typed, minutes) => expect(readDuration(typed)).toBe(minutes * MINUTE_MS))

test.each([
  // Months and years have no fixed length, and `s` is seconds to some readers and weeks to others.
  ...[
    '2 months',
    '2 mois',
    '2 meses',
    '2 Monate',
    '1 Monat',
    '1 mo',
    '1 year',
    '1 an',
    '1 año',
    '30s',
    '90 seconds',
    '2 segundos',
  ],
  ...['1.33 h', '1,500 min', '1.500 min', '0h', '-2h', '2', '2 hh', 'h', '2h 3h', '2h3', '1h75', '1d30'],
  ...['2 parsecs', '3 tacos', 'dawn', 'soon', '1 wednesday', '2h and', 'and 2h', '', ' ', '9999999h'],
])('%p is no length', (typed) => expect(readDuration(typed)).toBeNull())

test('a length is the sum of its parts, whatever their order, or nothing at all', () => {
  const units = [
    ['w', 10_080],
    ['day', 1_440],
    ['Stunden', 60],
    ['minutos', 1],
  ] as const
  const parts = fc.shuffledSubarray([...units], { minLength: 1 })
  const amounts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(parts, amounts, (chosen, numbers) => {
      const typed = chosen.map(([unit], index) => `${numbers[index]} ${unit}`).join(' ')
      const minutes = chosen.reduce((sum, [, length], index) => sum + (numbers[index] ?? 0) * length, 0)
      expect(readDuration(typed)).toBe(minutes * MINUTE_MS)
    }),
  )
})
