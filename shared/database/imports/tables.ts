import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Flag, Time } from '../column-types.ts'

/**
 * - `staging`: its rows are being written. Nothing else has changed.
 * - `applying`, `undoing`: a job changes members' XP.
 * - `done`, `stopped`: it can be undone. `stopped` has changed the first members only.
 * - `undone`: every member has the XP back, apart from what was earned or lost meanwhile.
 */
export type ImportState = 'staging' | 'applying' | 'done' | 'stopped' | 'undoing' | 'undone'

/** An import of members' XP from another bot. */
export interface ImportTable {
  /** Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  guild_id: Snowflake
  /** The guild while the import is under way; null afterwards. Unique. */
  busy_guild_id: Snowflake | null
  state: ImportState
  /** Whether the job is to stop after its batch. */
  wants_stop: Flag
  /** The name of the file's format. */
  format: string
  /** The other bot's name, or that of a role; members' XP names it as its reason. Empty for none. */
  title: string
  mode: TotalMode
  /** The server's curve before the import, where the import takes over the other bot's. */
  curve_before: string | null
  /** Rows of the import. */
  members: Generated<number>
  /** The job has done the rows of members up to this id. */
  after_id: Generated<Snowflake>
  /** How many rows the job has done, how many of these members have other XP now, and by how much. */
  done: Generated<number>
  changed: Generated<number>
  xp: Generated<number>
  actor_id: Snowflake | null
  created_at: Time
  updated_at: Time
}

/** The total that the file of an import gives a member. Kept as long as the import can be undone. */
export interface ImportRowTable {
  import_id: string
  user_id: Snowflake
  xp: number
}
