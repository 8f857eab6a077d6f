import { type RawBuilder, sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { record, recordOne } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { changeList } from './change-list.ts'
import { type GuildAuthor, hasVersion, touchGuild } from './version.ts'

/** Most manager roles of one guild, and most viewer roles. */
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

/** A condition of a statement: the admin may appoint managers, or the role is no manager role. */
export const mayChangeRole = ({
  guildId,
  roleId,
  mayAppoint,
}: {
  guildId: Snowflake
  roleId: Snowflake
  mayAppoint: boolean
}): RawBuilder<boolean> =>
  mayAppoint
    ? sql`true`
    : sql`not exists (select 1 from manager_roles where guild_id = ${guildId} and role_id = ${roleId})`

/** A role that gets or loses access, and the author of the change. */
export interface AccessChange extends GuildAuthor {
  roleId: Snowflake
}

/** The two lists of roles with access. `viewer`: members may look at the dashboard. */
type AccessList = 'manager' | 'viewer'

const tableOf = (list: AccessList) => sql.table(`${list}_roles`)

/** `known`: it is on the list already. `full`: the list has as many roles as it may. */
export type AddedRole = 'added' | 'known' | 'full' | 'stale'

/** The statement that puts a role on a list, unless the list is full. */
const insertion = (list: AccessList, { guildId, roleId, expected }: AccessChange, now: number) => sql`
  insert ignore into ${tableOf(list)} (guild_id, role_id)
  select ${guildId}, ${roleId}
  from (select count(*) as roles from ${tableOf(list)} where guild_id = ${guildId}) as held
  where held.roles < ${sql.lit(MAX_MANAGER_ROLES)} and ${hasVersion(guildId, expected, now)}`

/** The statement that takes a role off a list. */
const deletion = (list: AccessList, { guildId, roleId, expected }: AccessChange, now: number) => sql`
  delete from ${tableOf(list)} where guild_id = ${guildId} and role_id = ${roleId} and ${hasVersion(guildId, expected, now)}`

/** Puts a role on a list. */
const adding =
  (list: AccessList) =>
  async (db: Queries, role: AccessChange, now: number): Promise<AddedRole> => {
    const { guildId, roleId } = role
    const change = { kind: `${list}.added`, targetId: roleId } as const
    const [changed, listed] = await Promise.all([
      changeList(db, role, { change, statement: insertion(list, role, now) }, now),
      // At the same time, because a refused change has to wait for the deletion of its entry already.
      listRoles(db, list, guildId),
    ])
    if (changed === 'made') return 'added'
    if (changed === 'stale') return changed
    return listed.includes(roleId) ? 'known' : 'full'
  }

/** Takes a role off a list. */
const removing =
  (list: AccessList) =>
  async (db: Queries, role: AccessChange, now: number): Promise<'removed' | 'unknown' | 'stale'> => {
    const change = { kind: `${list}.removed`, targetId: role.roleId } as const
    const changed = await changeList(db, role, { change, statement: deletion(list, role, now) }, now)
    return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
  }

/**
 * Moves a role from one list to the other, with one wait for the database. The caller has read that the other list has
 * room. If that list is filled at the same moment, the role ends on neither of them.
 */
export async function moveRole(
  db: Queries,
  role: AccessChange,
  to: AccessList,
  now: number,
): Promise<'moved' | 'full' | 'stale'> {
  const { guildId, roleId, expected } = role
  const from = to === 'manager' ? 'viewer' : 'manager'
  const made = (kind: `${AccessList}.${'added' | 'removed'}`, statement: RawBuilder<unknown>) =>
    recordOne(db, entryOf(role, { kind, targetId: roleId }), now, async () => {
      return (await statement.execute(db)).numAffectedRows === 1n
    })
  const [isAdded, isRemoved, isMarked] = await Promise.all([
    made(`${to}.added`, insertion(to, role, now)),
    made(`${from}.removed`, deletion(from, role, now)),
    touchGuild(db, guildId, now, expected),
  ])
  if (!isAdded && !isRemoved && !isMarked) return 'stale'
  if (!isMarked) await touchGuild(db, guildId, now)
  return isAdded ? 'moved' : 'full'
}

/** Makes a role a manager role. */
export const addManagerRole = adding('manager')

/** Lets members with a role look at the dashboard. */
export const addViewerRole = adding('viewer')

/** Removes a manager role. `unknown`: the role was not one. */
export const removeManagerRole = removing('manager')

/** Removes a viewer role. `unknown`: the role was not one. */
export const removeViewerRole = removing('viewer')

async function listRoles(db: Queries, list: AccessList, guildId: Snowflake): Promise<Snowflake[]> {
  const { rows } = await sql<{ id: Snowflake }>`
    select role_id as id from ${tableOf(list)} where guild_id = ${guildId} order by role_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Lists a guild's manager roles, in the order of their ids. */
export const listManagerRoles = (db: Queries, guildId: Snowflake): Promise<Snowflake[]> =>
  listRoles(db, 'manager', guildId)

/** A role whose members may manage the bot, or look at its dashboard. */
export interface AccessRole {
  roleId: Snowflake
  access: 'manage' | 'view'
}

/** The roles on each list, in the order of their ids, and the version of the guild's configuration. */
export interface AccessLists {
  manager: readonly Snowflake[]
  viewer: readonly Snowflake[]
  /** 0 for a guild that is not registered. */
  version: number
}

/** Reads both lists and the version in one statement, so that they are of the same moment. */
export async function readAccessLists(db: Queries, guildId: Snowflake): Promise<AccessLists> {
  const { rows } = await sql<{ part: AccessList | 'guild'; id: Snowflake; version: number | null }>`
    select 'guild' as part, id, updated_at as version from guilds where id = ${guildId}
    union all select 'manager', role_id, null from manager_roles where guild_id = ${guildId}
    union all select 'viewer', role_id, null from viewer_roles where guild_id = ${guildId}`.execute(db)
  const idsOf = (list: AccessList) =>
    rows.flatMap(({ part, id }) => (part === list ? [id] : [])).sort(compareSnowflakes)
  return {
    manager: idsOf('manager'),
    viewer: idsOf('viewer'),
    version: rows.find(({ part }) => part === 'guild')?.version ?? 0,
  }
}

/** The roles of both lists, those of managers first. A role on both lists is a manager role. */
export const accessRolesOf = ({ manager, viewer }: Omit<AccessLists, 'version'>): AccessRole[] => [
  ...manager.map((roleId) => ({ roleId, access: 'manage' as const })),
  ...viewer.filter((roleId) => !manager.includes(roleId)).map((roleId) => ({ roleId, access: 'view' as const })),
]

/** Lists a guild's manager and viewer roles. */
export const listAccessRoles = async (db: Queries, guildId: Snowflake): Promise<AccessRole[]> =>
  accessRolesOf(await readAccessLists(db, guildId))

/** Takes the access of all roles of a guild away. The audit has one entry for all manager roles, and one for each viewer role. */
export async function clearAccessRoles(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const [managers, viewers] = await Promise.all([listManagerRoles(db, guildId), listRoles(db, 'viewer', guildId)])
  if (managers.length + viewers.length === 0) return
  const cleared = { kind: 'setting.changed', subject: 'managerRoles', before: managers, after: [] } as const
  const entries = [
    ...(managers.length === 0 ? [] : [entryOf(author, cleared)]),
    ...viewers.map((roleId) => entryOf(author, { kind: 'viewer.removed', targetId: roleId })),
  ]
  const remove = (list: AccessList, ids: readonly Snowflake[]) =>
    ids.length > 0 &&
    sql`delete from ${tableOf(list)} where guild_id = ${guildId} and role_id in (${sql.join(ids)})`.execute(db)
  const make = () => Promise.all([remove('manager', managers), remove('viewer', viewers)])
  await Promise.all([record(db, { entries, at: now, make, unmade: () => [] }), touchGuild(db, guildId, now)])
}
