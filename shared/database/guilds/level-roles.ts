import { sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type LevelRole, ruleOf } from '../../levelling/level-roles.ts'
import { record, recordOr } from '../audit/record.ts'
import { type SyncReply, syncRoles } from '../jobs/role-sync.ts'
import type { Queries } from '../queries.ts'
import { isManagerRole, mayChangeRole } from './manager-roles.ts'
import { type GuildAuthor, hasOtherVersion, hasVersion, type Stale, touchGuild } from './version.ts'

/** A level role to register, with the limits of the admin who registers it. */
export interface NewLevelRole extends LevelRole, GuildAuthor {
  /** Whether the admin may register a manager role. */
  mayAppoint: boolean
  /** Roles that the admin may not give and take. */
  refusedRoleIds: readonly Snowflake[]
  /** The reply that shows the progress of giving the role to members who have reached the level; null for none. */
  reply: SyncReply | null
}

export type RegisteredLevelRole =
  /** `syncing`: a member may have reached the level already, and a job gives the role to such members. */
  | { ok: true; syncing: boolean }
  | { ok: false; reason: 'level-taken'; roleId: Snowflake }
  | { ok: false; reason: 'role-taken'; level: number }
  /** The role is a manager role, and the admin may not appoint managers. */
  | { ok: false; reason: 'manager' }
  /** Members keep one role only, and this one would replace a role that the admin may not take. */
  | { ok: false; reason: 'displaces'; roleId: Snowflake }
  | Stale

/** Whether members lose the role `lower` when they reach the next one: `isReplaced` in SQL. */
export const isLowerReplaced = (guildId: Snowflake) => sql`if(lower.when_next is null,
  not exists (select 1 from guilds where id = ${guildId} and role_assign_type = 'stack'), lower.when_next = 'take')`

/** The role that a new level role would replace, if the admin may not take that role. */
const displacesRefused = ({
  guildId,
  level,
  refusedRoleIds,
}: Pick<NewLevelRole, 'guildId' | 'level' | 'refusedRoleIds'>) =>
  // An empty list is not valid SQL. No role has the id 0.
  sql`select lower.role_id from (
      select role_id, when_next from level_roles where guild_id = ${guildId} and level < ${level} order by level desc limit 1
    ) as lower
    where lower.role_id in (${sql.join([...refusedRoleIds, '0'])}) and ${isLowerReplaced(guildId)}`

/**
 * Inserts a level role, unless the admin may not register it. Unique keys of the table prevent a second role for a level and a
 * second level for a role.
 */
async function insertLevelRole(db: Queries, wanted: Omit<NewLevelRole, 'reply'>, now: number): Promise<boolean> {
  const { guildId, level, roleId, expected } = wanted
  // `ignore` can only hide an existing key, because all values were checked.
  const { numAffectedRows } = await sql`
    insert ignore into level_roles (guild_id, level, role_id)
    select ${guildId}, ${level}, ${roleId} from (select 1 as one) as wanted
    where not exists (${displacesRefused(wanted)}) and ${mayChangeRole(wanted)}
      and ${hasVersion(guildId, expected, now)}`.execute(db)
  return numAffectedRows === 1n
}

/** Decides when the sync for a new level role is written. @returns whether there is a member to sync */
export type SyncWriter = (write: () => Promise<boolean>) => Promise<boolean>

/**
 * Registers a level role. Where a version is expected, the guild's version is raised at the same time, also where the role
 * is refused.
 * @param writeSync writes the sync for members who have reached the level, by default before this returns
 */
export async function registerLevelRole(
  db: Queries,
  wanted: NewLevelRole,
  now: number,
  writeSync: SyncWriter = (write) => write(),
): Promise<RegisteredLevelRole> {
  const { guildId, level, roleId, mayAppoint, reply, expected } = wanted
  const entry = entryOf(wanted, { kind: 'level-role.added', targetId: roleId, after: { level } })
  const [registered, isMarked] = await Promise.all([
    recordOr(db, entry, now, {
      make: () => insertLevelRole(db, wanted, now),
      readWhy: () =>
        Promise.all([
          sql<{ role_id: Snowflake }>`${displacesRefused(wanted)}`.execute(db),
          !mayAppoint && isManagerRole(db, guildId, roleId),
          db
            .selectFrom('level_roles')
            .select(['level', 'role_id'])
            .where('guild_id', '=', guildId)
            .where((eb) => eb.or([eb('level', '=', level), eb('role_id', '=', roleId)]))
            .orderBy(sql`role_id = ${roleId}`, 'desc')
            .executeTakeFirst(),
          expected !== undefined && hasOtherVersion(db, guildId, expected),
        ]),
    }),
    expected !== undefined && touchGuild(db, guildId, now, expected),
  ])
  if (registered.isMade) {
    const [syncing] = await Promise.all([
      writeSync(() => syncRoles(db, { guildId, level, reply }, now)),
      !isMarked && touchGuild(db, guildId, now),
    ])
    return { ok: true, syncing }
  }
  const [displaced, isManager, taken, isOther] = registered.why
  if (isOther && !isMarked) return { ok: false, reason: 'stale' }
  if (isManager) return { ok: false, reason: 'manager' }
  const [displacedRole] = displaced.rows
  if (displacedRole !== undefined) return { ok: false, reason: 'displaces', roleId: displacedRole.role_id }
  // Another admin has just removed the conflicting role.
  if (taken === undefined) return registerLevelRole(db, wanted, now, writeSync)
  if (taken.role_id === roleId) return { ok: false, reason: 'role-taken', level: taken.level }
  return { ok: false, reason: 'level-taken', roleId: taken.role_id }
}

/** Several level roles to register, with the limits of the admin who registers them. */
export interface NewLevelRoles extends Omit<NewLevelRole, keyof LevelRole | 'reply' | 'expected'> {
  /** At least one. */
  levelRoles: readonly LevelRole[]
}

/**
 * Registers several level roles at once, with one sync for members who have reached one of the levels. A level role that
 * `registerLevelRole` would refuse is left out.
 * @returns those that were registered, and whether members may get one of them now
 */
export async function registerLevelRoles(
  db: Queries,
  { levelRoles, ...limits }: NewLevelRoles,
  now: number,
): Promise<{ added: LevelRole[]; syncing: boolean }> {
  const entries = levelRoles.map(({ level, roleId }) =>
    entryOf(limits, { kind: 'level-role.added', targetId: roleId, after: { level } }),
  )
  const inserted = await record(db, {
    ...{ entries, at: now },
    make: () => Promise.all(levelRoles.map((one) => insertLevelRole(db, { ...limits, ...one }, now))),
    unmade: (made) => entries.filter((_, index) => !made[index]),
  })
  const added = levelRoles.filter((_, index) => inserted[index])
  if (added.length === 0) return { added, syncing: false }
  const { guildId } = limits
  const level = Math.min(...added.map((one) => one.level))
  const sync = { guildId, level, reply: null }
  const [syncing] = await Promise.all([syncRoles(db, sync, now), touchGuild(db, guildId, now)])
  return { added, syncing }
}

/** Lists a guild's level roles, the lowest level first. */
export async function listLevelRoles(db: Queries, guildId: Snowflake): Promise<LevelRole[]> {
  const rows = await db
    .selectFrom('level_roles')
    .select(['level', 'role_id', 'when_next', 'when_lost'])
    .where('guild_id', '=', guildId)
    .orderBy('level')
    .execute()
  return rows.map((row) => ({ level: row.level, roleId: row.role_id, ...ruleOf(row.when_next, row.when_lost) }))
}

/**
 * Stores level roles without the checks of `registerLevelRole`, and starts no role sync: for a guild whose members have
 * no level yet. A level or a role that is registered already is left unchanged.
 */
export async function storeLevelRoles(
  db: Queries,
  guildId: Snowflake,
  levelRoles: readonly LevelRole[],
): Promise<void> {
  if (levelRoles.length === 0) return
  const rows = levelRoles.map(({ level, roleId }) => ({ guild_id: guildId, level, role_id: roleId }))
  await db.insertInto('level_roles').ignore().values(rows).execute()
}
