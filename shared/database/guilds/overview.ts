import { sql } from 'kysely'
import { type CommandLimits, LIMIT_KINDS, type LimitKind } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { LevelRole } from '../../levelling/level-roles.ts'
import type { Queries } from '../queries.ts'
import { type LimitRow, toCommandLimits } from './command-limits.ts'
import { DEFAULT_SETTINGS, type GuildSettings, SETTINGS_COLUMNS } from './settings.ts'

/** Everything that admins have set in a guild. */
export interface GuildOverview {
  settings: GuildSettings
  /** Lowest level first. */
  levelRoles: LevelRole[]
  ignoredChannelIds: Snowflake[]
  ignoredRoleIds: Snowflake[]
  managerRoleIds: Snowflake[]
  commandLimits: CommandLimits
}

interface Row extends GuildSettings {
  part: 'settings' | 'level-role' | 'ignored-channel' | 'ignored-role' | 'manager-role' | LimitKind
  partId: Snowflake | null
  partLevel: number | null
}

const SETTINGS = sql.raw(SETTINGS_COLUMNS.join(', '))
const NO_SETTINGS = sql.join(SETTINGS_COLUMNS.map(() => sql`null`))

/** Loads a guild's settings and lists in one statement, because each statement of the edge costs a round trip. */
export async function guildOverview(db: Queries, guildId: Snowflake): Promise<GuildOverview> {
  const { rows } = await sql<Row>`
    select 'settings' as part, null as partId, null as partLevel, ${SETTINGS}
      from guilds where id = ${guildId}
    union all select 'level-role', role_id, level, ${NO_SETTINGS} from level_roles where guild_id = ${guildId}
    union all select 'ignored-channel', channel_id, null, ${NO_SETTINGS} from ignored_channels where guild_id = ${guildId}
    union all select 'ignored-role', role_id, null, ${NO_SETTINGS} from ignored_roles where guild_id = ${guildId}
    union all select 'manager-role', role_id, null, ${NO_SETTINGS} from manager_roles where guild_id = ${guildId}
    union all select kind, target_id, null, ${NO_SETTINGS} from command_limits where guild_id = ${guildId}`.execute(db)
  const idsOf = (part: Row['part']) =>
    rows.flatMap((row) => (row.part === part && row.partId !== null ? [row.partId] : []))
  const { part, partId, partLevel, ...settings } = rows.find((row) => row.part === 'settings') ?? DEFAULT_SETTINGS_ROW
  return {
    settings,
    levelRoles: rows
      .flatMap(({ partId: roleId, partLevel: level }) => (roleId !== null && level !== null ? [{ level, roleId }] : []))
      .sort((a, b) => a.level - b.level),
    ignoredChannelIds: idsOf('ignored-channel'),
    ignoredRoleIds: idsOf('ignored-role'),
    managerRoleIds: idsOf('manager-role'),
    commandLimits: toCommandLimits(LIMIT_KINDS.flatMap((kind) => idsOf(kind).map((id): LimitRow => ({ kind, id })))),
  }
}

const DEFAULT_SETTINGS_ROW: Row = { part: 'settings', partId: null, partLevel: null, ...DEFAULT_SETTINGS }
