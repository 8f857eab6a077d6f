import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { parseWithDatabase } from '../gateway/database/address.ts'
import { openDatabase } from '../gateway/database/database.ts'
import { databaseSettings } from '../shared/config/database.ts'
import { describeProblems } from '../shared/config/environment.ts'
import { migrations } from '../shared/database/migrations/index.ts'
import type { Database } from '../shared/database/schema.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

/**
 * Brings the tables up to date: applies, in order, what has not been applied yet. Two at the same time wait for each
 * other. Over TCP only: PlanetScale's HTTP keeps no session to hold the lock in.
 * @returns the names of the migrations applied now, in order
 * @throws the database's error, with the name of the migration that met it
 */
export async function migrate(db: Kysely<Database>, report: (line: string) => void): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  const applied = results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
  for (const name of applied) report(`applied ${name}`)
  const failed = results.find((result) => result.status === 'Error')
  if (failed !== undefined) throw new Error(`migration ${failed.migrationName} failed`, { cause: error })
  if (error !== undefined) throw error
  if (applied.length === 0) report('the database is up to date')
  return applied
}

const whyOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}${error.cause === undefined ? '' : `: ${whyOf(error.cause)}`}`
    : String(error)

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'migrate' }, words)
  const settings = parseWithDatabase(databaseSettings, process.env)
  if (!settings.ok) throw new Refusal(describeProblems(settings.problems), EXIT_CODES.badConfiguration)
  const db = openDatabase({ url: settings.value.DATABASE_URL, connections: 1, statementMs: null })
  try {
    await migrate(db, (line) => process.stdout.write(`${line}\n`))
  } catch (error) {
    throw new Refusal(`The database could not be brought up to date: ${whyOf(error)}`, EXIT_CODES.failed)
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) await runScript(main)
