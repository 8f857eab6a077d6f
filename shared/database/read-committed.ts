import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** Runs statements in a READ COMMITTED transaction. @param db the database; a transaction is used as it is */
export const inReadCommitted = <Result>(
  db: Kysely<Database>,
  statements: (trx: Kysely<Database>) => Promise<Result>,
): Promise<Result> =>
  db.isTransaction ? statements(db) : db.transaction().setIsolationLevel('read committed').execute(statements)
