import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRole } from '../../levelling/level-roles.ts'
import type { Database } from '../schema.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from './settings.ts'

/** Everything an admin has set in a guild. */
export interface GuildOverview {
  settings: GuildSettings
  /** Lowest level first. */
  levelRoles: LevelRole[]
  ignoredChannelIds: Snowflake[]
  ignoredRoleIds: Snowflake[]
  managerRoleIds: Snowflake[]
}

interface Row extends GuildSettings {
  part: 'settings' | 'level-role' | 'ignored-channel' | 'ignored-role' | 'manager-role'
  part_id: Snowflake | null
  part_level: number | null
}

const NO_SETTINGS = sql`null, null, null, null, null`

/** All of it in one statement: the edge pays for each with a way to the database and back. */
export async function guildOverview(db: Kysely<Database>, guildId: Snowflake): Promise<GuildOverview> {
  const { rows } = await sql<Row>`
    select 'settings' as part, null as part_id, null as part_level, notification_type, notification_channel_id,
      xp_delay_seconds, xp_rate, role_assign_type
      from guilds where id = ${guildId}
    union all select 'level-role', role_id, level, ${NO_SETTINGS} from level_roles where guild_id = ${guildId}
    union all select 'ignored-channel', channel_id, null, ${NO_SETTINGS} from ignored_channels where guild_id = ${guildId}
    union all select 'ignored-role', role_id, null, ${NO_SETTINGS} from ignored_roles where guild_id = ${guildId}
    union all select 'manager-role', role_id, null, ${NO_SETTINGS} from manager_roles where guild_id = ${guildId}`.execute(
    db,
  )
  const idsOf = (part: Row['part']) =>
    rows.flatMap((row) => (row.part === part && row.part_id !== null ? [row.part_id] : []))
  const { part, part_id, part_level, ...settings } = rows.find((row) => row.part === 'settings') ?? DEFAULT_SETTINGS_ROW
  return {
    settings,
    levelRoles: rows
      .flatMap(({ part_id: roleId, part_level: level }) =>
        roleId !== null && level !== null ? [{ level, roleId }] : [],
      )
      .sort((a, b) => a.level - b.level),
    ignoredChannelIds: idsOf('ignored-channel'),
    ignoredRoleIds: idsOf('ignored-role'),
    managerRoleIds: idsOf('manager-role'),
  }
}

const DEFAULT_SETTINGS_ROW: Row = { part: 'settings', part_id: null, part_level: null, ...DEFAULT_SETTINGS }
