import type { ColumnType, Generated } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { SettingColumns } from '../settings/index.ts'

/** Times are milliseconds since 1970 UTC. Columns named `id` or `*_id` are snowflakes: strings here, BIGINT UNSIGNED there. */
type Time = number

/** Stored as 0 or 1. */
type Flag = ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>

/** The columns of the settings, from the one list of them. Each has a default. */
type SettingsOfGuild = { [Column in keyof SettingColumns]: Generated<SettingColumns[Column]> }

export interface GuildTable extends SettingsOfGuild {
  id: Snowflake
  name: string
  active: Flag
  locale: Generated<string>
  /** Members with any XP, kept by whoever writes XP, so that nobody has to count them. */
  member_count: Generated<number>
  /** When somebody was last seen to write there, to within minutes; kept by the gateway. */
  last_message_at: Time | null
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
  /** Always what the curve says of `xp`; written with it in one statement. */
  level: Generated<number>
  /** Messages that have earned XP. */
  message_count: Generated<number>
  last_xp_at: Time | null
}

/** How many members of a guild with any XP stand on a level; kept by whoever writes XP. */
export interface GuildLevelTable {
  guild_id: Snowflake
  level: number
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

/** Whoever holds one of these roles may use the bot as if they had Manage Server. */
export interface ManagerRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
}

/** Discord's ids of an application's slash commands. */
export interface CommandIdTable {
  application_id: Snowflake
  name: string
  command_id: Snowflake
}

/** What each message earned. Never its text. */
export interface MessageLogTable {
  message_id: Snowflake
  guild_id: Snowflake
  user_id: Snowflake
  channel_id: Snowflake
  xp: number
  created_at: Time
}

/** An action that the gateway is asked for. `recreate`: begin again with a new token. */
export type BotAction = 'start' | 'stop' | 'restart' | 'delete' | 'recreate'

/**
 * Where a bot stands. `starting`, `running` and `waiting` (for its next identify) mean that it should run, `stopping` and
 * `deleting` that this is under way; `failed` waits for its owner to act, `paused` for premium.
 */
export type BotStatus = 'stopped' | 'starting' | 'running' | 'waiting' | 'stopping' | 'deleting' | 'failed' | 'paused'

export interface WhitelabelBotTable {
  bot_id: Snowflake
  old_bot_id: Snowflake | null
  /** The owner. */
  user_id: Snowflake
  /** Encrypted. */
  token: string
  /** The application's Ed25519 key, 64 hex digits. */
  public_key: string
  action: BotAction | null
  last_action: BotAction | null
  status: Generated<BotStatus>
  /** Why, in words that its owner can act on. */
  status_detail: string | null
  name: string
  discriminator: string | null
  avatar_hash: string | null
  /** JSON text, parsed by `presenceSchema`. */
  presence: string | null
  /** The process that holds it, until when unless renewed. */
  lease_owner: string | null
  lease_until: Time | null
  /** Not to be started before: its identifies for the day are spent. */
  start_at: Time | null
  /** When its owner was first seen without premium. */
  premium_ended_at: Time | null
  /** The reply of `/whitelabel actions` to edit once the action is done; Discord takes its token for 15 minutes. */
  reply_application_id: Snowflake | null
  reply_token: string | null
  reply_locale: string | null
  created_at: Time
  updated_at: Time
}

/** `waiting` until its time comes, `taken` by a process until its lease runs out, `failed` for good with a reason. Done is deleted. */
export type JobState = 'waiting' | 'taken' | 'failed'

export interface JobTable {
  /** Not a snowflake, but as long as one. */
  id: Generated<string>
  kind: string
  guild_id: Snowflake
  user_id: Snowflake | null
  /** JSON text, parsed by the kind's own schema. */
  payload: string
  state: Generated<JobState>
  attempts: Generated<number>
  /** Not before this time. */
  run_at: Time
  taken_by: string | null
  taken_until: Time | null
  reason: string | null
  /** How often this guild's jobs of this kind failed for this reason; the others that did were deleted. */
  occurrences: Generated<number>
  created_at: Time
  /** Of a failed job, when this failure last happened. */
  updated_at: Time
}

/** Where each bot's gateway session can be resumed: everything up to `sequence` is committed. */
export interface GatewaySessionTable {
  bot_id: Snowflake
  shard: number
  shard_count: number
  session_key: string
  resume_url: string
  sequence: number
  updated_at: Time
}

/** The bot of the application itself; like a whitelabel bot it is held by one process at a time. */
export interface MainBotTable {
  bot_id: Snowflake
  lease_owner: string | null
  lease_until: Time | null
}

/** Gateway processes that share the bots. */
export interface GatewayProcessTable {
  owner: string
  alive_until: Time
}

/** Which bots are in which guild. */
export interface GuildBotTable {
  guild_id: Snowflake
  bot_id: Snowflake
}

/** Where a channel or thread lies, of guilds that ignore any channel. The row of channel 0 says that the others are complete. */
export interface GuildChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
  parent_id: Snowflake | null
  is_thread: Flag
}

/** The progress of a task that takes hours: the last guild that is done. */
export interface UpkeepTable {
  task: string
  cursor_id: Snowflake
}

/** What users bought through Discord. Only `givesPremium` says what it means. */
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
  /** When this was so. */
  updated_at: Time
}

export interface Database {
  entitlements: EntitlementTable
  guilds: GuildTable
  users: UserTable
  guild_users: GuildUserTable
  guild_levels: GuildLevelTable
  level_roles: LevelRoleTable
  ignored_channels: IgnoredChannelTable
  ignored_roles: IgnoredRoleTable
  manager_roles: ManagerRoleTable
  command_ids: CommandIdTable
  message_logs: MessageLogTable
  whitelabel_bots: WhitelabelBotTable
  jobs: JobTable
  gateway_sessions: GatewaySessionTable
  main_bots: MainBotTable
  gateway_processes: GatewayProcessTable
  guild_bots: GuildBotTable
  guild_channels: GuildChannelTable
  upkeep: UpkeepTable
}
