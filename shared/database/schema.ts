import type { Generated } from 'kysely'
import type { LimitKind } from '../discord/command-limits.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { XpSource } from '../levelling/xp-ledger.ts'
import type { SettingColumns } from '../settings/index.ts'
import type { CommandIdTable, GuildBotTable, WhitelabelBotTable } from './bots/tables.ts'
import type { Flag, Time } from './column-types.ts'
import type {
  GatewayProcessTable,
  GatewaySessionTable,
  LeaseTable,
  MainBotTable,
  StreamPositionTable,
} from './processes/tables.ts'
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
  /** The curve before the last change of it; null where it was never changed. */
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
}

/** What a member has earned from one source on the newest day on which they earned anything from it. */
export interface EarningDayTable {
  guild_id: Snowflake
  user_id: Snowflake
  source: XpSource
  /** Whole days since 1970, by UTC. */
  day: number
  xp: number
}

/** How far the decay of a guild is. A row exists while decay is on. */
export interface DecayProgressTable {
  guild_id: Snowflake
  /** Since when decay is on. */
  began_at: Time
  /** The newest day of decay: whole days since 1970, by UTC. */
  day: number
  /** On that day, members up to this id are done. */
  after_id: Generated<Snowflake>
  /** Whether all members are done. */
  is_done: Flag
  /** How many members have lost XP on that day, and how much. */
  members: Generated<number>
  xp: Generated<number>
}

/** XP that no message earned. A row is never changed: another row reverses it. */
export interface XpLedgerTable {
  guild_id: Snowflake
  user_id: Snowflake
  source: XpSource
  /** Identifies the award among those of this member and source. ASCII. */
  entry_key: string
  /** What was really added: negative where XP was taken. */
  amount: number
  at: Time
  /** The person who caused it; null for none, or for a script. */
  actor_id: Snowflake | null
  reason: string | null
  /** The row that this one reverses, as `source:key`. */
  reverses: string | null
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

export interface LevelRoleTable {
  guild_id: Snowflake
  level: number
  role_id: Snowflake
}

export interface IgnoredChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
}

export interface IgnoredRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
}

/** The only channels in which members earn, with their threads, or all channels of a category. A guild without rows: all. */
export interface EarningChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
}

/** By how much a role, or a channel, thread or category, multiplies what members earn. */
export interface MultiplierTable {
  guild_id: Snowflake
  kind: 'role' | 'channel'
  target_id: Snowflake
  /** 0 to 1000, never 100. */
  percent: number
}

/** Members with one of these roles may use the bot as if they had Manage Server. */
export interface ManagerRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
}

/** The channels in which members may use commands, and the roles and members who may. A guild without rows limits nothing. */
export interface CommandLimitTable {
  guild_id: Snowflake
  /** A channel, thread, category, role or user. */
  target_id: Snowflake
  kind: LimitKind
}

/** A time, or times of a week, in which a guild's messages earn more XP, or less. Kept for some days after its end. */
export interface BoostTable {
  guild_id: Snowflake
  id: Snowflake
  factor: number
  starts_at: Time
  /** Null for times of a week that come for ever. */
  ends_at: Time | null
  /** Bits, 1 is Monday. This and the next three are null where the boost runs the whole time. */
  weekdays: number | null
  from_minute: number | null
  to_minute: number | null
  time_zone: string | null
  /** JSON: spans that an admin took out of the times of a week, `[[from, until], ...]`. */
  cuts: Generated<string>
  /** Where its starts and ends are announced; null: nowhere. */
  channel_id: Snowflake | null
  /** Starts and ends up to this time are announced, or were left out. */
  announced_until: Generated<Time>
  /** The member who made it; null for a script. */
  creator_id: Snowflake | null
  created_at: Time
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

/** The parents of channels and threads, for guilds whose rules depend on channels. A row for channel 0 means that the list is complete. */
export interface GuildChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
  parent_id: Snowflake | null
  is_thread: Flag
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
