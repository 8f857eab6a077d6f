import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

const time = sql`bigint`
const utf8 = sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`

/** For several gateway and worker processes: numbered items that one process holds at a time, and how far the stream was committed. */
export const leases: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    const create = (table: string) => db.schema.createTable(table).ifNotExists().modifyEnd(utf8)

    await create('leases')
      .addColumn('scope', 'varchar(64)', (column) => column.notNull())
      .addColumn('item', 'integer', (column) => column.notNull())
      .addColumn('owner', 'varchar(64)')
      .addColumn('until', time)
      .addColumn('uses', sql`bigint unsigned`, (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('leases_primary', ['scope', 'item'])
      .execute()

    await create('stream_positions')
      .addColumn('partition_number', 'integer', (column) => column.primaryKey())
      .addColumn('stream', 'varchar(96)', (column) => column.notNull())
      .addColumn('position', sql`bigint unsigned`, (column) => column.notNull())
      .execute()

    await db.schema
      .alterTable('gateway_processes')
      .addColumn('role', 'varchar(16)', (column) => column.notNull().defaultTo('gateway'))
      .execute()
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('gateway_processes').dropColumn('role').execute()
    for (const table of ['stream_positions', 'leases']) await db.schema.dropTable(table).execute()
  },
}
