import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { dropImport } from '../imports/stage.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'
import { tablesGone } from './removed-guilds.ts'

/** Rows that are deleted at a time, so that awards of other guilds are hardly slower. */
const BATCH = 500

/**
 * Deletes the next rows of a guild, after `beginRemoval`. The members come last, because the names of people are found by them. Every
 * step may be repeated. Nothing is deleted with `delete ... limit`, which sharded Vitess refuses.
 * @returns whether there may be more
 */
export async function eraseGuildRows(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  const ofGuild = sql`guild_id = ${guildId}`
  for (const { table, id } of tablesGone('log')) {
    const ids = await firstOf(db, sql`select ${sql.ref(id)} as id from ${sql.table(table)} where ${ofGuild}`)
    if (ids.length === 0) continue
    await sql`delete from ${sql.table(table)} where ${sql.ref(id)} in (${numberList(ids)})`.execute(db)
    return true
  }
  for (const { table, by } of tablesGone('member')) {
    const part = by === null ? ofGuild : sql`${ofGuild} and ${await firstPart(db, table, by, ofGuild)}`
    const rows = sql`from ${sql.table(table)} where ${part}`
    const userIds = await firstOf(db, sql`select user_id as id ${rows} order by user_id`)
    if (userIds.length === 0) continue
    await sql`delete ${rows} and user_id in (${numberList([...new Set(userIds)])})`.execute(db)
    return true
  }
  const next = await db.selectFrom('imports').select('id').where('guild_id', '=', guildId).limit(1).executeTakeFirst()
  if (next !== undefined) {
    await dropImport(db, next.id)
    return true
  }
  return inReadCommitted(db, (trx) => eraseMembers(trx, guildId))
}

/** Limits the rows of a guild to the first value of the column before `user_id`, over the primary key. */
async function firstPart(
  db: Queries,
  table: string,
  by: string,
  ofGuild: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ value: string }>`
    select cast(${sql.ref(by)} as char) as value from ${sql.table(table)} where ${ofGuild} order by ${sql.ref(by)} limit 1`.execute(
    db,
  )
  const value = rows[0]?.value ?? '0'
  return sql`${sql.ref(by)} = ${/^\d+$/.test(value) ? numberList([value]) : value}`
}

/** Deletes members, and the names of people who are members of no other guild and have no premium. */
async function eraseMembers(trx: Queries, guildId: Snowflake): Promise<boolean> {
  const ofGuild = sql`guild_id = ${guildId}`
  const userIds = await firstOf(trx, sql`select user_id as id from guild_users where ${ofGuild} order by user_id`)
  if (userIds.length === 0) return false
  await sql`delete from guild_users where ${ofGuild} and user_id in (${numberList(userIds)})`.execute(trx)
  const unknown = sql`premium_status = 'none'
    and not exists (select 1 from guild_users where guild_users.user_id = users.id)`
  // Read first, without a lock: names of members of other guilds are not locked, which awards may be about to write.
  const nameless = await firstOf(trx, sql`select id from users where id in (${numberList(userIds)}) and ${unknown}`)
  if (nameless.length > 0)
    await sql`delete from users where id in (${numberList(nameless)}) and ${unknown}`.execute(trx)
  return true
}

async function firstOf(db: Queries, select: RawBuilder<unknown>): Promise<Snowflake[]> {
  const { rows } = await sql<{ id: Snowflake }>`${select} limit ${sql.lit(BATCH)}`.execute(db)
  return rows.map(({ id }) => id)
}
