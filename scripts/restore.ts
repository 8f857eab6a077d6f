import type { Kysely } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { connectionOptions } from '../gateway/database/address.ts'
import { openDatabase } from '../gateway/database/database.ts'
import { unknownOf } from '../shared/database/migrations/applied.ts'
import type { Database } from '../shared/database/schema.ts'
import { type Checked, checkBackup } from './backups/check.ts'
import { fillTables } from './backups/fill.ts'
import { firstColumn } from './backups/first-column.ts'
import { UnusableBackup } from './backups/read.ts'
import { databaseUrl } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { withProgress } from './local/progress-line.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'
import { migrate, migrateTo } from './migration/migrations.ts'

/** A table that exists while a restore runs. If a new restore finds it, an earlier one was interrupted and made the other tables. */
const MARKER = 'restore_in_progress'
const LOCK = 'prosperity_restore'

const refuse = (why: string): Refusal => new Refusal(why, EXIT_CODES.failed)

/** Drops the tables of an interrupted restore. @throws {Refusal} if the database has other tables, or another restore runs */
async function makeEmpty(connection: Connection): Promise<void> {
  const [locked] = await firstColumn(connection, `SELECT GET_LOCK('${LOCK}', 0)`)
  if (locked !== '1') throw refuse('Another scripts/restore is filling this database.')
  const tables = await firstColumn(connection, 'SHOW TABLES')
  if (tables.length > 0 && !tables.includes(MARKER))
    throw refuse(
      `The database is not empty: it has ${tables.slice(0, 3).join(', ')}${tables.length > 3 ? ' ...' : ''}. Restore into an empty one.`,
    )
  if (tables.length > 0) say('An earlier restore was interrupted. It starts again from the beginning.')
  // The marker stays until the restore is complete, so that a second interruption is noticed too.
  for (const table of tables.filter((name) => name !== MARKER)) await connection.query('DROP TABLE ??', [table])
  await connection.query('CREATE TABLE IF NOT EXISTS ?? (id INT PRIMARY KEY)', [MARKER])
}

async function restore(url: string, file: string, { header, rows }: Checked): Promise<void> {
  const connection = await createConnection(connectionOptions(url))
  const db: Kysely<Database> = openDatabase({ url, connections: 1, statementMs: null })
  try {
    await makeEmpty(connection)
    await migrateTo(db, header.migrations.at(-1))
    await withProgress(`of ${rows.toLocaleString('en-US')} rows written`, (report) =>
      fillTables(connection, file, report),
    )
    await migrate(db, say)
    await connection.query('DROP TABLE ??', [MARKER])
  } finally {
    await db.destroy()
    connection.destroy()
  }
}

async function main(words: readonly string[]): Promise<void> {
  const options = { 'dry-run': { type: 'boolean' } } as const
  const { positionals, values, wrongUsage } = readWords({ script: 'restore', options, most: 1 }, words)
  const [file] = positionals
  if (file === undefined) throw wrongUsage('the file is missing')
  const isDryRun = values['dry-run'] === true
  try {
    const checked = await withProgress('rows checked', (report) => checkBackup(file, report))
    const unknown = unknownOf(checked.header.migrations)
    if (unknown.length > 0) throw refuse(`${file} is of a newer release: this one does not have ${unknown.join(', ')}.`)
    if (isDryRun) for (const { table, rows } of checked.tables) say(`${table.table}\t${rows}`)
    else await restore(databaseUrl(), file, checked)
    say(
      `${checked.rows.toLocaleString('en-US')} rows of ${checked.header.createdAt} ${isDryRun ? 'can be restored' : 'restored'}.`,
    )
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof UnusableBackup) throw refuse(`${error.message} Nothing was changed.`)
    throw refuse(`The database could not be restored: ${error instanceof Error ? error.message : error}. Run it again.`)
  }
}

await runScript(main)
