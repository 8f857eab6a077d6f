import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { XpSource } from '../../levelling/xp-ledger.ts'
import type { Flag, Time } from '../column-types.ts'

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

/** The XP that a member has earned from one source, on the newest day on which the member earned any from it. */
export interface EarningDayTable {
  guild_id: Snowflake
  user_id: Snowflake
  source: XpSource
  /** Whole days since 1970, by UTC. */
  day: number
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
