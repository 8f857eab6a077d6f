import { type RawBuilder, sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { record } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { changeList } from './change-list.ts'
import { type GuildAuthor, hasVersion, touchGuild } from './version.ts'

/** Most manager roles of one guild. */
export const MAX_MANAGER_ROLES = 10

/** Whether a role is a manager role. */
export async function isManagerRole(db: Queries, guildId: Snowflake, roleId: Snowflake): Promise<boolean> {
  return holdsManagerRole(db, guildId, [roleId])
}

/** Whether one of these roles is a manager role. */
export async function holdsManagerRole(
  db: Queries,
  guildId: Snowflake,
  roleIds: readonly Snowflake[],
): Promise<boolean> {
  if (roleIds.length === 0) return false
  const row = await db
    .selectFrom('manager_roles')
    .select('role_id')
    .where('guild_id', '=', guildId)
    .where('role_id', 'in', roleIds)
    .executeTakeFirst()
  return row !== undefined
}

/** A role that becomes or is a manager role, and who changes that. */
export interface ManagerRole extends GuildAuthor {
  roleId: Snowflake
}

/** `known`: it is a manager role already. `full`: the guild has `MAX_MANAGER_ROLES` already. */
export type AddedManagerRole = 'added' | 'known' | 'full' | 'stale'

const execute = async (db: Queries, statement: RawBuilder<unknown>): Promise<boolean> =>
  (await statement.execute(db)).numAffectedRows === 1n

/** Makes a role a manager role. The statement that adds it also counts the guild's manager roles. */
export async function addManagerRole(db: Queries, role: ManagerRole, now: number): Promise<AddedManagerRole> {
  const { guildId, roleId, expected } = role
  const insert = sql`
    insert ignore into manager_roles (guild_id, role_id)
    select ${guildId}, ${roleId}
    from (select count(*) as roles from manager_roles where guild_id = ${guildId}) as held
    where held.roles < ${sql.lit(MAX_MANAGER_ROLES)} and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'manager.added', targetId: roleId } as const
  const [changed, isKnown] = await Promise.all([
    changeList(db, role, { change, make: () => execute(db, insert) }, now),
    // At the same time, because a refused change has to wait for the deletion of its entry already.
    isManagerRole(db, guildId, roleId),
  ])
  if (changed === 'made') return 'added'
  if (changed === 'stale') return changed
  return isKnown ? 'known' : 'full'
}

/** Removes a manager role. `unknown`: the role was not one. */
export async function removeManagerRole(
  db: Queries,
  role: ManagerRole,
  now: number,
): Promise<'removed' | 'unknown' | 'stale'> {
  const { guildId, roleId, expected } = role
  const remove = sql`
    delete from manager_roles where guild_id = ${guildId} and role_id = ${roleId} and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'manager.removed', targetId: roleId } as const
  const changed = await changeList(db, role, { change, make: () => execute(db, remove) }, now)
  return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
}

/** Removes all manager roles of a guild. The audit has one entry for all, with the roles. */
export async function clearManagerRoles(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const before = await listManagerRoles(db, guildId)
  if (before.length === 0) return
  const entry = entryOf(author, { kind: 'setting.changed', subject: 'managerRoles', before, after: [] })
  const make = () =>
    db.deleteFrom('manager_roles').where('guild_id', '=', guildId).where('role_id', 'in', before).execute()
  await Promise.all([record(db, { entries: [entry], at: now, make, unmade: () => [] }), touchGuild(db, guildId, now)])
}

/** Lists a guild's manager roles, in the order of their ids. */
export async function listManagerRoles(db: Queries, guildId: Snowflake): Promise<Snowflake[]> {
  const rows = await db
    .selectFrom('manager_roles')
    .select('role_id')
    .where('guild_id', '=', guildId)
    .orderBy('role_id')
    .execute()
  return rows.map((row) => row.role_id)
}
