import { type Kysely, sql } from 'kysely'
import type { SchemaChange } from './schema-change.ts'

/** Multipliers of roles and channels, the only channels in which members earn, and what a message is worth. */
export const earningRates: SchemaChange = {
  async up(db: Kysely<unknown>): Promise<void> {
    const options = sql`engine = innodb default charset = utf8mb4 collate = utf8mb4_unicode_ci`
    await db.schema
      .createTable('multipliers')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addColumn('target_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('percent', sql`smallint unsigned`, (column) => column.notNull())
      .addPrimaryKeyConstraint('multipliers_primary', ['guild_id', 'kind', 'target_id'])
      .modifyEnd(options)
      .execute()
    await db.schema
      .createTable('earning_channels')
      .ifNotExists()
      .addColumn('guild_id', sql`bigint unsigned`, (column) => column.notNull())
      .addColumn('channel_id', sql`bigint unsigned`, (column) => column.notNull())
      .addPrimaryKeyConstraint('earning_channels_primary', ['guild_id', 'channel_id'])
      .modifyEnd(options)
      .execute()
    await sql`
      alter table guilds
        add column xp_least smallint unsigned not null default 15,
        add column xp_most smallint unsigned not null default 30,
        add column multiplier_rule varchar(16) not null default 'highest'`.execute(db)
  },
  async down(db: Kysely<unknown>): Promise<void> {
    await sql`alter table guilds drop column xp_least, drop column xp_most, drop column multiplier_rule`.execute(db)
    await db.schema.dropTable('earning_channels').execute()
    await db.schema.dropTable('multipliers').execute()
  },
}
