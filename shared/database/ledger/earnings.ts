import { sql } from 'kysely'
import { type Snowflake, snowflakeAt, snowflakeTime } from '../../discord/snowflake.ts'
import { DAY_MS } from '../../levelling/day.ts'
import type { LedgerEntry } from '../../levelling/xp-ledger.ts'
import { awardsBefore, type MemberAward } from '../members/guild-awards.ts'
import type { Queries } from '../queries.ts'
import type { ShownEntry } from './last-entries.ts'
import { newestEarned } from './newest-earned.ts'

/** XP that a member earned, was given or lost: by a message, or as a row of the ledger. */
export type Earning = { userId: Snowflake; at: number } & ({ message: MemberAward } | { entry: ShownEntry })

/** Which earnings are read. */
export interface EarningsFilter {
  guildId: Snowflake
  /** Null for all members. Then only XP that members earned is read, because decay takes XP from many members at once. */
  userId: Snowflake | null
  /** Null for the newest. */
  after: EarningsCursor | null
}

/** Where a page ended: at the time of its last earning, after so many earnings of that millisecond. */
export interface EarningsCursor {
  /** Milliseconds since 1970. */
  at: number
  shown: number
}

/** The messages of one member are read for the last 30 days only, because that reads the messages of all members. */
const MEMBER_MESSAGES_MS = 30 * DAY_MS

/**
 * The last XP that members of a guild earned, were given or lost, the newest first. Many members in voice earn in the same
 * millisecond, so that a page may end amid one.
 * @param now milliseconds since 1970
 * @returns `next`: where the next page begins; null after the last earning
 */
export async function earningsBefore(
  db: Queries,
  filter: EarningsFilter,
  most: number,
  now: number,
): Promise<{ earnings: readonly Earning[]; next: EarningsCursor | null }> {
  const { guildId, userId } = filter
  const { at, shown } = filter.after ?? { at: now, shown: 0 }
  const read = shown + most + 1
  const since = userId === null ? 0 : now - MEMBER_MESSAGES_MS
  const [messages, entries] = await Promise.all([
    awardsBefore(
      db,
      { guildId, userId, before: snowflakeAt(at + 1), since: since === 0 ? '0' : snowflakeAt(since) },
      read,
    ),
    userId === null ? earnedUntil(db, guildId, at, read) : memberEntries(db, { guildId, userId }, at, read),
  ])
  const all: Earning[] = [
    ...messages.map(({ userId: by, ...message }) => ({ userId: by, at: snowflakeTime(message.messageId), message })),
    ...entries.map(({ userId: by, ...entry }) => ({ userId: by, at: entry.at, entry })),
    // The sort is stable, and both lists are in an order of their own, so that each page sees the same order.
  ].sort((a, b) => b.at - a.at)
  const seen = all.slice(0, shown + most)
  const earnings = seen.slice(shown)
  const last = earnings.at(-1)
  if (last === undefined || seen.length === all.length) return { earnings, next: null }
  return { earnings, next: { at: last.at, shown: seen.filter((earning) => earning.at === last.at).length } }
}

type NamedEntry = ShownEntry & Pick<LedgerEntry, 'userId'>

/** The last XP that members of a guild earned apart from messages. */
async function earnedUntil(db: Queries, guildId: Snowflake, until: number, most: number): Promise<NamedEntry[]> {
  const { rows } = await sql<Pick<NamedEntry, 'userId' | 'source' | 'amount' | 'at'>>`
    select user_id as userId, source, amount, at from ${newestEarned(guildId, sql`at <= ${until}`, most)} as entry
    order by at desc, source, user_id desc, entry_key desc`.execute(db)
  return rows.map((row) => ({ ...row, actorId: null, reason: null }))
}

/** The last rows of a member. It reads all rows of the member, which lie together. */
async function memberEntries(
  db: Queries,
  { guildId, userId }: { guildId: Snowflake; userId: Snowflake },
  until: number,
  most: number,
): Promise<NamedEntry[]> {
  const { rows } = await sql<ShownEntry>`
    select source, amount, at, actor_id as actorId, reason from xp_ledger force index (primary)
    where guild_id = ${guildId} and user_id = ${userId} and at <= ${until}
    order by at desc, source, entry_key limit ${sql.lit(most)}`.execute(db)
  return rows.map((row) => ({ ...row, userId }))
}
