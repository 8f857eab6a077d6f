import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A migration of our schema. It can be undone, and it names the tables that it blocks. */
export interface SchemaChange extends Migration {
  /** Undoes `up`. Deletes what the added tables and columns hold. */
  down(db: Kysely<unknown>): Promise<void>
  /**
   * Tables whose writers wait while `up` runs, because it copies or locks each row. Absent if the database runs every
   * statement online: MariaDB's and MySQL's ALGORITHM=INSTANT or INPLACE. scripts/migrate asks before it blocks a big table.
   */
  blocks?: readonly string[]
}
