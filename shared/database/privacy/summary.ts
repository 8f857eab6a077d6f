import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** What a deletion would take. */
export interface ErasurePreview {
  /** Guilds with a row of the user. */
  guilds: number
  xp: number
  /** Messages that earned XP. */
  messages: number
  /** Other changes of XP: voice, reactions, admins, imports. */
  entries: number
  /** Results of seasons. */
  seasons: number
  /** Logins and API keys, which only a deletion everywhere ends. */
  sessions: number
  keys: number
  /** Whitelabel bots of the user. */
  bots: number
}

/** Reads what a deletion would take, in one guild, or everywhere for null. One statement. */
export async function previewErasure(
  db: Queries,
  userId: Snowflake,
  guildId: Snowflake | null,
): Promise<ErasurePreview> {
  const index = guildId === null ? sql`force index (guild_users_user)` : sql`force index (primary)`
  const here = guildId === null ? sql`` : sql`and guild_id = ${guildId}`
  const counted = (table: string): RawBuilder<number> => sql`(
    select count(*) from guild_users as own ${index} join ${sql.table(table)} as rows_of_user
      on rows_of_user.guild_id = own.guild_id and rows_of_user.user_id = own.user_id
    where own.user_id = ${userId} ${guildId === null ? sql`` : sql`and own.guild_id = ${guildId}`})`
  const { rows } = await sql<ErasurePreview>`
    select cast(count(*) as unsigned) as guilds, cast(coalesce(sum(xp), 0) as unsigned) as xp,
      cast(coalesce(sum(message_count), 0) as unsigned) as messages,
      ${counted('xp_ledger')} as entries, ${seasonsOf(userId, guildId)} as seasons,
      (select count(*) from web_sessions where user_id = ${userId}) as sessions,
      (select count(*) from api_keys where created_by = ${userId}) as ${sql.ref('keys')},
      (select count(*) from whitelabel_bots where user_id = ${userId}) as bots
    from guild_users ${index} where user_id = ${userId} ${here}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a count has a row')
  const { guilds, xp, messages, entries, seasons, sessions, keys, bots } = row
  const numbers = { guilds, xp, messages, entries, seasons, sessions, keys, bots }
  // Sums and counts may arrive as text.
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Number(value)]),
  ) as unknown as ErasurePreview
}

/** The primary key of `season_members` has the season before the user, so each season of the user's guilds is looked at. */
const seasonsOf = (userId: Snowflake, guildId: Snowflake | null): RawBuilder<number> => sql`(
  select count(*) from guild_users as own force index (guild_users_user)
    join seasons on seasons.guild_id = own.guild_id
    join season_members as rows_of_user on rows_of_user.guild_id = own.guild_id and rows_of_user.number = seasons.number
      and rows_of_user.user_id = own.user_id
  where own.user_id = ${userId} ${guildId === null ? sql`` : sql`and own.guild_id = ${guildId}`})`
