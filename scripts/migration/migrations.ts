import { type Kysely, sql } from 'kysely'
import { type MigrationInfo, type MigrationResultSet, Migrator } from 'kysely/migration'
import { appliedNames } from '../../shared/database/migrations/applied.ts'
import { migrations } from '../../shared/database/migrations/index.ts'
import type { Database } from '../../shared/database/schema.ts'

const NAMES = Object.keys(migrations)

const migratorOf = (db: Kysely<Database>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })

type Report = (line: string) => void

/** Reports each migration that succeeded. @returns their names, in order @throws the database's error, as `migrate` does */
function succeeded({ error, results = [] }: MigrationResultSet, report: Report, done: string): string[] {
  const names = results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
  for (const name of names) report(`${done} ${name}`)
  const failed = results.find((result) => result.status === 'Error')
  if (failed !== undefined) throw new Error(`migration ${failed.migrationName} failed`, { cause: error })
  if (error !== undefined) throw error
  return names
}

/**
 * Brings the tables up to date: applies, in order, the migrations that are not applied yet. If two processes migrate at the
 * same time, the second waits for the first. Over TCP only: PlanetScale's HTTP keeps no session that could hold the lock.
 * @returns the names of the migrations applied now, in order
 * @throws the database's error, with the name of the migration that failed
 */
export async function migrate(db: Kysely<Database>, report: Report): Promise<string[]> {
  const applied = succeeded(await migratorOf(db).migrateToLatest(), report, 'applied')
  if (applied.length === 0) report('the database is up to date')
  return applied
}

/** Applies the migrations up to the named one; none where it is undefined. */
export async function migrateTo(db: Kysely<Database>, name: string | undefined): Promise<void> {
  if (name !== undefined) succeeded(await migratorOf(db).migrateTo(name), () => {}, '')
}

/** Undoes the newest migrations, until the first `count` of them are left. Waits for the same lock as `migrate`. */
export async function undo(db: Kysely<Database>, count: number, report: Report): Promise<void> {
  const keep = NAMES[count - 1]
  const migrator = migratorOf(db)
  while ((await appliedNames(db)).at(-1) !== keep) succeeded(await migrator.migrateDown(), report, 'undid')
}

/** Each migration of this release, with the time at which the database applied it. */
export const listMigrations = (db: Kysely<Database>): Promise<readonly MigrationInfo[]> =>
  migratorOf(db).getMigrations()

/** A table whose writers wait while a migration runs, with the database's estimate of its rows. */
export interface Blocked {
  migration: string
  table: string
  rows: number
}

/** The tables that the named migrations block, apart from tables that do not exist yet. */
export async function blockedBy(db: Kysely<Database>, names: readonly string[]): Promise<Blocked[]> {
  const blocked: Blocked[] = []
  for (const migration of names)
    for (const table of migrations[migration]?.blocks ?? []) {
      const { rows } = await sql<{ rows: string | number | null }>`
        select table_rows as ${sql.ref('rows')} from information_schema.tables
        where table_schema = database() and table_name = ${table}`.execute(db)
      const [found] = rows
      if (found !== undefined) blocked.push({ migration, table, rows: Number(found.rows ?? 0) })
    }
  return blocked
}
