import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import { touchGuild } from './guild-settings.ts'
import { type SyncReply, syncRoles } from './role-sync.ts'
import type { Database } from './schema.ts'

export interface NewLevelRole extends LevelRole {
  guildId: Snowflake
  /** Where to tell how giving it to those who have reached it goes. */
  reply: SyncReply
}

export type RegisteredLevelRole =
  /** `syncing`: somebody may have reached the level, and the gateway was asked to give them the role. */
  | { ok: true; syncing: boolean }
  | { ok: false; reason: 'level-taken'; roleId: Snowflake }
  | { ok: false; reason: 'role-taken'; level: number }

/** Registers a level role; that a level and a role are there once is left to the table's own keys. */
export async function registerLevelRole(
  db: Kysely<Database>,
  { guildId, level, roleId, reply }: NewLevelRole,
  now: number,
): Promise<RegisteredLevelRole> {
  // The values were checked: all that there is to ignore is a key that exists.
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('level_roles')
    .ignore()
    .values({ guild_id: guildId, level, role_id: roleId })
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) {
    const [syncing] = await Promise.all([syncRoles(db, { guildId, level, reply }, now), touchGuild(db, guildId, now)])
    return { ok: true, syncing }
  }
  const taken = await db
    .selectFrom('level_roles')
    .select(['level', 'role_id'])
    .where('guild_id', '=', guildId)
    .where((eb) => eb.or([eb('level', '=', level), eb('role_id', '=', roleId)]))
    .orderBy(sql`role_id = ${roleId}`, 'desc')
    .executeTakeFirst()
  // What was in the way has just been removed.
  if (taken === undefined) return registerLevelRole(db, { guildId, level, roleId, reply }, now)
  if (taken.role_id === roleId) return { ok: false, reason: 'role-taken', level: taken.level }
  return { ok: false, reason: 'level-taken', roleId: taken.role_id }
}

/** @returns whether the role was a level role */
export async function removeLevelRole(
  db: Kysely<Database>,
  guildId: Snowflake,
  roleId: Snowflake,
  now: number,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('level_roles')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return false
  await touchGuild(db, guildId, now)
  return true
}

/** A guild's level roles, lowest first. */
export async function listLevelRoles(db: Kysely<Database>, guildId: Snowflake): Promise<LevelRole[]> {
  const rows = await db
    .selectFrom('level_roles')
    .select(['level', 'role_id'])
    .where('guild_id', '=', guildId)
    .orderBy('level')
    .execute()
  return rows.map((row) => ({ level: row.level, roleId: row.role_id }))
}
