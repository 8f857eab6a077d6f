import type { Kysely } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { connectionOptions } from '../../gateway/database/address.ts'
import { openDatabase } from '../../gateway/database/database.ts'
import type { Database } from '../../shared/database/schema.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { numberText } from '../local/number-text.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import { say } from '../local/say.ts'
import { migrate, migrateTo } from '../migration/migrations.ts'
import type { Checked } from './check.ts'
import { fillTables } from './fill.ts'
import { firstColumn } from './first-column.ts'

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

/** Fills an empty database from a checked backup of every table, and applies newer migrations. @throws {Refusal} */
export async function restoreAll(url: string, file: string, { header, rows }: Checked): Promise<void> {
  const connection = await createConnection(connectionOptions(url))
  const db: Kysely<Database> = openDatabase({ url, connections: 1, statementMs: null })
  try {
    await makeEmpty(connection)
    await migrateTo(db, header.migrations.at(-1))
    await withProgress(`of ${numberText(rows)} rows written`, (report) => fillTables(connection, file, report))
    await migrate(db, say)
    await connection.query('DROP TABLE ??', [MARKER])
  } finally {
    await db.destroy()
    connection.destroy()
  }
}
