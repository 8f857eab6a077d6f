import { type Kysely, type Selectable, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { RoleAssignType } from '../../levelling/level-roles.ts'
import type { Database, GuildTable, NotificationType } from '../schema.ts'

/** What an admin decides about a guild. */
export interface GuildSettings {
  notificationType: NotificationType
  /** Where level-ups are announced if `notificationType` is `channel`. */
  notificationChannelId: Snowflake | null
  /** Seconds after a message that earned XP during which the same member's messages earn none. */
  xpDelaySeconds: number
  /** What a message's XP is multiplied by. */
  xpRate: number
  roleAssignType: RoleAssignType
}

/** The settings of a guild in which nobody has changed any: the columns' own defaults. */
export const DEFAULT_SETTINGS: GuildSettings = {
  notificationType: 'reply',
  notificationChannelId: null,
  xpDelaySeconds: 60,
  xpRate: 1,
  roleAssignType: 'single',
}

/** The columns of `guilds` that hold the settings, under the settings' names. */
export const SETTINGS_COLUMNS = [
  'notification_type as notificationType',
  'notification_channel_id as notificationChannelId',
  'xp_delay_seconds as xpDelaySeconds',
  'xp_rate as xpRate',
  'role_assign_type as roleAssignType',
] as const satisfies readonly `${keyof GuildTable} as ${keyof GuildSettings}`[]

type SettingsRow = Pick<
  Selectable<GuildTable>,
  'notification_type' | 'notification_channel_id' | 'xp_delay_seconds' | 'xp_rate' | 'role_assign_type'
>

/** A change of settings as values of columns. What the change leaves out is absent. */
const toColumns = (change: Partial<GuildSettings>): Partial<SettingsRow> => ({
  ...(change.notificationType !== undefined && { notification_type: change.notificationType }),
  ...(change.notificationChannelId !== undefined && { notification_channel_id: change.notificationChannelId }),
  ...(change.xpDelaySeconds !== undefined && { xp_delay_seconds: change.xpDelaySeconds }),
  ...(change.xpRate !== undefined && { xp_rate: change.xpRate }),
  ...(change.roleAssignType !== undefined && { role_assign_type: change.roleAssignType }),
})

/**
 * Changes some settings of a guild, in one statement. A guild that nobody announced gets a nameless row. The time of
 * the change is how every gateway process notices it.
 */
export async function changeSettings(
  db: Kysely<Database>,
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
}

export interface RoleTypeChange {
  guildId: Snowflake
  type: RoleAssignType
  /** Roles that whoever changes the type may not give and take; nothing is changed where one of them is a level role. */
  beyond: readonly Snowflake[]
  /** Whether also roles that make managers may be given and taken. */
  mayAppoint: boolean
}

/** The level roles that keep somebody from changing the type. */
const levelRolesBeyond = ({ guildId, beyond, mayAppoint }: RoleTypeChange) => {
  // No list is not SQL; no role has the id 0.
  const among = sql`role_id in (${sql.join([...beyond, '0'])})`
  const managers = sql`role_id in (select role_id from manager_roles where guild_id = ${guildId})`
  return sql`select role_id as roleId from level_roles where guild_id = ${guildId} and (${mayAppoint ? among : sql`${among} or ${managers}`})`
}

/**
 * Changes which level roles members keep, unless that would give or take a role that is beyond whoever asks: looked at
 * and changed in one statement.
 * @returns a role that is in the way; null where the type was changed
 */
export async function changeRoleType(
  db: Kysely<Database>,
  change: RoleTypeChange,
  now: number,
): Promise<Snowflake | null> {
  const { guildId, type } = change
  const { numAffectedRows } = await sql`
    insert into guilds (id, name, active, role_assign_type, created_at, updated_at)
    select ${guildId}, '', 1, ${type}, ${now}, ${now} from (select 1 as one) as wanted
    where not exists (${levelRolesBeyond(change)})
    on duplicate key update role_assign_type = values(role_assign_type),
      updated_at = greatest(guilds.updated_at + 1, values(updated_at))`.execute(db)
  if ((numAffectedRows ?? 0n) > 0n) return null
  const { rows } = await sql<{ roleId: Snowflake }>`${levelRolesBeyond(change)} limit 1`.execute(db)
  // What was in the way has just been removed.
  return rows[0]?.roleId ?? changeRoleType(db, change, now)
}

/** Tells every gateway process that a guild's level roles or ignore lists have changed. */
export const touchGuild = (db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> =>
  changeSettings(db, guildId, {}, now)
