import { type RawBuilder, sql } from 'kysely'
import { DISCORD_EPOCH_MS, type Snowflake, snowflakeAt } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { ZoneDays } from '../../levelling/time-zone.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

const HOUR_MS = 3_600_000

/** Messages that earned XP, and that XP. */
export interface Earned {
  messages: number
  xp: number
}

/** Messages of a guild, or of one of its channels, since the first of some days. */
export interface EarnedWhere {
  guildId: Snowflake
  /** Null for all channels. */
  channelId: Snowflake | null
  days: ZoneDays
}

const literal = (value: Snowflake | number) => numberList([value])

/**
 * The hour of a message by the zone's clock, counted from 1970. The time comes from the message's id, because the index does
 * not hold `created_at`.
 */
function localHour({ spans }: ZoneDays): RawBuilder<number> {
  const [, ...later] = spans
  const aheadOf = ({ offsetMs }: { offsetMs: number }): RawBuilder<unknown> => literal(DISCORD_EPOCH_MS + offsetMs)
  const cases = later.map(
    (span, nth) => sql`when message_id < ${literal(snowflakeAt(span.from))} then ${aheadOf(spans[nth] ?? span)}`,
  )
  const last = aheadOf(spans.at(-1) ?? spans[0])
  const ahead = cases.length === 0 ? last : sql`case ${sql.join(cases, sql` `)} else ${last} end`
  return sql<number>`((message_id >> 22) + ${ahead}) div ${literal(HOUR_MS)}`
}

/** Reads a range of one guild in the index, never the messages of other guilds. */
const earnedIn = ({ guildId, channelId, days }: EarnedWhere): RawBuilder<unknown> => sql`
  from message_logs force index (message_logs_guild)
  where guild_id = ${guildId} and message_id >= ${snowflakeAt(days.from)}
    ${channelId === null ? sql`` : sql`and channel_id = ${channelId}`}`

const SUMS = sql`count(*) as messages, cast(sum(xp) as unsigned) as xp`

/** What was earned in each hour, by the zone's clock. Hours without any are absent. @returns hours counted from 1970 */
export async function earnedByHour(db: Queries, where: EarnedWhere): Promise<(Earned & { hour: number })[]> {
  const { rows } = await sql<Earned & { hour: number }>`
    select ${localHour(where.days)} as hour, ${SUMS} ${earnedIn(where)} group by hour`.execute(db)
  return rows
}

/** What was earned on a day in a channel. */
export interface ChannelDay extends Earned {
  channelId: Snowflake
  /** By the zone's calendar, counted from 1970. */
  day: number
  /** Messages of the channel on all days. */
  total: number
}

/**
 * What was earned in each channel on each day. The channels with the most messages come first.
 * @param most rows; where there are more, the last channel may be incomplete
 */
export async function earnedByChannel(db: Queries, where: EarnedWhere, most: number): Promise<ChannelDay[]> {
  const { rows } = await sql<ChannelDay>`
    select channel_id as channelId, ${localHour(where.days)} div 24 as day, ${SUMS},
      cast(sum(count(*)) over (partition by channel_id) as unsigned) as total
    ${earnedIn(where)} group by channel_id, day order by total desc, channel_id, day limit ${most}`.execute(db)
  return rows
}

/** What a member earned on each day, by the zone's calendar. Days without any are absent. */
export async function earnedByMember(
  db: Queries,
  { guildId, userId }: MemberKey,
  days: ZoneDays,
): Promise<(Earned & { day: number })[]> {
  const { rows } = await sql<Earned & { day: number }>`
    select ${localHour(days)} div 24 as day, ${SUMS} ${earnedIn({ guildId, channelId: null, days })}
      and user_id = ${userId} group by day`.execute(db)
  return rows
}
