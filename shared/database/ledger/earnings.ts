import { sql } from 'kysely'
import { type Snowflake, snowflakeAt, snowflakeTime } from '../../discord/snowflake.ts'
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
  /** Only earlier earnings are read, milliseconds since 1970; null for the newest. */
  before: number | null
}

/** The messages of one member are read for the last 30 days only, because that reads the messages of all members. */
const MEMBER_MESSAGES_MS = 30 * 86_400_000

/**
 * The last XP that members of a guild earned, were given or lost, the newest first. Earnings of the same millisecond are on the
 * same page if a page can hold them, so that the next page can begin at an earlier time.
 * @param most about how many @param now milliseconds since 1970
 */
export async function earningsBefore(
  db: Queries,
  filter: EarningsFilter,
  most: number,
  now: number,
): Promise<{ earnings: readonly Earning[]; hasMore: boolean }> {
  const { guildId, userId } = filter
  const before = filter.before ?? now + 1
  const read = most + 1
  const since = userId === null ? 0 : now - MEMBER_MESSAGES_MS
  const [messages, entries] = await Promise.all([
    awardsBefore(
      db,
      { guildId, userId, before: snowflakeAt(before), since: since === 0 ? '0' : snowflakeAt(since) },
      read,
    ),
    userId === null ? earnedBefore(db, guildId, before, read) : memberEntries(db, { guildId, userId }, before, read),
  ])
  const all: Earning[] = [
    ...messages.map(({ userId: by, ...message }) => ({ userId: by, at: snowflakeTime(message.messageId), message })),
    ...entries.map(({ userId: by, ...entry }) => ({ userId: by, at: entry.at, entry })),
  ].sort((a, b) => b.at - a.at)
  const [next] = all.slice(most)
  if (next === undefined) return { earnings: all, hasMore: false }
  const whole = all.slice(0, most).filter(({ at }) => at > next.at)
  return { earnings: whole.length > 0 ? whole : all.slice(0, most), hasMore: true }
}

type NamedEntry = ShownEntry & Pick<LedgerEntry, 'userId'>

/** The last XP that members of a guild earned apart from messages. */
async function earnedBefore(db: Queries, guildId: Snowflake, before: number, most: number): Promise<NamedEntry[]> {
  const { rows } = await sql<Pick<NamedEntry, 'userId' | 'source' | 'amount' | 'at'>>`
    select user_id as userId, source, amount, at from ${newestEarned(guildId, sql`at < ${before}`, most)} as entry
    order by at desc`.execute(db)
  return rows.map((row) => ({ ...row, actorId: null, reason: null }))
}

/** The last rows of a member. It reads all rows of the member, which lie together. */
async function memberEntries(
  db: Queries,
  { guildId, userId }: { guildId: Snowflake; userId: Snowflake },
  before: number,
  most: number,
): Promise<NamedEntry[]> {
  const { rows } = await sql<ShownEntry>`
    select source, amount, at, actor_id as actorId, reason from xp_ledger force index (primary)
    where guild_id = ${guildId} and user_id = ${userId} and at < ${before}
    order by at desc limit ${sql.lit(most)}`.execute(db)
  return rows.map((row) => ({ ...row, userId }))
}
