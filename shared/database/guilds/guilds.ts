import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRole } from '../../levelling/level-roles.ts'
import { databaseTime } from '../query/values.ts'
import type { Database } from '../schema.ts'
import { type GuildSettings, SETTINGS_COLUMNS } from './settings.ts'

/** A guild's name and language, as Discord has them. */
export interface GuildIdentity {
  id: Snowflake
  name: string
  locale: string
}

/** Whether what Discord says of a guild is what is on record, letter by letter: the columns' own comparison knows no case. */
const isNews = sql<boolean>`(guilds.active <> 1 or cast(guilds.name as binary) <> cast(values(name) as binary)
  or cast(guilds.locale as binary) <> cast(values(locale) as binary))`

/**
 * Registers guilds the bot is in, or renames and reactivates them; their settings stay. A guild of which nothing is new
 * is not written: at a start Discord tells of all of them.
 */
export async function saveGuilds(db: Kysely<Database>, guilds: readonly GuildIdentity[], now: number): Promise<void> {
  if (guilds.length === 0) return
  await db
    .insertInto('guilds')
    .values(
      guilds.map((guild) => ({
        ...guild,
        active: 1 as const,
        notification_channel_id: null,
        created_at: now,
        updated_at: now,
      })),
    )
    .onDuplicateKeyUpdate((eb) => ({
      // First, while the other columns are what they were: MySQL assigns from left to right.
      updated_at: sql`if(${isNews}, values(updated_at), guilds.updated_at)`,
      name: eb.fn('values', ['name']),
      locale: eb.fn('values', ['locale']),
      active: 1,
    }))
    .execute()
}

/** Gives guilds that nobody announced a nameless row with default settings, so that nothing earned there is lost. */
export async function ensureGuilds(db: Kysely<Database>, guildIds: readonly Snowflake[], now: number): Promise<void> {
  if (guildIds.length === 0) return
  const unnamed = { name: '', active: 1, notification_channel_id: null, created_at: now, updated_at: now } as const
  await db
    .insertInto('guilds')
    .ignore()
    .values(guildIds.map((id) => ({ id, ...unnamed })))
    .execute()
}

/** Marks guilds that the bot was removed from. Their members keep their XP. */
export async function deactivateGuilds(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
  now: number,
): Promise<void> {
  if (guildIds.length === 0) return
  await db
    .updateTable('guilds')
    .set({ active: 0, updated_at: now })
    .where('id', 'in', guildIds)
    .where('active', '=', 1)
    .execute()
}

/** A guild's settings, with what the gateway needs beside them to announce a level. */
interface KnownGuild extends GuildIdentity, GuildSettings {
  /** 0 once the bot was removed from the guild. */
  active: 0 | 1
  /** When settings, level roles or ignore lists last changed, by the clock of whoever changed them. */
  updatedAt: number
}

/** Everything the gateway must know of a guild to judge a message and act on a level. */
export interface GuildRules {
  settings: KnownGuild
  levelRoles: LevelRole[]
  ignoredChannelIds: Set<Snowflake>
  ignoredRoleIds: Set<Snowflake>
}

/** Settings, level roles and ignore lists of guilds; one that was never registered is absent from the answer. */
export async function loadGuildRules(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, GuildRules>> {
  if (guildIds.length === 0) return new Map()
  const [guilds, levelRoles, channels, roles] = await Promise.all([
    db
      .selectFrom('guilds')
      .select(['id', 'name', 'active', 'locale', 'updated_at as updatedAt', ...SETTINGS_COLUMNS])
      .where('id', 'in', guildIds)
      .execute(),
    db.selectFrom('level_roles').selectAll().where('guild_id', 'in', guildIds).orderBy('level').execute(),
    db.selectFrom('ignored_channels').selectAll().where('guild_id', 'in', guildIds).execute(),
    db.selectFrom('ignored_roles').selectAll().where('guild_id', 'in', guildIds).execute(),
  ])
  const rules = new Map<Snowflake, GuildRules>(
    guilds.map((settings) => [
      settings.id,
      { settings, levelRoles: [], ignoredChannelIds: new Set(), ignoredRoleIds: new Set() },
    ]),
  )
  for (const row of levelRoles) rules.get(row.guild_id)?.levelRoles.push({ level: row.level, roleId: row.role_id })
  for (const row of channels) rules.get(row.guild_id)?.ignoredChannelIds.add(row.channel_id)
  for (const row of roles) rules.get(row.guild_id)?.ignoredRoleIds.add(row.role_id)
  return rules
}

/**
 * Guilds whose settings were written lately, with the time that their writer gave; found by an index. How long ago that
 * is, the database says: no process's clock is compared with another's.
 */
export async function guildsChangedWithin(
  db: Kysely<Database>,
  ms: number,
): Promise<{ id: Snowflake; updatedAt: number }[]> {
  return db
    .selectFrom('guilds')
    .select(['id', 'updated_at as updatedAt'])
    .where('updated_at', '>', sql<number>`${databaseTime} - ${ms}`)
    .execute()
}

/** Writes that messages were seen in these guilds at `now`. That changes no settings, so `updated_at` stays. */
export async function noteMessages(db: Kysely<Database>, guildIds: readonly Snowflake[], now: number): Promise<void> {
  await db.updateTable('guilds').set({ last_message_at: now }).where('id', 'in', guildIds).execute()
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
