import type { BoostBody, BoostItem, BoostsReply } from '../../../shared/api/boosts.ts'
import type { StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import type { NewBoost } from '../../../shared/database/guilds/change-boosts.ts'
import { dateAndTime } from '../../../shared/discord/markdown.ts'
import { MOST_BOOSTS, nextRuns } from '../../../shared/levelling/boost.ts'
import { boostInWords } from '../../../shared/levelling/boost-texts.ts'
import { minuteOfDay, timeOfDay, WEEKDAY_NAMES } from '../../../shared/levelling/day.ts'
import { roundFactor } from '../../messages/boost.ts'
import type { Reply } from '../route.ts'

/** How many runs a reply shows. */
const SHOWN_RUNS = 5

/** The boost that a body describes. */
export function wantedOf({ factor, startsAt, endsAt, weekly, channelId }: BoostBody, now: number): NewBoost {
  const times = weekly && {
    weekdays: weekly.weekdays.reduce((days, day) => days | (1 << WEEKDAY_NAMES.indexOf(day)), 0),
    fromMinute: minuteOfDay(weekly.from),
    toMinute: minuteOfDay(weekly.to),
    timeZone: weekly.timeZone,
  }
  return { factor: roundFactor(factor), startsAt: Math.max(startsAt ?? now, now), endsAt, weekly: times, channelId }
}

/** The next runs of a boost that is stored or wanted. */
export const runsOf = (boost: NewBoost & Partial<StoredBoost>, now: number) =>
  nextRuns({ id: '0', cuts: [], ...boost }, now, SHOWN_RUNS)

function itemOf(boost: StoredBoost, locale: string, now: number): BoostItem {
  const { id, factor, startsAt, endsAt, weekly, channelId } = boost
  const times = weekly && {
    weekdays: WEEKDAY_NAMES.filter((_, day) => (weekly.weekdays >> day) & 1),
    from: timeOfDay(weekly.fromMinute),
    to: timeOfDay(weekly.toMinute),
    timeZone: weekly.timeZone,
  }
  const text = boostInWords(boost, locale, dateAndTime)
  return { id, factor, startsAt, endsAt, weekly: times, channelId, text, runs: runsOf(boost, now) }
}

/** The boosts for their page. @param saved the change in words; null where nothing was changed */
export function boostsReplyOf(
  { locale, now }: { locale: string; now: number },
  version: number,
  boosts: readonly StoredBoost[],
  saved: string | null,
): Reply<BoostsReply> {
  const items = boosts.map((boost) => itemOf(boost, locale, now))
  return { version: String(version), body: { version: String(version), items, most: MOST_BOOSTS, saved } }
}
