import { Type } from '../../../shared/discord/option.ts'
import { readWhen } from '../../../shared/levelling/typed-boost.ts'
import { readDuration } from '../../../shared/levelling/typed-duration.ts'
import { readTimeZone, timeZoneChoices } from '../../../shared/settings/typed-time-zone.ts'
import { command } from '../../interactions/context.ts'
import { roundFactor } from '../../messages/boost.ts'
import { startTranslations } from './labels.ts'
import { announceOption, factorOption, shownAsTyped } from './options.ts'
import { readStanding, setUpBoost } from './set-up.ts'

/**
 * `/boost start factor [duration] [until] [from] [zone] [announce]`: a boost that runs once. It begins now or at a given time,
 * and ends after a duration or at a given time.
 */
export const boostStart = command({
  name: 'start',
  description: 'Start an XP boost, now or from a time on',
  translations: startTranslations,
  ephemeral: true,
  options: {
    factor: factorOption,
    duration: { type: Type.String, description: 'How long, e.g. 2h, 3d or 1d 12h', max_length: 30 },
    until: { type: Type.String, description: 'Until when, e.g. Sunday 20:00 or 2026-12-24 20:00', max_length: 40 },
    from: { type: Type.String, description: 'From when; now if left out', max_length: 40 },
    zone: {
      ...{ type: Type.String, description: 'The time zone of these times, e.g. Europe/Berlin', max_length: 40 },
      autocomplete: (_, typed) => timeZoneChoices(typed),
    },
    announce: announceOption,
  },
  prefetch: (context) => readStanding(context),
  async run(context, { factor: typedFactor, duration, until, from, zone, announce }, { boosts, timeZone: usual }) {
    const { now, locale, say } = context
    if ((duration === undefined) === (until === undefined)) return say('boost.oneEnd')
    const timeZone = zone === undefined ? usual : readTimeZone(zone)
    if (timeZone === null) return say('boost.badZone', shownAsTyped(zone ?? ''))
    const read = (typed: string, after: number) => readWhen(typed, { timeZone, locale, now: after })
    const startsAt = from === undefined ? now : read(from, now)
    if (startsAt === null) return say('boost.badTime', shownAsTyped(from ?? ''))
    const length = duration === undefined ? null : readDuration(duration)
    if (duration !== undefined && length === null) return say('boost.badDuration', shownAsTyped(duration))
    const endsAt = length === null ? read(until ?? '', startsAt) : startsAt + length
    if (endsAt === null) return say('boost.badTime', shownAsTyped(until ?? ''))
    const factor = roundFactor(typedFactor)
    const wanted = { factor, startsAt, endsAt, weekly: null, channelId: announce ?? null }
    return setUpBoost(context, wanted, boosts)
  },
})
