import { sql } from 'kysely'
import type { Queries } from '../queries.ts'
import { migrations } from './index.ts'

const NAMES = Object.keys(migrations)

/** The names of all applied migrations in the order of their numbers, also of those that this release does not have. */
export async function appliedNames(db: Queries): Promise<string[]> {
  if (!(await hasHistory(db))) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** The applied migrations that this release does not have: a newer release applied them. */
export const unknownOf = (applied: readonly string[]): string[] => applied.filter((name) => !NAMES.includes(name))

/** The migrations of this release that are not applied. */
export const pendingOf = (applied: readonly string[]): string[] => NAMES.filter((name) => !applied.includes(name))

async function hasHistory(db: Queries): Promise<boolean> {
  const { rows } = await sql`
    select 1 from information_schema.tables
    where table_schema = database() and table_name = 'kysely_migration'`.execute(db)
  return rows.length > 0
}
