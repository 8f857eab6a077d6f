import type { ActivityReply } from '../../../shared/api/activity.ts'
import type { ChannelDay, Earned } from '../../../shared/database/members/activity.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAYS_PER_WEEK, dateOf, FIRST_WEEKDAY } from '../../../shared/levelling/day.ts'
import type { ZoneDays } from '../../../shared/levelling/time-zone.ts'

/** The most channels that are shown separately. */
const MOST_CHANNELS = 12
const HOURS_PER_DAY = 24

/** As many rows as these channels and one more can have on 90 days and the day before. */
export const MOST_ROWS = (MOST_CHANNELS + 1) * 91

interface EarnedTimes {
  days: ZoneDays
  /** Hours of the zone's clock, counted from 1970. */
  hours: readonly (Earned & { hour: number })[]
  /** The channels with the most messages first. */
  channelDays: readonly ChannelDay[]
}

const ZERO: Earned = { messages: 0, xp: 0 }

const add = (a: Earned, b: Earned): Earned => ({ messages: a.messages + b.messages, xp: a.xp + b.xp })

const sum = (all: readonly Earned[]): Earned => all.reduce(add, ZERO)

/** One sum for each group from 0 to `count` - 1, with zeros for groups without items. */
function sumsBy<Item extends Earned>(items: readonly Item[], count: number, groupOf: (item: Item) => number): Earned[] {
  const sums = Array.from({ length: count }, () => ZERO)
  for (const item of items) {
    const group = groupOf(item)
    const before = sums[group]
    // An item is newer than the last group where the clock of this process is behind.
    if (before !== undefined) sums[group] = add(before, item)
  }
  return sums
}

/** Groups what was earned: by day, by hour of the day, by hour of the week, and by day of the busiest channels. */
export function toActivity({ days, hours, channelDays }: EarnedTimes): Omit<ActivityReply, 'timeZone' | 'keptSince'> {
  const { first, last } = days
  const count = last - first + 1
  const within = hours.filter(({ hour }) => Math.floor(hour / HOURS_PER_DAY) >= first)
  const byDay = sumsBy(within, count, ({ hour }) => Math.floor(hour / HOURS_PER_DAY) - first)
  const byHour = sumsBy(within, HOURS_PER_DAY, ({ hour }) => hour % HOURS_PER_DAY)
  const weekHours = HOURS_PER_DAY * DAYS_PER_WEEK
  const byWeek = sumsBy(within, weekHours, ({ hour }) => (hour + FIRST_WEEKDAY * HOURS_PER_DAY) % weekHours)
  const channels = channelsOf(
    channelDays.filter(({ day }) => day >= first),
    first,
    count,
  )
  const others = byDay.map((all, nth) => minus(all, sum(channels.map((channel) => channel.byDay[nth] ?? ZERO))))
  const inOthers = sum(others)
  return {
    days: byDay.map((one, nth) => ({ date: dateOf(first + nth), ...one })),
    channels,
    others: inOthers.messages === 0 ? null : { ...inOthers, byDay: others },
    hours: byHour,
    week: Array.from({ length: DAYS_PER_WEEK }, (_, day) =>
      byWeek.slice(day * HOURS_PER_DAY, (day + 1) * HOURS_PER_DAY).map(({ messages }) => messages),
    ),
  }
}

/** A difference of at least 0. The two sums were not read at the same moment, so that a message may be in only one of them. */
const minus = (a: Earned, b: Earned): Earned => ({
  messages: Math.max(0, a.messages - b.messages),
  xp: Math.max(0, a.xp - b.xp),
})

function channelsOf(channelDays: readonly ChannelDay[], first: number, count: number): ActivityReply['channels'] {
  const rowsOf = new Map<Snowflake, ChannelDay[]>()
  for (const row of channelDays) rowsOf.set(row.channelId, [...(rowsOf.get(row.channelId) ?? []), row])
  return [...rowsOf]
    .slice(0, MOST_CHANNELS)
    .map(([channelId, rows]) => ({ channelId, ...sum(rows), byDay: sumsBy(rows, count, ({ day }) => day - first) }))
}
