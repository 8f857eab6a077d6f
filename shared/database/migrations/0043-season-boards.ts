import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Leaderboards of running seasons are stored beside those of periods. A new last value of an enum changes no row. */
export const seasonBoards: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table period_boards
        modify period enum('all', 'month', 'week', 'day', 'season') not null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`delete from period_boards where period = 'season'`.execute(db)
    await sql`alter table period_boards modify period enum('all', 'month', 'week', 'day') not null`.execute(db)
  },
}
