import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Who sees the leaderboard of a guild on the web, whether search engines may list it, and its name in the address. */
export const webBoards: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table guilds
        add column board_visibility enum('off', 'members', 'public') not null default 'members',
        add column board_indexed enum('no', 'yes') not null default 'no',
        add column board_name varchar(32) null`.execute(db)
    // The collation of the table ignores case, and so does this index.
    await sql`create unique index guilds_board_name on guilds (board_name)`.execute(db)
    // For the list of boards that search engines may read.
    await sql`create index guilds_board_indexed on guilds (board_indexed, board_visibility)`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`drop index guilds_board_indexed on guilds`.execute(db)
    await sql`drop index guilds_board_name on guilds`.execute(db)
    await sql`alter table guilds drop column board_name, drop column board_indexed, drop column board_visibility`.execute(
      db,
    )
  },
}
