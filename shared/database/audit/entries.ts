import { type RawBuilder, sql } from 'kysely'
import type { AuditEntry } from '../../audit/entry.ts'
import type { Queries } from '../queries.ts'

const LONGEST_REASON = 512
/** Of the two columns for values. */
const LONGEST_VALUE = 2_048

/** A value as JSON; null for none, and for a value that does not fit the column. */
function toJson(value: unknown): string | null {
  const json = value === null || value === undefined ? null : JSON.stringify(value)
  return json !== null && json.length > LONGEST_VALUE ? null : json
}

const toRow = ({ guildId, actor, kind, targetId, subject, before, after, reason }: AuditEntry, at: number) => ({
  guild_id: guildId,
  at,
  actor_id: actor.id,
  via: actor.via,
  key_id: actor.keyId,
  kind,
  target_id: targetId,
  subject,
  value_before: toJson(before),
  value_after: toJson(after),
  reason: reason === null ? null : reason.slice(0, LONGEST_REASON),
})

/** Entries that one statement wrote. */
export interface WrittenEntries {
  /** The smallest id of the entries. */
  firstId: string
  entries: readonly AuditEntry[]
  /** Milliseconds since 1970. */
  at: number
}

/** Writes entries in one statement. @param entries at least one @param at milliseconds since 1970 */
export async function writeEntries(db: Queries, entries: readonly AuditEntry[], at: number): Promise<WrittenEntries> {
  const { insertId } = await db
    .insertInto('audit_entries')
    .values(entries.map((entry) => toRow(entry, at)))
    .executeTakeFirstOrThrow()
  return { firstId: String(insertId), entries, at }
}

/**
 * Writes an entry unless a select finds a row. Of several requests at the same time, only one writes its entry.
 * @returns whether it was written
 */
export async function writeEntryUnless(
  db: Queries,
  entry: AuditEntry,
  at: number,
  found: RawBuilder<unknown>,
): Promise<boolean> {
  const row = Object.entries(toRow(entry, at))
  const { numAffectedRows = 0n } = await sql`
    insert into audit_entries (${sql.join(row.map(([column]) => sql.ref(column)))})
    select ${sql.join(row.map(([, value]) => value))} from dual where not exists (${found})`.execute(db)
  return numAffectedRows > 0n
}

/**
 * Deletes written entries whose change was not made. The ids of several entries need not follow each other, so these are found
 * by what they are about. All entries of one statement are of one kind.
 */
export async function deleteEntries(
  db: Queries,
  { firstId, entries, at }: WrittenEntries,
  unwanted: readonly AuditEntry[],
): Promise<void> {
  const [first] = unwanted
  if (first === undefined) return
  const subjects = sql.join(unwanted.map(({ targetId, subject }) => targetId ?? subject))
  const which =
    entries.length === 1
      ? sql`id = ${firstId}`
      : sql`id >= ${firstId} and guild_id = ${first.guildId} and at = ${at} and kind = ${first.kind}
          and actor_id <=> ${first.actor.id} and coalesce(target_id, subject) in (${subjects})`
  await sql`delete from audit_entries where ${which}`.execute(db)
}
