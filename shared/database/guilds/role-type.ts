import { sql } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { RoleAssignType } from '../../levelling/level-roles.ts'
import { recordOr } from '../audit/record.ts'
import { type SyncReply, syncRoles } from '../jobs/role-sync.ts'
import type { Queries } from '../queries.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { type GuildAuthor, hasVersion, type Stale } from './version.ts'

/** A change of how level roles are assigned, with the limits of the admin who changes it. */
export interface RoleTypeChange extends GuildAuthor {
  type: RoleAssignType
  /** Roles that the admin may not give and take. If one of them is a level role, nothing is changed. */
  refusedRoleIds: readonly Snowflake[]
  /** Whether the admin may give and take manager roles. */
  mayAppoint: boolean
  /** The reply that shows the progress of correcting the members' roles; null for none. */
  reply: SyncReply | null
}

export type ChangedRoleType =
  /** `syncing`: a job corrects the roles of members. */
  | { ok: true; syncing: boolean }
  /** A level role that the admin may not give and take. */
  | { ok: false; reason: 'role-refused'; roleId: Snowflake }
  | Stale

/** The level roles that the admin may not give and take. */
const refusedLevelRoles = ({ guildId, refusedRoleIds, mayAppoint }: RoleTypeChange) => {
  // An empty list is not valid SQL. No role has the id 0.
  const among = sql`role_id in (${sql.join([...refusedRoleIds, '0'])})`
  const managers = sql`role_id in (select role_id from manager_roles where guild_id = ${guildId})`
  return sql`select role_id as roleId from level_roles where guild_id = ${guildId} and (${mayAppoint ? among : sql`${among} or ${managers}`})`
}

const OTHER_TYPE: Readonly<Record<RoleAssignType, RoleAssignType>> = { single: 'stack', stack: 'single' }

/** Writes the type unless the guild has it already. One statement checks and changes. @returns whether the type is another now */
async function writeType(db: Queries, change: RoleTypeChange, now: number): Promise<boolean> {
  const { guildId, type, expected } = change
  const isSame = sql`guilds.role_assign_type = values(role_assign_type)`
  // `updated_at` first, because MySQL assigns from left to right.
  const { numAffectedRows = 0n } = await sql`
    insert into guilds (id, name, active, role_assign_type, created_at, updated_at)
    select ${guildId}, '', 1, ${type}, ${now}, ${now} from (select 1 as one) as wanted
    where not exists (${refusedLevelRoles(change)}) and ${hasVersion(guildId, expected)}
    on duplicate key update
      updated_at = if(${isSame}, guilds.updated_at, greatest(guilds.updated_at + 1, values(updated_at))),
      role_assign_type = values(role_assign_type)`.execute(db)
  // MySQL counts 1 for a new row, 2 for a changed one and 0 for an unchanged one.
  return numAffectedRows > 1n || (numAffectedRows === 1n && type !== DEFAULT_SETTINGS.roleAssignType)
}

interface Standing {
  part: 'refused' | 'guild'
  roleId: Snowflake | null
  type: RoleAssignType | null
  version: number | null
}

/**
 * Changes how level roles are assigned, unless the admin may not give and take one of them. Then, and also where the guild
 * has this type already, the roles of all members are corrected by a job.
 * @param now milliseconds since 1970
 */
export async function changeRoleType(db: Queries, change: RoleTypeChange, now: number): Promise<ChangedRoleType> {
  const { guildId, type, expected, reply } = change
  const [before, after] = [OTHER_TYPE[type], type].map((roleAssignType) => ({ roleAssignType }))
  const entry = entryOf(change, { kind: 'setting.changed', subject: 'roleAssignType', before, after })
  const refused = refusedLevelRoles(change)
  const changed = await recordOr(db, entry, now, {
    make: () => writeType(db, change, now),
    readWhy: () =>
      Promise.all([
        sql<Standing>`
          (select 'refused' as part, roleId, null as type, null as version from (${refused} limit 1) as refused)
          union all select 'guild', null, role_assign_type, updated_at from guilds where id = ${guildId}`.execute(db),
        // Also where the guild has this type already.
        syncRoles(db, { guildId, reply, where: sql`not exists (${refused}) and ${hasType(change)}` }, now),
      ]),
  })
  if (changed.isMade) return { ok: true, syncing: await syncRoles(db, { guildId, reply }, now) }
  const [{ rows }, syncing] = changed.why
  const guild = rows.find(({ part }) => part === 'guild')
  if (expected !== undefined && expected !== (guild?.version ?? 0)) return { ok: false, reason: 'stale' }
  const roleId = rows.find(({ part }) => part === 'refused')?.roleId
  if (roleId) return { ok: false, reason: 'role-refused', roleId }
  if (guild?.type === type) return { ok: true, syncing }
  // Another admin has just removed the role that prevented the change, or changed the type.
  return changeRoleType(db, change, now)
}

const hasType = ({ guildId, type }: RoleTypeChange) =>
  sql`exists (select 1 from guilds where id = ${guildId} and role_assign_type = ${type})`
