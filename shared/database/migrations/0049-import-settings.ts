import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/**
 * Settings and level roles that imports take over. `carried`: those of the file of a script, whose import has no preview. `takes`:
 * the parts that the admin wants, separated by commas. `taken`: what was changed, with the values before it, so that an undo restores them.
 */
export const importSettings: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table imports
        add column carried mediumtext null,
        add column takes varchar(32) character set ascii collate ascii_bin not null default '',
        add column taken mediumtext null`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table imports drop column taken, drop column takes, drop column carried`.execute(db)
  },
}
