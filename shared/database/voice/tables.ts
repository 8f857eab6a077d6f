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
  /** Whether the member is muted, deafened, suppressed or streaming, because a guild decides how that earns. */
  flags: number
  /** Ids with commas between them. */
  roles: string
  /** When the member joined voice. */
  started_at: Time
  /** When channel, flags or roles last changed, so that an older event changes nothing. */
  changed_at: Time
  /** Up to when minutes were counted. */
  settled_at: Time
  /** Since when the time counts without a break; null while it does not count, e.g. alone in a channel. */
  counts_since: Time | null
  /** The first minute that is not decided yet, counted from 0 at the start. */
  next_minute: number
  /** The first of the minutes that count and have not earned XP yet, because five earn it together. */
  pending_from: number
  /** How many minutes these are. */
  pending_minutes: number
  /** How much XP these minutes earn. */
  pending_xp: number
  /** The newest day with XP from voice: whole days since 1970, by UTC. */
  day: number
  /** XP of that day, so that the limit of a day holds. */
  day_xp: number
}
