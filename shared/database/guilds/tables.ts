import type { Generated } from 'kysely'
import type { LimitKind } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Flag, Time } from '../column-types.ts'

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

/** The parents of channels and threads, for guilds whose rules depend on channels. A row for channel 0 means that the list is complete. */
export interface GuildChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
  parent_id: Snowflake | null
  is_thread: Flag
}
