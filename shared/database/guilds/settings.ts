import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { RoleAssignType } from '../../levelling/level-roles.ts'
import type { Database, Guild } from '../schema.ts'

/** What an admin decides about a guild. */
export type GuildSettings = Pick<
  Guild,
  'notification_type' | 'notification_channel_id' | 'xp_delay_seconds' | 'xp_rate' | 'role_assign_type'
>

/** What counts where nobody has decided anything: the columns' own defaults. */
export const DEFAULT_SETTINGS: GuildSettings = {
  notification_type: 'reply',
  notification_channel_id: null,
  xp_delay_seconds: 60,
  xp_rate: 1,
  role_assign_type: 'single',
}

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
  await db
    .insertInto('guilds')
    .values({ ...unnamed, ...change, updated_at: now })
    .onDuplicateKeyUpdate({ ...change, updated_at: now })
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
  return sql`select role_id from level_roles where guild_id = ${guildId} and (${mayAppoint ? among : sql`${among} or ${managers}`})`
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
  const { rows } = await sql<{ role_id: Snowflake }>`${levelRolesBeyond(change)} limit 1`.execute(db)
  // What was in the way has just been removed.
  return rows[0]?.role_id ?? changeRoleType(db, change, now)
}

/** Tells every gateway process that a guild's level roles or ignore lists have changed. */
export const touchGuild = (db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> =>
  changeSettings(db, guildId, {}, now)
