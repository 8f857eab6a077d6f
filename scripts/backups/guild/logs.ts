import { sql } from 'kysely'
import { keptAs } from '../../../shared/database/guild-tables.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Part } from '../format.ts'
import { insertRows } from './insert.ts'
import type { PartTable } from './parts.ts'

const REMOVED_AT_ONCE = 5_000

/** A page of a log in a file. */
export interface LogPart {
  guildId: Snowflake
  part: Part
  /** Rows that are rewritten for this database. */
  rows: PartTable
  /** When the backup was made, milliseconds since 1970. Newer rows stay. */
  madeAt: number
}

const logOf = ({ table }: PartTable) => keptAs('log').find((log) => log.table === table.table)

/** The last id of a page, after the ids were rewritten. */
function lastId({ rows, table }: PartTable, id: string): string {
  return rows.at(-1)?.[table.columns.indexOf(id)] ?? '0'
}

/** The rows that a page replaces: those of the guild up to its last id that are not newer than the backup. */
function replaced({ guildId, part, rows, madeAt }: LogPart, { id, at }: { id: string; at: string }) {
  const ids = sql`${sql.ref(id)} > ${part.after} and ${sql.ref(id)} <= ${lastId(rows, id)}`
  return sql`guild_id = ${guildId} and ${ids} and ${sql.ref(at)} <= ${madeAt}`
}

/** Removes one batch of the rows that a page replaces, or nothing if few are left. Call it before `replaceLog`. @returns whether it removed any */
export async function removeSomeOfLog(db: Queries, page: LogPart): Promise<boolean> {
  const log = logOf(page.rows)
  if (log === undefined) return false
  const [table, id, those] = [sql.table(log.table), sql.ref(log.id), replaced(page, log)]
  const { rows } = await sql<{ last: string }>`
    select cast(${id} as char) as last from ${table} where ${those} order by ${id}
    limit 1 offset ${sql.raw(String(REMOVED_AT_ONCE))}`.execute(db)
  const [found] = rows
  if (found === undefined) return false
  await sql`delete from ${table} where ${those} and ${id} < ${found.last}`.execute(db)
  return true
}

/** Replaces the rows of a page. Call it inside a transaction. */
export async function replaceLog(trx: Queries, page: LogPart): Promise<void> {
  const log = logOf(page.rows)
  if (log === undefined) return
  await sql`delete from ${sql.table(log.table)} where ${replaced(page, log)}`.execute(trx)
  await insertRows(trx, page.rows.table, page.rows.rows)
}
