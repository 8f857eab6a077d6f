import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { UNCOUNTED } from '../../levelling/counting.ts'
import type { Queries } from '../queries.ts'

/** Tables that may have rows of a user in guilds in which the user has no row of `guild_users`. */
const SMALL = [
  'unpinged_members',
  'unlisted_members',
  'member_cards',
  'shared_members',
  'voice_sessions',
  'activity_role_holders',
] as const

/**
 * Finds every guild in which something is stored about a user. It looks the user up in each guild, over primary keys: some hundred
 * thousand guilds take about a second.
 */
export async function guildsOfUser(db: Queries, userId: Snowflake): Promise<Snowflake[]> {
  const inSmall = SMALL.map(
    (table) => sql`
      union select guilds.id from guilds straight_join ${sql.table(table)} as rows_of_user
        on rows_of_user.guild_id = guilds.id and rows_of_user.user_id = ${userId}`,
  )
  const { rows } = await sql<{ id: Snowflake }>`
    select guild_id as id from guild_users force index (guild_users_user) where user_id = ${userId}
    ${sql.join(inSmall, sql` `)}`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Deletes what is stored about a user outside of guilds: logins, keys of the API, links with bots and the user's part in changes that
 * belong to no guild. Whitelabel bots and purchases stay.
 */
export async function eraseAccount(db: Queries, userId: Snowflake): Promise<void> {
  await db.deleteFrom('web_sessions').where('user_id', '=', userId).execute()
  await db.deleteFrom('api_keys').where('created_by', '=', userId).execute()
  await db.deleteFrom('linked_members').where('user_id', '=', userId).execute()
  await sql`
    update audit_entries set target_id = null, reason = null
    where guild_id = 0 and kind in ('premium.granted', 'premium.revoked') and target_id = ${userId}`.execute(db)
}

/** Deletes the name of a user about whom no guild has anything stored, apart from the wish not to be counted, and who has no premium. */
export async function eraseName(db: Queries, userId: Snowflake): Promise<void> {
  await sql`
    delete from users where id = ${userId} and premium_status = 'none' and not exists (
      select 1 from guild_users where user_id = ${userId} and (xp > 0 or earns_after <> ${UNCOUNTED}))`.execute(db)
}
