import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Flag, Time } from '../column-types.ts'

/** What an import is: XP of another bot, or a change of many members that an admin asked for. */
export type ImportKind = 'import' | 'reset' | 'give'

/**
 * - `uploading`: the parts of its file arrive.
 * - `reading`: a job reads its input and stages the rows.
 * - `ready`: its rows are staged and its preview is stored. It waits for a confirmation, until it expires.
 * - `refused`: its input could not be used.
 * - `staging`: a script writes its rows. Up to here, no member's XP has changed.
 * - `applying`, `undoing`: a job changes members' XP.
 * - `done`, `stopped`: it can be undone. `stopped` has changed the first members only.
 * - `undone`: every member has the XP back, apart from what was earned or lost meanwhile.
 */
export type ImportState =
  | 'uploading'
  | 'reading'
  | 'ready'
  | 'refused'
  | 'staging'
  | 'applying'
  | 'done'
  | 'stopped'
  | 'undoing'
  | 'undone'

/** An import of members' XP from another bot, or a change of the XP of many members. */
export interface ImportTable {
  /** The number of the import. Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  guild_id: Snowflake
  /** The guild while a script stages the import, or a job changes members' XP; otherwise null. Unique. */
  busy_guild_id: Snowflake | null
  /** An import, or a change of many members that an admin asked for. */
  kind: Generated<ImportKind>
  /** The state of the import. */
  state: ImportState
  /** How many times a job has begun to read the input. */
  attempt: Generated<number>
  /** Where the input is, as JSON of `importSource`; null once it is read, and for an import of a script. */
  source: string | null
  /** What the admin has chosen for it, as JSON of `importOptions`. */
  options: string | null
  /** What it would change, as JSON of `storedPreview`; null until the input is read. */
  preview: string | null
  /** Why the input could not be used, as JSON of `storedRefusal`. */
  refusal: string | null
  /** Whether the job is to stop after its batch. */
  wants_stop: Flag
  /** The name of the file's format; empty until it is known. */
  format: string
  /** The name of the other bot, or of a role. It is the reason of the XP in the ledger. Empty for none. */
  title: string
  /** Whether totals of the file replace those of members, are added to them, or count where they are higher. */
  mode: TotalMode
  /** The curve that the server had before it; null where the import changes no curve. */
  curve_before: string | null
  /** The curve that the server has after it; null where the import changes no curve. */
  curve_after: string | null
  /** Rows of the import. */
  members: Generated<number>
  /** The job has done the rows of members up to this id. */
  after_id: Generated<Snowflake>
  /** How many rows the job has done. */
  done: Generated<number>
  /** How many of these members have other XP now, for the report. */
  changed: Generated<number>
  /** By how much their XP has changed in all, for the report. */
  xp: Generated<number>
  /** How many members have another number of messages now. */
  counted: Generated<number>
  /** The settings and level roles of the file of a script, as JSON; null where the preview has them. */
  carried: Generated<string | null>
  /** The parts of `carried` that the admin wants, as `writeParts` writes them. */
  takes: Generated<string>
  /** The settings and level roles that were changed, with the values before, as JSON; null for none. */
  taken: Generated<string | null>
  actor_id: Snowflake | null
  /** When an import that is uploaded, read or ready expires; null for all others. */
  expires_at: Time | null
  created_at: Time
  updated_at: Time
}

/** A part of an uploaded file. Deleted once the file is read. */
export interface ImportPartTable {
  import_id: string
  /** From 0. */
  part: number
  bytes: Uint8Array
}

/** The total that the file of an import gives a member. Kept as long as the import can be undone. */
export interface ImportRowTable {
  /** The import. */
  import_id: string
  user_id: Snowflake
  /** The total of the file. */
  xp: number
  /** The file's number of messages; null where it has none. */
  messages: Generated<number | null>
  /** What the import has added to the member's number of messages; null for nothing. */
  messages_given: Generated<number | null>
}
