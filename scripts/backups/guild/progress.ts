import { type Kysely, sql } from 'kysely'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Shifts } from './ids.ts'

/** A restore of a guild that has begun. It is stored, so that a second run goes on where a killed one was. */
export interface StoredRestore {
  /** Identifies the file. */
  file: string
  /** By the database's clock, milliseconds since 1970. */
  beganAt: number
  /** How many parts are written. */
  parts: number
  shifts: Shifts
}

const WHAT = ['file', 'began', 'parts', 'imports', 'audit'] as const

/** Rows of `upkeep`, whose names have 32 characters: the guild's id is written shorter. */
const taskOf = (guildId: Snowflake, what: (typeof WHAT)[number]): string =>
  `restore-${what}-${BigInt(guildId).toString(36)}`

/** The first 60 bits of a file's hash, as `upkeep` stores them. */
export const fileNumber = (sha256: string): string => String(BigInt(`0x${sha256.slice(0, 15)}`))

/** Reads the restore of a guild that is not finished; null where there is none. */
export async function readRestore(db: Kysely<Database>, guildId: Snowflake): Promise<StoredRestore | null> {
  const tasks = WHAT.map((what) => taskOf(guildId, what))
  const { rows } = await sql<{ task: string; cursor_id: string }>`
    select task, cursor_id from upkeep where task in (${sql.join(tasks)})`.execute(db)
  const [file, began, parts, imports, audit] = tasks.map((name) => rows.find(({ task }) => task === name)?.cursor_id)
  if (file === undefined || began === undefined || parts === undefined) return null
  const shifts = { imports: BigInt(imports ?? '0'), audit_entries: BigInt(audit ?? '0') }
  return { file, beganAt: Number(began), parts: Number(parts), shifts }
}

/** Stores that a restore begins, in place of an earlier one. */
export async function storeRestore(db: Queries, guildId: Snowflake, restore: StoredRestore): Promise<void> {
  const { file, beganAt, parts, shifts } = restore
  const values = { file, began: beganAt, parts, imports: shifts.imports, audit: shifts.audit_entries }
  const rows = WHAT.map((what) => sql`(${taskOf(guildId, what)}, ${String(values[what])})`)
  await sql`insert into upkeep (task, cursor_id) values ${sql.join(rows)}
    on duplicate key update cursor_id = values(cursor_id)`.execute(db)
}

/** Stores how many parts are written. Call it in the transaction that writes the part. */
export async function storePart(trx: Queries, guildId: Snowflake, parts: number): Promise<void> {
  await sql`update upkeep set cursor_id = ${parts} where task = ${taskOf(guildId, 'parts')}`.execute(trx)
}

/** Removes what is stored of a restore that is complete. */
export async function forgetRestore(trx: Queries, guildId: Snowflake): Promise<void> {
  const tasks = WHAT.map((what) => taskOf(guildId, what))
  await sql`delete from upkeep where task in (${sql.join(tasks)})`.execute(trx)
}
