import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** What happens to a level role when the member reaches the next one, and when the member falls below its level. */
export const levelRoleRules: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table level_roles
        add column when_next enum('keep', 'take') null,
        add column when_lost enum('keep', 'take') not null default 'take'`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table level_roles drop column when_lost, drop column when_next`.execute(db)
  },
}
