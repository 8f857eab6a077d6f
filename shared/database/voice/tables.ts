import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** A guild in which voice earns XP. A process that changes the guild's members in voice locks this row first. */
export interface VoiceGuildTable {
  guild_id: Snowflake
  /** Up to when the session of a bot received the guild's voice events. */
  seen_until: Time
  /** The bot with that session. */
  seen_bot_id: Snowflake
  afk_channel_id: Snowflake | null
  /** How many rows of `voice_sessions` have a channel. */
  members: number
}

/** A member's stay in voice, as `VoiceStay` describes it. It is kept for a day after leaving. */
export interface VoiceSessionTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** Null once the member has left voice. */
  channel_id: Snowflake | null
  flags: number
  /** Ids with commas between them. */
  roles: string
  started_at: Time
  changed_at: Time
  settled_at: Time
  counts_since: Time | null
  next_minute: number
  pending_from: number
  pending_minutes: number
  pending_xp: number
  day: number
  day_xp: number
}
