import type { Generated } from 'kysely'
import type { LimitKind } from '../../discord/command-limits.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { AnnouncementForm } from '../../levelling/announcement-body.ts'
import type { Flag, Time } from '../column-types.ts'

/** A role that members get at a level. */
export interface LevelRoleTable {
  guild_id: Snowflake
  /** 0 for a role that members get when they join. */
  level: number
  role_id: Snowflake
  /** What happens to the role when the member reaches the next one; null where the guild's setting decides. */
  when_next: Generated<'keep' | 'take' | null>
  /** What happens to the role when the member falls below its level. */
  when_lost: Generated<'keep' | 'take'>
}

/** A guild's own text for level-ups to one level, or past it. */
export interface LevelTextTable {
  guild_id: Snowflake
  level: number
  form: AnnouncementForm
  text: string
}

/** A member whom announcements of level-ups do not ping. */
export interface UnpingedMemberTable {
  guild_id: Snowflake
  user_id: Snowflake
}

/** A member whom leaderboards do not show, or show only where the guild wants it. Their place stays theirs. */
export interface UnlistedMemberTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** Since when the member wants not to be shown; null for a member who does not want that. */
  hidden_at: Time | null
  /** When the member left the guild; null for a member who is there. It may be left from before for a member who hides. */
  left_at: Time | null
}

/** A member's own choice of a picture in a guild. Members who have not chosen have no row. */
export interface MemberCardTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** `off` for no picture, or the name of a background. */
  card: string
}

/** A member who shares their level on the web with everybody who has the link. */
export interface SharedMemberTable {
  guild_id: Snowflake
  user_id: Snowflake
}

/** A channel in which nobody earns XP. */
export interface IgnoredChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
}

/** A role whose members earn no XP. */
export interface IgnoredRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
}

/** The only channels in which members earn. A row also counts for the threads of a channel and the channels of a category. In a guild without rows, members earn in all channels. */
export interface EarningChannelTable {
  guild_id: Snowflake
  channel_id: Snowflake
}

/** A multiplier of XP for members with a role, or for a channel, thread or category. */
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
  /** What the id belongs to. */
  kind: LimitKind
}

/** A time, or times of a week, in which members of a guild earn more XP, or less. The row is kept for some days after the end. */
export interface BoostTable {
  guild_id: Snowflake
  /** Discord's kind of id, which contains the time when the boost was added. */
  id: Snowflake
  /** XP is multiplied by it, 0 to 10. */
  factor: number
  /** When the boost begins. */
  starts_at: Time
  /** Null for a weekly boost that has no end. */
  ends_at: Time | null
  /** Bits, 1 is Monday. This and the next three are null where the boost runs the whole time. */
  weekdays: number | null
  /** When it begins on each of these days, in minutes after midnight. */
  from_minute: number | null
  /** When it ends on each of these days, in minutes after midnight. */
  to_minute: number | null
  /** The time zone of these times, as the admin chose it. */
  time_zone: string | null
  /** JSON: spans that an admin took out of the times of a week, `[[from, until], ...]`. */
  cuts: Generated<string>
  /** The channel in which its starts and ends are announced; null: in none. */
  channel_id: Snowflake | null
  /** Starts and ends up to this time are announced, or were left out. */
  announced_until: Generated<Time>
  /** The member who added the boost; null for a script. */
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
