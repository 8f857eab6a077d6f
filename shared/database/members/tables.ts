import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** A person, with the name and avatar that leaderboards and the dashboard show. */
export interface UserTable {
  id: Snowflake
  /** The name at Discord, to show the person on leaderboards and to find them in the dashboard. */
  username: string
  /** The display name at Discord, for the same purpose. */
  global_name: string | null
  /** The four digits behind an old name at Discord, as a part of the name; 0 for new names. */
  discriminator: string
  /** Discord's name of the picture, so that leaderboards and cards can show it; null for a default picture. */
  avatar: string | null
  /** Whether the person has premium, so that each command need not look at all purchases. */
  premium_status: Generated<'none' | 'active'>
  /** Where premium comes from: a purchase at Discord, or the operator. */
  premium_source: string | null
  created_at: Time
  updated_at: Time
}

/** A member of a guild who has earned XP, or has decided something about their XP. */
export interface GuildUserTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** The member's total, from which level and rank follow. */
  xp: Generated<number>
  /**
   * The level for `xp` on the guild's curve; both are always written in one statement. After a change of the curve a job
   * writes it anew, so readers compute the level from `xp`.
   */
  level: Generated<number>
  /** Number of messages that earned XP. */
  message_count: Generated<number>
  /** When a message last earned XP, so that a member earns once within the cooldown. */
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
  /** Discord's id of the message, so that it earns once. Its time is a part of the id. */
  message_id: Snowflake
  guild_id: Snowflake
  user_id: Snowflake
  /** The channel, for the charts of admins and for `/xp why`. */
  channel_id: Snowflake
  /** How much XP the message earned, for leaderboards of periods and for activity roles. */
  xp: number
  /** When the message was sent, so that the row can be deleted in time. */
  created_at: Time
}
