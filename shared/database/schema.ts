import type { Generated } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { SettingColumns } from '../settings/index.ts'
import type { ActivityRoleHolderTable, ActivityRoleTable } from './activity-roles/tables.ts'
import type { CommandIdTable, GuildBotTable, WhitelabelBotTable } from './bots/tables.ts'
import type { Flag, Time } from './column-types.ts'
import type {
  BoostTable,
  CommandLimitTable,
  EarningChannelTable,
  GuildChannelTable,
  IgnoredChannelTable,
  IgnoredRoleTable,
  LevelRoleTable,
  LevelTextTable,
  ManagerRoleTable,
  MemberCardTable,
  MultiplierTable,
  UnlistedMemberTable,
  UnpingedMemberTable,
} from './guilds/tables.ts'
import type { ImportPartTable, ImportRowTable, ImportTable } from './imports/tables.ts'
import type { DecayProgressTable, EarningDayTable, XpLedgerTable } from './ledger/tables.ts'
import type { MemberPeriodTable, PeriodBoardTable } from './periods/tables.ts'
import type { ErasureTable, ForgottenMemberTable, UncountedUserTable } from './privacy/tables.ts'
import type {
  GatewayProcessTable,
  GatewaySessionTable,
  LeaseTable,
  MainBotTable,
  StreamPositionTable,
} from './processes/tables.ts'
import type { SeasonMemberTable, SeasonTable } from './seasons/tables.ts'
import type { VoiceGuildTable, VoiceSessionTable } from './voice/tables.ts'
import type { ApiKeyTable, ApiReplyTable, AuditEntryTable, ViewerRoleTable, WebSessionTable } from './web/tables.ts'

/** The columns of all settings. Each has a default. */
type SettingsOfGuild = { [Column in keyof SettingColumns]: Generated<SettingColumns[Column]> }

export interface GuildTable extends SettingsOfGuild {
  id: Snowflake
  name: string
  active: Flag
  locale: Generated<string>
  /** Number of members with any XP. Every write of XP updates it, so that members need not be counted. */
  member_count: Generated<number>
  /** When the gateway last saw a message in the guild, accurate to ten minutes. */
  last_message_at: Time | null
  /** Since when writers of XP also count members per range of XP; null while no level is crowded. */
  xp_ranges_from: Time | null
  /** How often these counts were filled or corrected. 0 means that they are not complete and must not be read. */
  xp_ranges_filled: Generated<number>
  /** The curve before its last change; null where the curve was never changed. */
  curve_before: Generated<string | null>
  /** When the curve was last changed; 0 for never. */
  curve_changed_at: Generated<Time>
  /** The change of the curve for which the levels of all members are stored. Less than `curve_changed_at` while they are recalculated. */
  curve_settled_at: Generated<Time>
  created_at: Time
  updated_at: Time
}

export interface UserTable {
  id: Snowflake
  username: string
  global_name: string | null
  discriminator: string
  avatar: string | null
  premium_status: Generated<'none' | 'active'>
  premium_source: string | null
  created_at: Time
  updated_at: Time
}

export interface GuildUserTable {
  guild_id: Snowflake
  user_id: Snowflake
  xp: Generated<number>
  /**
   * The level for `xp` on the guild's curve; both are always written in one statement. After a change of the curve a job
   * writes it anew, so readers compute the level from `xp`.
   */
  level: Generated<number>
  /** Number of messages that earned XP. */
  message_count: Generated<number>
  last_xp_at: Time | null
  /** When the member last earned XP by voice or reactions; null for never. `last_xp_at` is about messages. */
  earned_at: Generated<Time | null>
  /** The sum of the member's rows in `xp_ledger`, together with `open_entry`. The rest of `xp` was earned by messages. */
  ledger_xp: Generated<number>
  /** How many rows were ever written. Each write of a row raises it. */
  ledger_rows: Generated<number>
  /** A row of `xp_ledger`, as JSON, that `xp` and `ledger_xp` contain and that is not in the table yet. */
  open_entry: Generated<string | null>
  /**
   * What the member did up to this time earns nothing, and is not logged. `UNCOUNTED` for a member who is not counted, 0 for most.
   */
  earns_after: Generated<Time>
}

/**
 * How many members with any XP are on a level of a guild. Every write of XP updates it. Levels are those of the default curve
 * in every guild, see `placeStep`.
 */
export interface GuildLevelTable {
  guild_id: Snowflake
  level: number
  members: number
}

/**
 * How many members are in a range of places inside a level, as `xpRangeOf` divides it. Only of guilds with crowded levels:
 * `xp_ranges_from` and `xp_ranges_filled` of the guild say whether they may be written and read.
 */
export interface GuildXpRangeTable {
  guild_id: Snowflake
  level: number
  part: number
  members: number
}

/** The XP that each message earned. Never its text. */
export interface MessageLogTable {
  message_id: Snowflake
  guild_id: Snowflake
  user_id: Snowflake
  channel_id: Snowflake
  xp: number
  created_at: Time
}

/** `waiting` for its time, `taken` by a process until its lease expires, or `failed` permanently with a reason. Finished jobs are deleted. */
export type JobState = 'waiting' | 'taken' | 'failed'

export interface JobTable {
  /** Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  kind: string
  guild_id: Snowflake
  user_id: Snowflake | null
  /** JSON text, parsed by the kind's own schema. */
  payload: string
  state: Generated<JobState>
  attempts: Generated<number>
  /** The job must not run before this time. */
  run_at: Time
  taken_by: string | null
  taken_until: Time | null
  reason: string | null
  /** How many of the guild's jobs of this kind failed for this reason. One row stays; the others are deleted. */
  occurrences: Generated<number>
  /** The trace of the message that caused the job, as W3C's `traceparent`. */
  trace: Generated<string | null>
  created_at: Time
  /** For a failed job, when it last failed for this reason. */
  updated_at: Time
}

/** The progress of a long task: the last guild that is finished. */
export interface UpkeepTable {
  task: string
  cursor_id: Snowflake
}

/** Entitlements from Discord. `givesPremium` decides what they mean. */
export interface EntitlementTable {
  id: Snowflake
  application_id: Snowflake
  sku_id: Snowflake
  user_id: Snowflake | null
  guild_id: Snowflake | null
  type: number
  deleted: Flag
  starts_at: Time | null
  ends_at: Time | null
  /** When Discord reported this state. */
  updated_at: Time
}

export interface Database {
  entitlements: EntitlementTable
  guilds: GuildTable
  users: UserTable
  guild_users: GuildUserTable
  guild_levels: GuildLevelTable
  guild_xp_ranges: GuildXpRangeTable
  level_roles: LevelRoleTable
  level_texts: LevelTextTable
  unpinged_members: UnpingedMemberTable
  unlisted_members: UnlistedMemberTable
  activity_roles: ActivityRoleTable
  activity_role_holders: ActivityRoleHolderTable
  member_cards: MemberCardTable
  uncounted_users: UncountedUserTable
  forgotten_members: ForgottenMemberTable
  erasures: ErasureTable
  ignored_channels: IgnoredChannelTable
  ignored_roles: IgnoredRoleTable
  earning_channels: EarningChannelTable
  multipliers: MultiplierTable
  manager_roles: ManagerRoleTable
  command_limits: CommandLimitTable
  boosts: BoostTable
  command_ids: CommandIdTable
  message_logs: MessageLogTable
  voice_guilds: VoiceGuildTable
  voice_sessions: VoiceSessionTable
  xp_ledger: XpLedgerTable
  earning_days: EarningDayTable
  decay_progress: DecayProgressTable
  imports: ImportTable
  import_rows: ImportRowTable
  import_parts: ImportPartTable
  member_periods: MemberPeriodTable
  period_boards: PeriodBoardTable
  seasons: SeasonTable
  season_members: SeasonMemberTable
  whitelabel_bots: WhitelabelBotTable
  jobs: JobTable
  gateway_sessions: GatewaySessionTable
  main_bots: MainBotTable
  gateway_processes: GatewayProcessTable
  leases: LeaseTable
  stream_positions: StreamPositionTable
  guild_bots: GuildBotTable
  guild_channels: GuildChannelTable
  upkeep: UpkeepTable
  web_sessions: WebSessionTable
  viewer_roles: ViewerRoleTable
  audit_entries: AuditEntryTable
  api_keys: ApiKeyTable
  api_replies: ApiReplyTable
}
