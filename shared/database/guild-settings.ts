import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database, Guild } from './schema.ts'

/** What an admin decides about a guild. */
export type GuildSettings = Pick<
  Guild,
  'notification_type' | 'notification_channel_id' | 'xp_delay_seconds' | 'xp_rate' | 'role_assign_type'
>

/** What counts where nobody has decided anything: the columns' own defaults. */
export const DEFAULT_SETTINGS: GuildSettings = {
  notification_type: 'reply',
  notification_channel_id: null,
  xp_delay_seconds: 60,
  xp_rate: 1,
  role_assign_type: 'single',
}

/**
 * Changes some settings of a guild, in one statement. A guild that nobody announced gets a nameless row. The time of
 * the change is how every gateway process notices it.
 */
export async function changeSettings(
  db: Kysely<Database>,
  guildId: Snowflake,
  change: Partial<GuildSettings>,
  now: number,
): Promise<void> {
  const unnamed = { id: guildId, name: '', active: 1, notification_channel_id: null, created_at: now } as const
  await db
    .insertInto('guilds')
    .values({ ...unnamed, ...change, updated_at: now })
    .onDuplicateKeyUpdate({ ...change, updated_at: now })
    .execute()
}

/** Tells every gateway process that a guild's level roles or ignore lists have changed. */
export const touchGuild = (db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> =>
  changeSettings(db, guildId, {}, now)
