import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'

/** Members on a page of the leaderboard. */
export const PAGE_SIZE = 10

/** In the order of the leaderboard. Without this hint, MySQL reads and sorts the whole guild if its statistics are old. */
const inOrder = sql<Database['guild_users']>`guild_users`.as<'guild_users'>(
  sql`guild_users force index (guild_users_leaderboard)`,
)

/** Members with XP of a guild. Only columns of the index are read: the row itself is stored elsewhere. */
export const ranked = (db: Queries, guildId: Snowflake) =>
  db.selectFrom(inOrder).select(['user_id', 'xp']).where('guild_id', '=', guildId)

/** A page, and the first member of the next. */
export const head = (db: Queries, guildId: Snowflake) =>
  ranked(db, guildId)
    .where('xp', '>', 0)
    .orderBy('xp', 'desc')
    .orderBy('user_id', 'asc')
    .limit(PAGE_SIZE + 1)

/** The same members from the other end: those with the least XP first. */
export const tail = (db: Queries, guildId: Snowflake) =>
  ranked(db, guildId)
    // As a calculation it is no bound of the index: for a bound, MySQL walks backwards through every guild's members.
    .where(sql`xp + 0`, '>', 0)
    .orderBy('xp', 'asc')
    .orderBy('user_id', 'desc')
    .limit(PAGE_SIZE)

/** The columns of a page, of members joined to their names. */
export const COLUMNS = ['user_id as userId', 'username', 'global_name as globalName', 'xp'] as const

/** The guild's curve as a column of each row, because a statement of its own would cost a round trip. */
export const guildCurve = (db: Queries, guildId: Snowflake) =>
  db.selectFrom('guilds').select('curve').where('id', '=', guildId).as('curve')

/** A row with these columns and the guild's curve. */
export interface PlacedRow {
  userId: Snowflake
  username: string | null
  globalName: string | null
  xp: number
  /** Null where the guild is not registered. */
  curve: string | null
  listed: 0 | 1
}
