import { sql } from 'kysely'
import { keptAs } from '../../../shared/database/guild-tables.ts'
import { changeNamed } from '../../../shared/database/guilds/board-name.ts'
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
    const nth = isGuild ? table.columns.indexOf('board_name') : -1
    const values = isGuild ? rows.map((row) => [...(nth < 0 ? row : row.with(nth, null)), String(now)]) : rows
    await insertRows(trx, columns, values, isGuild ? `on duplicate key update ${set.join(', ')}` : '')
    await takeName(trx, guildId, rows[0]?.[nth] ?? null)
  }
  await touchGuild(trx, guildId, now)
}

/**
 * Gives a guild the name of its board, unless another guild of this database has it. The name is unique, so the upsert of the guild's
 * row must not have it: it would change the row of a guild that takes the name at this moment.
 */
async function takeName(trx: Queries, guildId: Snowflake, name: string | null): Promise<void> {
  if (name !== null) await changeNamed(trx, guildId, { board_name: name }, null)
}
