import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { XpSource } from '../../levelling/xp-ledger.ts'
import type { Flag, Time } from '../column-types.ts'

/** XP that no message earned. A row is never changed: another row reverses it. */
export interface XpLedgerTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** What it was for: voice, a reaction, an admin, an import, a season, decay. */
  source: XpSource
  /** Identifies the award among those of this member and source. ASCII. */
  entry_key: string
  /** What was really added: negative where XP was taken. */
  amount: number
  /** When it happened, for leaderboards of periods and for `/xp why`. */
  at: Time
  /** The person who caused it; null for none, or for a script. */
  actor_id: Snowflake | null
  /** What the admin wrote as the reason, or the name of the other bot. */
  reason: string | null
  /** The row that this one reverses, as `source:key`. */
  reverses: string | null
}

/** The XP that a member has earned from one source, on the newest day on which the member earned any from it. */
export interface EarningDayTable {
  guild_id: Snowflake
  user_id: Snowflake
  /** What the XP was for. */
  source: XpSource
  /** Whole days since 1970, by UTC. */
  day: number
  /** How much XP the member earned on this day, so that the limit of a day holds. */
  xp: number
}

/** The progress of a guild's decay. A row exists while decay is on. */
export interface DecayProgressTable {
  guild_id: Snowflake
  /** When decay began. */
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
