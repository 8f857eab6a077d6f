import type { Pool, RowDataPacket } from 'mysql2/promise'
import { until } from './until.ts'

/** Deleting more rows than this takes longer than making a new database. Compared with the server's estimate of rows. */
const MOST_ROWS = 20_000
/** The database is used again only if the connections of killed processes end within this time. */
const ENDS_WITHIN_MS = 500

/** Numbers that describe the tables. They differ if tables, columns, indexes, triggers or applied migrations differ. */
async function shapeOf(admin: Pool, name: string): Promise<string> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `select
       (select count(*) from information_schema.columns where table_schema = ? and table_name not like 'kysely%') as column_count,
       (select sum(crc32(concat_ws('.', table_name, column_name, column_type, is_nullable, column_default, extra)))
        from information_schema.columns where table_schema = ? and table_name not like 'kysely%') as column_hash,
       (select sum(crc32(concat_ws('.', table_name, index_name, column_name, seq_in_index)))
        from information_schema.statistics where table_schema = ? and table_name not like 'kysely%') as index_hash,
       (select count(*) from information_schema.triggers where trigger_schema = ?) as trigger_count,
       (select count(*) from ${name}.kysely_migration) as migration_count`,
    [name, name, name, name],
  )
  return JSON.stringify(rows[0])
}

async function count(admin: Pool, statement: string, name: string): Promise<number> {
  const [rows] = await admin.query<RowDataPacket[]>(statement, [name])
  return Number(rows[0]?.n ?? 0)
}

const connections = (admin: Pool, name: string): Promise<number> =>
  count(admin, 'select count(*) as n from information_schema.processlist where db = ?', name)
const estimatedRows = (admin: Pool, name: string): Promise<number> =>
  count(admin, 'select sum(table_rows) as n from information_schema.tables where table_schema = ?', name)

/**
 * Whether another test can use a database after this one: it has the tables of the template, few rows, and no connection of a
 * process that may still write. @param name a database that its own test no longer uses
 */
export async function canBeUsedAgain(admin: Pool, name: string, template: string): Promise<boolean> {
  const isUnused = await until(
    'nobody is connected',
    async () => (await connections(admin, name)) === 0,
    ENDS_WITHIN_MS,
  ).catch(() => false)
  if (!isUnused || (await estimatedRows(admin, name)) > MOST_ROWS) return false
  return (await shapeOf(admin, name).catch(() => null)) === (await shapeOf(admin, template))
}
