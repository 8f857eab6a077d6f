import { languageOf } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import type { WantedBoost } from './boost.ts'
import { DAY_MS, timeOfDay } from './day.ts'
import { EVERY_DAY, WEEKDAYS } from './weekly-times.ts'

const say = speakFrom(
  texts({
    weekly: {
      en: '×{factor}, {days}, {from} to {to} ({zone})',
      de: '×{factor}, {days}, {from} bis {to} Uhr ({zone})',
      fr: '×{factor}, {days}, de {from} à {to} ({zone})',
      es: '×{factor}, {days}, de {from} a {to} ({zone})',
      'pt-BR': '×{factor}, {days}, das {from} às {to} ({zone})',
    },
    once: {
      en: '×{factor}, {start} to {end}',
      de: '×{factor}, {start} bis {end}',
      fr: '×{factor}, du {start} au {end}',
      es: '×{factor}, del {start} al {end}',
      'pt-BR': '×{factor}, de {start} a {end}',
    },
    daily: { en: 'every day', de: 'täglich', fr: 'chaque jour', es: 'cada día', 'pt-BR': 'todo dia' },
  }),
)

/** 1970-01-05. */
const A_MONDAY = 4 * DAY_MS

/** The name of a weekday, e.g. `Monday`. @param weekday 0 is Monday */
export const weekdayName = (weekday: number, locale: string, length: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(languageOf(locale), { weekday: length, timeZone: 'UTC' }).format(A_MONDAY + weekday * DAY_MS)

/** The days of a set, e.g. `Fri, Sat`. @param weekdays bits, 1 is Monday */
export const weekdaysInWords = (weekdays: number, locale: string): string =>
  weekdays === EVERY_DAY
    ? say(locale)('daily')
    : WEEKDAYS.filter((day) => (weekdays >> day) & 1)
        .map((day) => weekdayName(day, locale, 'short'))
        .join(', ')

/**
 * A boost in words, e.g. `×2, Fri, 18:00 to 22:00 (Europe/Berlin)`.
 * @param shown how a time is written, in milliseconds since 1970
 */
export function boostInWords(
  { factor, startsAt, endsAt, weekly }: WantedBoost,
  locale: string,
  shown: (time: number) => string,
): string {
  const speak = say(locale)
  if (weekly === null)
    return speak('once', { factor, start: shown(startsAt), end: endsAt === null ? '' : shown(endsAt) })
  const { weekdays, fromMinute, toMinute, timeZone: zone } = weekly
  const times = { from: timeOfDay(fromMinute), to: timeOfDay(toMinute) }
  return speak('weekly', { factor, days: weekdaysInWords(weekdays, locale), ...times, zone })
}
