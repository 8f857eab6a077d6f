import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import type { Database, Guild } from './schema.ts'

/** Registers a guild the bot is in, or renames and reactivates it; its settings stay. */
export async function saveGuild(
  db: Kysely<Database>,
  guild: { id: Snowflake; name: string; locale: string },
  now: number,
): Promise<void> {
  await db
    .insertInto('guilds')
    .values({ ...guild, active: 1, notification_channel_id: null, created_at: now, updated_at: now })
    .onDuplicateKeyUpdate({ name: guild.name, locale: guild.locale, active: 1, updated_at: now })
    .execute()
}

/** The bot was removed from a guild. Its members' XP stays for the day it comes back. */
export async function deactivateGuild(db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> {
  await db.updateTable('guilds').set({ active: 0, updated_at: now }).where('id', '=', guildId).execute()
}

/** Everything the gateway must know of a guild to judge a message and act on a level. */
export interface GuildRules {
  settings: Guild
  levelRoles: LevelRole[]
  ignoredChannelIds: Set<Snowflake>
  ignoredRoleIds: Set<Snowflake>
}

/** A guild's settings, level roles and ignore lists; null for a guild that was never registered. */
export async function guildRules(db: Kysely<Database>, guildId: Snowflake): Promise<GuildRules | null> {
  const [settings, levelRoles, channels, roles] = await Promise.all([
    db.selectFrom('guilds').selectAll().where('id', '=', guildId).executeTakeFirst(),
    db
      .selectFrom('level_roles')
      .select(['level', 'role_id'])
      .where('guild_id', '=', guildId)
      .orderBy('level')
      .execute(),
    db.selectFrom('ignored_channels').select('channel_id').where('guild_id', '=', guildId).execute(),
    db.selectFrom('ignored_roles').select('role_id').where('guild_id', '=', guildId).execute(),
  ])
  if (settings === undefined) return null
  return {
    settings,
    levelRoles: levelRoles.map((row) => ({ level: row.level, roleId: row.role_id })),
    ignoredChannelIds: new Set(channels.map((row) => row.channel_id)),
    ignoredRoleIds: new Set(roles.map((row) => row.role_id)),
  }
}

export interface Reach {
  activeGuilds: number
  /** Members with any XP, over all active guilds. */
  members: number
}

/** How far the bot reaches: one walk over an index of `guilds`, never over members. */
export async function reach(db: Kysely<Database>): Promise<Reach> {
  const row = await db
    .selectFrom('guilds')
    .select((eb) => [
      eb.fn.countAll<number>().as('guilds'),
      sql<number>`cast(coalesce(sum(member_count), 0) as unsigned)`.as('members'),
    ])
    .where('active', '=', 1)
    .executeTakeFirstOrThrow()
  return { activeGuilds: row.guilds, members: row.members }
}
