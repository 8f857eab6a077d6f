import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { SeasonState } from '../../levelling/season.ts'
import type { Flag, Time } from '../column-types.ts'

/** A season of a guild. Its jobs store their progress here, in the same transaction as their work. */
export interface SeasonTable {
  guild_id: Snowflake
  /** Counted from 1 in each guild. */
  number: number
  /** Empty where the admin gave it no name. */
  name: Generated<string>
  /** Whether it is planned, runs or has ended. */
  state: SeasonState
  /** When it began. */
  started_at: Time
  /** The planned end; null where an admin ends it. */
  ends_at: Time | null
  /** When it ended; null while it runs. */
  ended_at: Time | null
  /** Whether all members start again at 0 XP when it has ended. */
  starts_anew: Flag
  /** How many members win. */
  winners: number
  /** The role that the winners get; null for none. */
  role_id: Snowflake | null
  /** Where the winners are announced; null for nowhere. */
  channel_id: Snowflake | null
  /** While it starts, ends or is undone: members up to this id are done. */
  cursor_id: Generated<Snowflake>
  /** Members with XP in it; while it starts, ends or is undone, the members that are done. */
  members: Generated<number>
  /** JSON: the winners, `[[userId, xp], ...]`; null before the end. */
  won: Generated<string | null>
  /** JSON: the ids of the members who have the role from this season. */
  holders: Generated<string | null>
  /** Whether only the first members are still stored. */
  is_cut: Flag
}

/** What a member earned in a season. Members who had no XP at its start get their row at its end. */
export interface SeasonMemberTable {
  guild_id: Snowflake
  /** The season. */
  number: number
  user_id: Snowflake
  /** The member's XP when the season began. */
  start_xp: Generated<number>
  /** XP earned in the season; 0 before its end. */
  xp: Generated<number>
  /** The member's level when it ended. */
  level: Generated<number>
}
