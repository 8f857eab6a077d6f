import { sql } from 'kysely'
import { keptAs } from '../../../shared/database/guild-tables.ts'
import { touchGuild } from '../../../shared/database/guilds/version.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { insertRows } from './insert.ts'
import type { PartTable } from './parts.ts'

/** Columns of a guild that stay as they are where the database knows the guild. */
const OWN = ['id', 'active', 'created_at']

/**
 * Replaces the settings and lists of a guild by those of a file. Call it inside a transaction.
 * @param tables rows that are rewritten for this database @param now milliseconds since 1970
 */
export async function replaceSettings(
  trx: Queries,
  guildId: Snowflake,
  tables: readonly PartTable[],
  now: number,
): Promise<void> {
  for (const { table } of keptAs('guild'))
    if (table !== 'guilds') await sql`delete from ${sql.table(table)} where guild_id = ${guildId}`.execute(trx)
  for (const { table, rows } of tables) {
    const set = table.columns.filter((name) => !OWN.includes(name)).map((name) => `${name} = values(${name})`)
    const isGuild = table.table === 'guilds'
    // Only a new row of the guild takes this version. `touchGuild` raises it in every case.
    const columns = isGuild ? { ...table, columns: [...table.columns, 'updated_at'] } : table
    const values = isGuild
      ? (await withFreeName(trx, guildId, { table, rows })).map((row) => [...row, String(now)])
      : rows
    await insertRows(trx, columns, values, isGuild ? `on duplicate key update ${set.join(', ')}` : '')
  }
  await touchGuild(trx, guildId, now)
}

/**
 * The rows of a guild without the name of its board where another guild of this database has that name. The name is unique, so an
 * upsert with it would change the row of the other guild.
 */
async function withFreeName(trx: Queries, guildId: Snowflake, { table, rows }: PartTable): Promise<PartTable['rows']> {
  const nth = table.columns.indexOf('board_name')
  const name = rows[0]?.[nth] ?? null
  if (name === null) return rows
  const taken = await sql`
    select 1 from guilds where board_name = ${name} and id <> ${guildId} for update`.execute(trx)
  return taken.rows.length === 0 ? rows : rows.map((row) => row.with(nth, null))
}
