import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

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

/** `known`: it is a manager role already. `full`: the guild has `MAX_MANAGER_ROLES` already. */
export type AddedManagerRole = 'added' | 'known' | 'full'

/** Makes a role a manager role. The statement that adds it also counts the guild's manager roles. */
export async function addManagerRole(db: Queries, guildId: Snowflake, roleId: Snowflake): Promise<AddedManagerRole> {
  const { numAffectedRows } = await sql`
    insert ignore into manager_roles (guild_id, role_id)
    select ${guildId}, ${roleId}
    from (select count(*) as roles from manager_roles where guild_id = ${guildId}) as held
    where held.roles < ${sql.lit(MAX_MANAGER_ROLES)}`.execute(db)
  if (numAffectedRows === 1n) return 'added'
  return (await isManagerRole(db, guildId, roleId)) ? 'known' : 'full'
}

/** Removes a manager role. @returns false where the role was not one */
export async function removeManagerRole(db: Queries, guildId: Snowflake, roleId: Snowflake): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('manager_roles')
    .where('guild_id', '=', guildId)
    .where('role_id', '=', roleId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Removes all manager roles of a guild. */
export async function clearManagerRoles(db: Queries, guildId: Snowflake): Promise<void> {
  await db.deleteFrom('manager_roles').where('guild_id', '=', guildId).execute()
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
