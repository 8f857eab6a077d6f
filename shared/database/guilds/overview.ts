import { sql } from 'kysely'
import { type CommandLimits, LIMIT_KINDS, type LimitKind } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { AppliedMultiplier } from '../../levelling/earning-factor.ts'
import { type LevelRole, type LevelRoleRule, ROLE_FATES, ruleOf } from '../../levelling/level-roles.ts'
import type { LevelText } from '../../levelling/level-text.ts'
import type { Queries } from '../queries.ts'
import { databaseNow } from '../query/clock.ts'
import { type LimitRow, toCommandLimits } from './command-limits.ts'
import { DEFAULT_SETTINGS, type GuildSettings, SETTINGS_COLUMNS } from './settings.ts'

/** Everything that admins have set in a guild. */
export interface GuildOverview {
  settings: GuildSettings
  /** Lowest level first. */
  levelRoles: LevelRole[]
  /** Lowest level first. */
  levelTexts: LevelText[]
  /** Roles that the most active members hold. */
  activityRoleIds: Snowflake[]
  ignoredChannelIds: Snowflake[]
  ignoredRoleIds: Snowflake[]
  /** The only channels in which members earn; empty for all. */
  earningChannelIds: Snowflake[]
  multipliers: AppliedMultiplier[]
  managerRoleIds: Snowflake[]
  /** For each boost that runs or will run, the channel in which it is announced; null: in none. */
  boostChannelIds: (Snowflake | null)[]
  /** The role of the winners and the channel of the announcement, of the season that has not ended; both null without one. */
  season: { roleId: Snowflake | null; channelId: Snowflake | null }
  commandLimits: CommandLimits
}

/** A guild's configuration with the facts about the guild itself. */
export interface StoredGuild extends GuildOverview {
  /** Empty where Discord has not described the guild yet. */
  name: string
  /** Discord's locale code of the guild's language. */
  locale: string
  /** Members with any XP. */
  memberCount: number
  /** `updated_at`: rises with each change of settings and lists. 0 for a guild that is not registered. */
  version: number
}

type ListPart =
  | 'level-role'
  | 'level-role-rule'
  | 'activity-role'
  | 'ignored-channel'
  | 'ignored-role'
  | 'earning-channel'
  | 'role-multiplier'
  | 'channel-multiplier'
  | 'manager-role'

interface Row extends GuildSettings {
  part: 'settings' | 'boost' | 'season-role' | 'season-channel' | 'level-text' | ListPart | LimitKind
  partId: Snowflake | null
  /** The level of a level role or of a level's own text, the percentage of a multiplier, or a level role's rule: 1 and 2 for `whenNext`, 4 for `whenLost`. */
  partNumber: number | null
  name: string | null
  locale: string | null
  memberCount: number | null
  version: number | null
}

const SETTINGS = sql.raw(SETTINGS_COLUMNS.join(', '))
const GUILD = sql.raw('name, locale, member_count as memberCount, updated_at as version')
const COLUMNS = [...SETTINGS_COLUMNS, 'name', 'locale', 'memberCount', 'version']
const NONE = sql.raw(COLUMNS.map(() => 'null').join(', '))
/** A level's own text is in the columns of the text for all levels. */
const TEXT_COLUMNS: Readonly<Record<string, string>> = {
  'announcement_text as announcementText': 'text',
  'announcement_form as announcementForm': 'form',
}
const TEXT = sql.raw(COLUMNS.map((column) => TEXT_COLUMNS[column] ?? 'null').join(', '))

/** Loads a guild's settings and lists in one statement, because each statement of the edge costs a round trip. */
export async function guildOverview(db: Queries, guildId: Snowflake): Promise<StoredGuild> {
  const { rows } = await sql<Row>`
    select 'settings' as part, null as partId, null as partNumber, ${SETTINGS}, ${GUILD}
      from guilds where id = ${guildId}
    union all select 'level-role', role_id, level, ${NONE} from level_roles where guild_id = ${guildId}
    union all select 'level-role-rule', role_id, coalesce(field(when_next, 'keep', 'take'), 0) + if(when_lost = 'keep', 4, 0),
      ${NONE} from level_roles where guild_id = ${guildId} and (when_next is not null or when_lost = 'keep')
    union all select 'level-text', null, level, ${TEXT} from level_texts where guild_id = ${guildId}
    union all select 'activity-role', role_id, null, ${NONE} from activity_roles where guild_id = ${guildId} and members > 0
    union all select 'ignored-channel', channel_id, null, ${NONE} from ignored_channels where guild_id = ${guildId}
    union all select 'ignored-role', role_id, null, ${NONE} from ignored_roles where guild_id = ${guildId}
    union all select 'earning-channel', channel_id, null, ${NONE} from earning_channels where guild_id = ${guildId}
    union all select concat(kind, '-multiplier'), target_id, percent, ${NONE} from multipliers where guild_id = ${guildId}
    union all select 'manager-role', role_id, null, ${NONE} from manager_roles where guild_id = ${guildId}
    union all select kind, target_id, null, ${NONE} from command_limits where guild_id = ${guildId}
    union all select 'season-role', role_id, null, ${NONE} from seasons where guild_id = ${guildId} and state <> 'ended'
    union all select 'season-channel', channel_id, null, ${NONE} from seasons where guild_id = ${guildId} and state <> 'ended'
    union all select 'boost', channel_id, null, ${NONE} from boosts
      where guild_id = ${guildId} and (ends_at is null or ends_at > ${databaseNow})`.execute(db)
  const idsOf = (part: Row['part']) =>
    rows.flatMap((row) => (row.part === part && row.partId !== null ? [row.partId] : []))
  const numbersOf = (part: ListPart) =>
    rows.flatMap((row) =>
      row.part === part && row.partId !== null && row.partNumber !== null
        ? [{ id: row.partId, number: row.partNumber }]
        : [],
    )
  const multipliersOf = (kind: AppliedMultiplier['kind']) =>
    numbersOf(`${kind}-multiplier`).map(({ id, number: percent }) => ({ kind, id, percent }))
  const rules = new Map(numbersOf('level-role-rule').map(({ id, number }) => [id, number]))
  const own = rows.find((row) => row.part === 'settings') ?? DEFAULT_SETTINGS_ROW
  const { part, partId, partNumber, name, locale, memberCount, version, ...settings } = own
  return {
    ...{ name: name ?? '', locale: locale ?? 'en-US', memberCount: memberCount ?? 0, version: version ?? 0 },
    settings,
    levelRoles: numbersOf('level-role')
      .map(({ id: roleId, number: level }) => ({ level, roleId, ...ruleOfNumber(rules.get(roleId) ?? 0) }))
      .sort((a, b) => a.level - b.level),
    levelTexts: rows
      .flatMap(({ part: of, partNumber: level, announcementText: text, announcementForm: form }) =>
        of === 'level-text' && level !== null && text !== null ? [{ level, text, form }] : [],
      )
      .sort((a, b) => a.level - b.level),
    activityRoleIds: idsOf('activity-role'),
    ignoredChannelIds: idsOf('ignored-channel'),
    ignoredRoleIds: idsOf('ignored-role'),
    earningChannelIds: idsOf('earning-channel'),
    multipliers: [...multipliersOf('role'), ...multipliersOf('channel')],
    managerRoleIds: idsOf('manager-role'),
    season: { roleId: idsOf('season-role')[0] ?? null, channelId: idsOf('season-channel')[0] ?? null },
    boostChannelIds: rows.filter((row) => row.part === 'boost').map(({ partId: channelId }) => channelId),
    commandLimits: toCommandLimits(LIMIT_KINDS.flatMap((kind) => idsOf(kind).map((id): LimitRow => ({ kind, id })))),
  }
}

/** The rule of a level role from the number in its row. */
function ruleOfNumber(number: number): LevelRoleRule {
  const whenNext = ([null, ...ROLE_FATES] as const)[number & 3] ?? null
  return ruleOf(whenNext, number >= 4 ? 'keep' : 'take')
}

const NO_GUILD = { name: null, locale: null, memberCount: null, version: null }
const DEFAULT_SETTINGS_ROW: Row = {
  ...{ part: 'settings', partId: null, partNumber: null },
  ...NO_GUILD,
  ...DEFAULT_SETTINGS,
}
