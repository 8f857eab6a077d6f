import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRole } from '../../levelling/level-roles.ts'
import { type SyncReply, syncRoles } from '../jobs/role-sync.ts'
import type { Database } from '../schema.ts'
import { isManagerRole } from './manager-roles.ts'
import { touchGuild } from './settings.ts'

export interface NewLevelRole extends LevelRole {
  guildId: Snowflake
  /** Whether also a role that makes managers may be registered. */
  mayAppoint: boolean
  /** Roles that whoever registers it may not give and take. */
  beyond: readonly Snowflake[]
  /** Where to tell how giving it to those who have reached it goes. */
  reply: SyncReply
}

export type RegisteredLevelRole =
  /** `syncing`: somebody may have reached the level, and the gateway was asked to give them the role. */
  | { ok: true; syncing: boolean }
  | { ok: false; reason: 'level-taken'; roleId: Snowflake }
  | { ok: false; reason: 'role-taken'; level: number }
  /** The role makes managers, and whoever registers it may not appoint any. */
  | { ok: false; reason: 'manager' }
  /** Members keep one role, and this one would take the place of one that is beyond whoever registers it. */
  | { ok: false; reason: 'displaces'; roleId: Snowflake }

/** The role that members lose for one of a higher level, where they keep one alone and it is beyond somebody. */
const displacedBeyond = ({ guildId, level, beyond }: Pick<NewLevelRole, 'guildId' | 'level' | 'beyond'>) =>
  // No list is not SQL; no role has the id 0.
  sql`select lower.role_id from (
      select role_id from level_roles where guild_id = ${guildId} and level < ${level} order by level desc limit 1
    ) as lower
    where lower.role_id in (${sql.join([...beyond, '0'])})
      and not exists (select 1 from guilds where id = ${guildId} and role_assign_type = 'stack')`

/** Registers a level role. The table's unique keys keep a level and a role from being registered twice. */
export async function registerLevelRole(
  db: Kysely<Database>,
  wanted: NewLevelRole,
  now: number,
): Promise<RegisteredLevelRole> {
  const { guildId, level, roleId, mayAppoint, reply } = wanted
  const unlessManager = mayAppoint
    ? sql``
    : sql`and not exists (select 1 from manager_roles where guild_id = ${guildId} and role_id = ${roleId})`
  // The values were checked: all that there is to ignore is a key that exists.
  const { numAffectedRows } = await sql`
    insert ignore into level_roles (guild_id, level, role_id)
    select ${guildId}, ${level}, ${roleId} from (select 1 as one) as wanted
    where not exists (${displacedBeyond(wanted)}) ${unlessManager}`.execute(db)
  if (numAffectedRows === 1n) {
    const [syncing] = await Promise.all([syncRoles(db, { guildId, level, reply }, now), touchGuild(db, guildId, now)])
    return { ok: true, syncing }
  }
  const [displaced, isManager, taken] = await Promise.all([
    sql<{ role_id: Snowflake }>`${displacedBeyond(wanted)}`.execute(db),
    !mayAppoint && isManagerRole(db, guildId, roleId),
    db
      .selectFrom('level_roles')
      .select(['level', 'role_id'])
      .where('guild_id', '=', guildId)
      .where((eb) => eb.or([eb('level', '=', level), eb('role_id', '=', roleId)]))
      .orderBy(sql`role_id = ${roleId}`, 'desc')
      .executeTakeFirst(),
  ])
  if (isManager) return { ok: false, reason: 'manager' }
  const [displacedRole] = displaced.rows
  if (displacedRole !== undefined) return { ok: false, reason: 'displaces', roleId: displacedRole.role_id }
  // What was in the way has just been removed.
  if (taken === undefined) return registerLevelRole(db, wanted, now)
  if (taken.role_id === roleId) return { ok: false, reason: 'role-taken', level: taken.level }
  return { ok: false, reason: 'level-taken', roleId: taken.role_id }
}

/**
 * Stores level roles without the checks of `registerLevelRole`, and gives them to nobody: for a guild whose members have
 * no level yet. A level or a role that is registered already stays as it is.
 */
export async function storeLevelRoles(
  db: Kysely<Database>,
  guildId: Snowflake,
  levelRoles: readonly LevelRole[],
): Promise<void> {
  if (levelRoles.length === 0) return
  const rows = levelRoles.map(({ level, roleId }) => ({ guild_id: guildId, level, role_id: roleId }))
  await db.insertInto('level_roles').ignore().values(rows).execute()
}

export interface UnwantedLevelRole extends Pick<NewLevelRole, 'guildId' | 'mayAppoint' | 'beyond'> {
  roleId: Snowflake
}

export type EndedLevelRole =
  | { ok: true }
  | { ok: false; reason: 'not-registered' }
  /** Members keep one role, and would get one instead that whoever removes this one may not give. */
  | { ok: false; reason: 'brings'; roleId: Snowflake }

/** The role of the next lower level, where members would get it instead and it is beyond whoever removes the other. */
const broughtBeyond = ({ guildId, roleId, mayAppoint, beyond }: UnwantedLevelRole) => {
  const managers = sql`select role_id from manager_roles where guild_id = ${guildId}`
  // Read into a table of its own: MySQL deletes from no table that the same statement reads.
  return sql`select lower.role_id from (
      select role_id from level_roles where guild_id = ${guildId} and level < (
        select level from level_roles where guild_id = ${guildId} and role_id = ${roleId}
      ) order by level desc limit 1
    ) as lower
    where (lower.role_id in (${sql.join([...beyond, '0'])}) ${mayAppoint ? sql`` : sql`or lower.role_id in (${managers})`})
      and not exists (select 1 from guilds where id = ${guildId} and role_assign_type = 'stack')`
}

/** Ends that a role is given for a level, in one statement with the look at what members would get instead. */
export async function removeLevelRole(
  db: Kysely<Database>,
  unwanted: UnwantedLevelRole,
  now: number,
): Promise<EndedLevelRole> {
  const { guildId, roleId } = unwanted
  const { numAffectedRows } = await sql`
    delete from level_roles where guild_id = ${guildId} and role_id = ${roleId}
      and not exists (${broughtBeyond(unwanted)})`.execute(db)
  if (numAffectedRows === 1n) {
    await touchGuild(db, guildId, now)
    return { ok: true }
  }
  const { rows } = await sql<{ role_id: Snowflake }>`${broughtBeyond(unwanted)}`.execute(db)
  const [brought] = rows
  return brought === undefined
    ? { ok: false, reason: 'not-registered' }
    : { ok: false, reason: 'brings', roleId: brought.role_id }
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
