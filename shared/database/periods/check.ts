import { sql } from 'kysely'
import { type Snowflake, snowflakeAt, snowflakeTime } from '../../discord/snowflake.ts'
import { DAY_MS, dayOf } from '../../levelling/day.ts'
import { type LoggedXp, type PeriodDays, type PeriodRow, rightPeriods } from '../../levelling/period.ts'
import type { Queries } from '../queries.ts'
import { listText, numberList, runText } from '../query/number-literals.ts'

/** The most members that one check finds. */
const MOST_MEMBERS = 20_000
/** Rows that one statement writes. */
const MOST_ROWS = 500

/** A member whose row is missing or wrong. */
export interface WrongPeriods {
  userId: Snowflake
  /** The row as it was read; null where it is missing. */
  before: PeriodRow | null
  after: PeriodRow
}

/**
 * Finds the first day whose messages are compared: the first day of this month, or of this week if the week began earlier. If
 * the guild has more than `most` messages since then, it is the first day of this week, and otherwise today. Null if the guild
 * has more messages today.
 * @param keptSince the first day whose messages are all in the log
 * @param most messages
 */
export async function comparedSince(
  db: Queries,
  guildId: Snowflake,
  today: PeriodDays,
  keptSince: number,
  most: number,
): Promise<number | null> {
  const firstDays = new Set([Math.min(today.week, today.month), today.week, today.day])
  for (const day of firstDays) {
    const from = Math.max(day, keptSince)
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from (
        select 1 from message_logs force index (message_logs_guild)
        where guild_id = ${guildId} and message_id >= ${snowflakeAt(from * DAY_MS)} limit ${sql.lit(most + 1)}
      ) as logged`.execute(db)
    if ((rows[0]?.found ?? 0) <= most) return from
  }
  return null
}

interface ReadMember {
  userId: Snowflake
  earned: number
  newestId: Snowflake
  day: number | null
  week: number | null
  month: number | null
  beforeDay: number | null
  beforeWeek: number | null
  beforeMonth: number | null
  loggedDay: number
  loggedWeek: number
  loggedMonth: number
}

const since = (firstDay: number) => sql`if(message_id >= ${numberList([snowflakeAt(firstDay * DAY_MS)])}, xp, 0)`

/**
 * Compares the stored XP by messages of today, this week and this month with the log of messages. The two differ where a
 * process of an older release, which does not know `member_periods`, has awarded XP. One statement reads both, so that awards at
 * the same time do not matter.
 * @param today the day, and the first days of its week and month
 * @param keptSince the first day from which on the log is read; periods that began before are not compared
 * @returns at most 20,000 members
 */
export async function wrongPeriods(
  db: Queries,
  guildId: Snowflake,
  today: PeriodDays,
  keptSince: number,
): Promise<WrongPeriods[]> {
  const checks = (
    [
      ['day', 'loggedDay'],
      ['week', 'loggedWeek'],
      ['month', 'loggedMonth'],
    ] as const
  )
    .filter(([period]) => today[period] >= keptSince)
    .map(([period, logged]) => {
      const [stored, before] = [sql.ref(`kept.${period}`), sql.ref(`kept.before_${period}`)]
      const right = sql`cast(member.xp as signed) - member.ledger_xp - ${sql.ref(logged)}`
      return sql`${sql.ref(logged)} > 0 and (${stored} <> ${today[period]} or ${before} <> ${right})`
    })
  const isWrong = checks.length === 0 ? sql`false` : sql`(${sql.join(checks, sql` or `)})`
  const { rows } = await sql<ReadMember>`
    select logged.user_id as userId, cast(member.xp as signed) - member.ledger_xp as earned, newestId,
      kept.day, kept.week, kept.month, before_day as beforeDay, before_week as beforeWeek,
      before_month as beforeMonth, loggedDay, loggedWeek, loggedMonth
    from (
      select user_id, max(message_id) as newestId, cast(sum(${since(today.day)}) as signed) as loggedDay,
        cast(sum(${since(today.week)}) as signed) as loggedWeek, cast(sum(${since(today.month)}) as signed) as loggedMonth
      from message_logs force index (message_logs_guild)
      where guild_id = ${guildId} and message_id >= ${snowflakeAt(keptSince * DAY_MS)} group by user_id
    ) as logged
    straight_join guild_users as member on member.guild_id = ${guildId} and member.user_id = logged.user_id
    left join member_periods as kept
      on kept.guild_id = ${guildId} and kept.source = 'messages' and kept.user_id = logged.user_id
    where kept.user_id is null or ${isWrong} limit ${sql.lit(MOST_MEMBERS)}`.execute(db)
  return rows.flatMap((row) => {
    const before = storedOf(row)
    const logged: LoggedXp = {
      ...{ total: row.earned, newestDay: dayOf(snowflakeTime(row.newestId)) },
      since: { day: row.loggedDay, week: row.loggedWeek, month: row.loggedMonth },
    }
    const after = rightPeriods(before, logged, today, keptSince)
    return after === null ? [] : [{ userId: row.userId, before, after }]
  })
}

/** The row of a member in `member_periods`. Either all of its columns are null, or none is. */
function storedOf(row: ReadMember): PeriodRow | null {
  const { day, week, month, beforeDay, beforeWeek, beforeMonth } = row
  if (day === null || week === null || month === null) return null
  if (beforeDay === null || beforeWeek === null || beforeMonth === null) return null
  return { day, week, month, beforeDay, beforeWeek, beforeMonth }
}

const numbersOf = ({ day, week, month, beforeDay, beforeWeek, beforeMonth }: PeriodRow): number[] => [
  ...[day, week, month, beforeDay, beforeWeek, beforeMonth],
]

/**
 * Corrects rows that have not changed since they were read. Awards need not wait: the XP that a member had when a period began
 * stays the same when the member earns XP.
 */
export async function correctPeriods(db: Queries, guildId: Snowflake, wrong: readonly WrongPeriods[]): Promise<void> {
  const missing = wrong.filter(({ before }) => before === null)
  for (let from = 0; from < missing.length; from += MOST_ROWS) {
    const rows = missing
      .slice(from, from + MOST_ROWS)
      .map(({ userId, after }) => `(${listText([guildId])},'messages',${listText([userId, 0, ...numbersOf(after)])})`)
    await runText(
      db,
      `insert into member_periods
         (guild_id, source, user_id, total, day, week, month, before_day, before_week, before_month) values ${rows.join(',')}
       on duplicate key update total = member_periods.total`,
    )
  }
  for (const { userId, before, after } of wrong) {
    if (before === null) continue
    await db
      .updateTable('member_periods')
      .set(columnsOf(after))
      .where('guild_id', '=', guildId)
      .where('source', '=', 'messages')
      .where('user_id', '=', userId)
      .where((eb) => eb.and(columnsOf(before)))
      .execute()
  }
}

const columnsOf = ({ day, week, month, beforeDay, beforeWeek, beforeMonth }: PeriodRow) => ({
  ...{ day, week, month, before_day: beforeDay, before_week: beforeWeek, before_month: beforeMonth },
})
