import { expect, test } from 'bun:test'
import { dayOf } from '../../../shared/levelling/day.ts'
import { firstDayOf, periodStart, periodsOf, startsDay } from '../../../shared/levelling/period.ts'

const day = (date: string): number => dayOf(Date.parse(`${date}T00:00:00Z`))
const MEMBER = { guildId: '1', userId: '2' }

test.each([
  ['2026-11-26', '2026-11-23', '2026-11-01'],
  ['2026-11-23', '2026-11-23', '2026-11-01'],
  ['2026-11-22', '2026-11-16', '2026-11-01'],
  ['2026-12-01', '2026-11-30', '2026-12-01'],
  ['2027-01-01', '2026-12-28', '2027-01-01'],
  ['2028-02-29', '2028-02-28', '2028-02-01'],
])('the week of %s begins on Monday %s, and its month on %s', (date, week, month) => {
  expect(periodsOf(day(date))).toEqual({ day: day(date), week: day(week), month: day(month) })
})

test('a period begins at midnight by UTC', () => {
  const night = Date.parse('2026-11-30T23:59:59.999Z')
  expect(firstDayOf('day', night)).toBe(day('2026-11-30'))
  expect(firstDayOf('day', night + 1)).toBe(day('2026-12-01'))
  expect(firstDayOf('month', night)).toBe(day('2026-11-01'))
  expect(firstDayOf('month', night + 1)).toBe(day('2026-12-01'))
  expect(firstDayOf('week', night + 1)).toBe(day('2026-11-30'))
  expect(firstDayOf('all', night)).toBe(0)
})

test('the first XP of a member begins a day, and so does the first XP after midnight', () => {
  const night = Date.parse('2026-11-30T23:59:59.999Z')
  expect(startsDay(null, night)).toBe(true)
  expect(startsDay(night - 60_000, night)).toBe(false)
  expect(startsDay(night, night + 1)).toBe(true)
})

test('a batch over several days keeps the start of a week and of a month that have not ended', () => {
  const at = (date: string): number => Date.parse(`${date}T12:00:00Z`)
  const sunday = periodStart(null, MEMBER, at('2026-11-29'), 100)
  expect(sunday).toMatchObject({ beforeDay: 100, beforeWeek: 100, beforeMonth: 100 })
  const monday = periodStart(sunday, MEMBER, at('2026-11-30'), 130)
  expect(monday).toMatchObject({ beforeDay: 130, beforeWeek: 130, beforeMonth: 100 })
  const tuesday = periodStart(monday, MEMBER, at('2026-12-01'), 150)
  expect(tuesday).toMatchObject({ ...periodsOf(day('2026-12-01')), beforeDay: 150, beforeWeek: 130, beforeMonth: 150 })
})
