import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { isListed } from './unlisted-members.ts'

/** Members on a page of the leaderboard. */
export const PAGE_SIZE = 10

/** In the order of the leaderboard. Without this hint, MySQL reads and sorts the whole guild if its statistics are old. */
const inOrder = sql<Database['guild_users']>`guild_users`.as<'guild_users'>(
  sql`guild_users force index (guild_users_leaderboard)`,
)

/** Members with XP of a guild. Only columns of the index are read: the row itself is stored elsewhere. */
export const ranked = (db: Queries, guildId: Snowflake) =>
  db.selectFrom(inOrder).select(['guild_users.user_id', 'guild_users.xp']).where('guild_users.guild_id', '=', guildId)

/** A page, and the first member of the next. @param size members on the page */
export const head = (db: Queries, guildId: Snowflake, size = PAGE_SIZE) =>
  ranked(db, guildId)
    .where('guild_users.xp', '>', 0)
    .orderBy('guild_users.xp', 'desc')
    .orderBy('guild_users.user_id', 'asc')
    .limit(size + 1)

/** The same members from the other end: those with the least XP first. */
export const tail = (db: Queries, guildId: Snowflake) =>
  ranked(db, guildId)
    // As a calculation it is no bound of the index: for a bound, MySQL walks backwards through every guild's members.
    .where(sql`xp + 0`, '>', 0)
    .orderBy('xp', 'asc')
    .orderBy('user_id', 'desc')
    .limit(PAGE_SIZE)

/** Columns of members joined to their names and their guild, whose settings a statement of its own would read a round trip later. */
export const COLUMNS = [
  ...(['username', 'global_name as globalName', 'guild.curve', 'guild.member_count as total'] as const),
  isListed.as('listed'),
] as const

/** The members of a page, joined to their names, to their guild, and to the rows of those who are not shown. */
export const joined = (db: Queries, guildId: Snowflake, members: ReturnType<typeof ranked>) =>
  db
    .selectFrom(members.as('on_page'))
    .leftJoin('users', 'users.id', 'on_page.user_id')
    .leftJoin('guilds as guild', (join) => join.on('guild.id', '=', guildId))
    .leftJoin('unlisted_members as unlisted', (join) =>
      join.on('unlisted.guild_id', '=', guildId).onRef('unlisted.user_id', '=', 'on_page.user_id'),
    )

/** A row with these columns. */
export interface PlacedRow {
  userId: Snowflake
  username: string | null
  globalName: string | null
  xp: number
  /** Null where the guild is not registered. */
  curve: string | null
  listed: 0 | 1
}
