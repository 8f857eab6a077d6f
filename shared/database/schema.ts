import type { Generated } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { SettingColumns } from '../settings/index.ts'
import type { ActivityRoleHolderTable, ActivityRoleTable } from './activity-roles/tables.ts'
import type { CommandIdTable, GuildBotTable, WhitelabelBotTable } from './bots/tables.ts'
import type { GuildBrandingTable } from './branding/tables.ts'
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
  SharedMemberTable,
  UnlistedMemberTable,
  UnpingedMemberTable,
} from './guilds/tables.ts'
import type { ImportPartTable, ImportRowTable, ImportTable } from './imports/tables.ts'
import type { DecayProgressTable, EarningDayTable, XpLedgerTable } from './ledger/tables.ts'
import type { LinkedBotTable, LinkedMemberTable } from './linked-roles/tables.ts'
import type {
  GuildLevelTable,
  GuildUserTable,
  GuildXpRangeTable,
  MessageLogTable,
  UserTable,
} from './members/tables.ts'
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
import type { WebhookDeliveryTable, WebhookTable } from './webhooks/tables.ts'

/** The columns of all settings. Each has a default. */
type SettingsOfGuild = { [Column in keyof SettingColumns]: Generated<SettingColumns[Column]> }

/** A guild with its settings, one column for each. */
export interface GuildTable extends SettingsOfGuild {
  id: Snowflake
  name: string
  active: Flag
  /** Since when no bot is in the guild, so that its data can be deleted in time; null while one is. */
  inactive_since: Generated<Time | null>
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

/** `waiting` for its time, `taken` by a process until its lease expires, or `failed` permanently with a reason. Finished jobs are deleted. */
export type JobState = 'waiting' | 'taken' | 'failed'

/**
 * Work that the gateway is to do in Discord: give and take roles, announce levels, send replies. Deleted once it is
 * done.
 */
export interface JobTable {
  /** The number of the job. Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  /** What is to be done. */
  kind: string
  guild_id: Snowflake
  user_id: Snowflake | null
  /** JSON text, parsed by the kind's own schema. */
  payload: string
  /** Whether it waits, is under way, or can never work. */
  state: Generated<JobState>
  /** How often it was tried, so that each try waits longer. */
  attempts: Generated<number>
  /** The job must not run before this time. */
  run_at: Time
  /** The process that does it, so that no other one does it, too. */
  taken_by: string | null
  /** Until when the process has it. After that, another one takes it. */
  taken_until: Time | null
  /** Why it failed for good, for the admins of the guild. */
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

/** Purchases of premium, as Discord reports them. `givesPremium` decides what they mean. */
export interface EntitlementTable {
  /** Discord's id of the purchase. */
  id: Snowflake
  /** The application that was bought for. */
  application_id: Snowflake
  /** The product. */
  sku_id: Snowflake
  user_id: Snowflake | null
  /** The guild for which it was bought; null for a purchase for a person. */
  guild_id: Snowflake | null
  /** Discord's kind of the purchase, e.g. a subscription or a gift. */
  type: number
  /** Whether Discord took it back. */
  deleted: Flag
  /** From when it counts; null for always. */
  starts_at: Time | null
  /** Until when it counts, so that premium ends in time; null for no end. */
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
  shared_members: SharedMemberTable
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
  webhooks: WebhookTable
  webhook_deliveries: WebhookDeliveryTable
  linked_bots: LinkedBotTable
  linked_members: LinkedMemberTable
  guild_brandings: GuildBrandingTable
}
