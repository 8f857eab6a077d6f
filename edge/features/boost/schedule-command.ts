import { Type } from '../../../shared/discord/option.ts'
import { readWeekdays, weekdayChoices } from '../../../shared/levelling/typed-boost.ts'
import { readTimeOfDay } from '../../../shared/levelling/typed-time-of-day.ts'
import { readTimeZone, timeZoneChoices } from '../../../shared/settings/typed-time-zone.ts'
import { command } from '../../interactions/context.ts'
import { roundFactor } from '../../messages/boost.ts'
import { scheduleTranslations } from './labels.ts'
import { announceOption, factorOption, shownAsTyped } from './options.ts'
import { readStanding, setUpBoost } from './set-up.ts'

/** `/boost schedule factor weekdays from to [zone] [announce]`: a boost that repeats each week. */
export const boostSchedule = command({
  name: 'schedule',
  description: 'Plan an XP boost that comes again each week',
  translations: scheduleTranslations,
  ephemeral: true,
  options: {
    factor: factorOption,
    weekdays: {
      ...{ type: Type.String, description: 'On which days, e.g. Fri or Sat, Sun', required: true, max_length: 100 },
      autocomplete: ({ locale }, typed) => weekdayChoices(typed, locale).map((name) => ({ name, value: name })),
    },
    from: { type: Type.String, description: 'When it begins, e.g. 18:00', required: true, max_length: 20 },
    to: {
      type: Type.String,
      description: 'When it ends, e.g. 22:00; before the beginning means on the next day',
      required: true,
      max_length: 20,
    },
    zone: {
      ...{ type: Type.String, description: 'In which time zone, e.g. Europe/Berlin', max_length: 40 },
      autocomplete: (_, typed) => timeZoneChoices(typed),
    },
    announce: announceOption,
  },
  prefetch: (context) => readStanding(context),
  async run(context, { factor: typedFactor, weekdays: days, from, to, zone, announce }, { boosts, timeZone: usual }) {
    const { now, locale, say } = context
    const weekdays = readWeekdays(days, locale)
    if (weekdays === null) return say('boost.badDays', shownAsTyped(days))
    const [fromMinute, toMinute] = [readTimeOfDay(from), readTimeOfDay(to)]
    if (fromMinute === null) return say('boost.badTimeOfDay', shownAsTyped(from))
    if (toMinute === null) return say('boost.badTimeOfDay', shownAsTyped(to))
    const timeZone = zone === undefined ? usual : readTimeZone(zone)
    if (timeZone === null) return say('boost.badZone', shownAsTyped(zone ?? ''))
    const weekly = { weekdays, fromMinute, toMinute, timeZone }
    const factor = roundFactor(typedFactor)
    const wanted = { factor, startsAt: now, endsAt: null, weekly, channelId: announce ?? null }
    return setUpBoost(context, wanted, boosts)
  },
})
