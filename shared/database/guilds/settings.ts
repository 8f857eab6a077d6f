import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { RoleAssignType } from '../../levelling/level-roles.ts'
import { type GuildSettings, SETTING_COLUMNS, SETTINGS, type SettingColumns } from '../../settings/index.ts'
import { hurryAnnouncements } from '../jobs/announcements.ts'
import type { Queries } from '../queries.ts'

export { DEFAULT_SETTINGS, type GuildSettings } from '../../settings/index.ts'

/** The columns of `guilds` that hold settings, for a `select`, with the names of their values. */
export const SETTINGS_COLUMNS = SETTING_COLUMNS.map(({ alias }) => alias)

/** The columns that a change of settings sets. */
const toColumns = (change: Partial<GuildSettings>): Partial<SettingColumns> =>
  Object.fromEntries(
    SETTING_COLUMNS.flatMap(({ name, column }) => (change[name] === undefined ? [] : [[column, change[name]]])),
  )

/** Whether a change includes a setting that can delay announcements. */
const delaysAnnouncements = (change: Partial<GuildSettings>): boolean =>
  SETTINGS.some(
    ({ delays, columns }) =>
      delays === 'announcements' && Object.keys(columns).some((name) => Object.hasOwn(change, name)),
  )

/**
 * Changes some settings of a guild, in one statement. Registers a guild that is not known yet, with an empty name. Gateway
 * processes notice the change by its time.
 * @param now milliseconds since 1970
 */
export async function changeSettings(
  db: Queries,
  guildId: Snowflake,
  change: Partial<GuildSettings>,
  now: number,
): Promise<void> {
  const unnamed = { id: guildId, name: '', active: 1, notification_channel_id: null, created_at: now } as const
  const changed = { ...toColumns(change), updated_at: now }
  await db
    .insertInto('guilds')
    .values({ ...unnamed, ...changed })
    .onDuplicateKeyUpdate(changed)
    .execute()
  if (delaysAnnouncements(change)) await hurryAnnouncements(db, guildId, now)
}

/** Loads the quiet times of guilds. A guild that was never registered is absent. */
export async function quietTimesOf(
  db: Queries,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, string | null>> {
  const rows = await db.selectFrom('guilds').select(['id', 'quiet_time']).where('id', 'in', guildIds).execute()
  return new Map(rows.map((row) => [row.id, row.quiet_time]))
}

/** Loads a guild's quiet time, e.g. `22:00-07:00 Europe/Berlin`; null where there is none. */
export async function quietTimeOf(db: Queries, guildId: Snowflake): Promise<string | null> {
  const row = await db.selectFrom('guilds').select('quiet_time').where('id', '=', guildId).executeTakeFirst()
  return row?.quiet_time ?? null
}

/** A change of how level roles are assigned, with the limits of the admin who changes it. */
export interface RoleTypeChange {
  guildId: Snowflake
  type: RoleAssignType
  /** Roles that the admin may not give and take. If one of them is a level role, nothing is changed. */
  refusedRoleIds: readonly Snowflake[]
  /** Whether the admin may give and take manager roles. */
  mayAppoint: boolean
}

/** The level roles that the admin may not give and take. */
const refusedLevelRoles = ({ guildId, refusedRoleIds, mayAppoint }: RoleTypeChange) => {
  // An empty list is not valid SQL. No role has the id 0.
  const among = sql`role_id in (${sql.join([...refusedRoleIds, '0'])})`
  const managers = sql`role_id in (select role_id from manager_roles where guild_id = ${guildId})`
  return sql`select role_id as roleId from level_roles where guild_id = ${guildId} and (${mayAppoint ? among : sql`${among} or ${managers}`})`
}

/**
 * Changes how level roles are assigned, unless the admin may not give and take one of them. One statement checks and
 * changes.
 * @param now milliseconds since 1970
 * @returns a role that prevents the change; null where the type was changed
 */
export async function changeRoleType(db: Queries, change: RoleTypeChange, now: number): Promise<Snowflake | null> {
  const { guildId, type } = change
  const { numAffectedRows } = await sql`
    insert into guilds (id, name, active, role_assign_type, created_at, updated_at)
    select ${guildId}, '', 1, ${type}, ${now}, ${now} from (select 1 as one) as wanted
    where not exists (${refusedLevelRoles(change)})
    on duplicate key update role_assign_type = values(role_assign_type),
      updated_at = greatest(guilds.updated_at + 1, values(updated_at))`.execute(db)
  if ((numAffectedRows ?? 0n) > 0n) return null
  const { rows } = await sql<{ roleId: Snowflake }>`${refusedLevelRoles(change)} limit 1`.execute(db)
  // Another admin has just removed the role that prevented the change.
  return rows[0]?.roleId ?? changeRoleType(db, change, now)
}

/** Marks a guild's level roles or ignore lists as changed, so that gateway processes load them again. @param now milliseconds since 1970 */
export const touchGuild = (db: Queries, guildId: Snowflake, now: number): Promise<void> =>
  changeSettings(db, guildId, {}, now)
