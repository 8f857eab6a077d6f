import { sql } from 'kysely'
import { type Author, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { ExportFormat } from '../../exports/file.ts'
import { writeEntryUnless } from '../audit/entries.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** A guild's members can be exported once in this time. */
export const EXPORT_EVERY_MS = 60_000

const KIND = 'members.exported'

const newestEntry = (guildId: Snowflake, now: number) => sql`
  select 1 from audit_entries where guild_id = ${guildId} and kind = ${KIND} and at > ${now - EXPORT_EVERY_MS}`

/** Whether an export of a guild is under way in a gateway, or was made just now. @param now milliseconds since 1970 */
export async function isExporting(db: Queries, guildId: Snowflake, now: number): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`
    select exists (select 1 from jobs where guild_id = ${guildId} and kind = 'export' and state <> 'failed')
      or exists (${newestEntry(guildId, now)}) as busy`.execute(db)
  return Number(rows[0]?.busy) === 1
}

/**
 * Writes the audit's entry of an export, without which nobody could see who took the data. At most one export of a guild in a minute gets it.
 * @param now milliseconds since 1970 @returns false where another export was made just now
 */
export const noteExport = (db: Queries, author: Author, format: ExportFormat, now: number): Promise<boolean> =>
  writeEntryUnless(
    db,
    entryOf(author, { kind: KIND, after: { format } satisfies { format: ExportFormat } }),
    now,
    newestEntry(author.guildId, now),
  )

/** Whether the audit has the entry of an export. @param askedAt its time */
export async function isNoted(
  db: Queries,
  { guildId, actorId, askedAt }: Pick<JobPayload<'export'>, 'actorId' | 'askedAt'> & { guildId: Snowflake },
): Promise<boolean> {
  const entry = await db
    .selectFrom('audit_entries')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('kind', '=', KIND)
    .where('at', '=', askedAt)
    .where('actor_id', '=', actorId)
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
}

/**
 * Asks the gateway to export a guild's members into the reply, and writes an entry of the audit. Both statements run at once, and the job sends
 * nothing before the entry is there.
 * @param now milliseconds since 1970 @returns false where another export was made just now: then nothing is sent
 */
export async function requestExport(
  db: Queries,
  author: Author,
  { format, reply }: Pick<JobPayload<'export'>, 'format' | 'reply'>,
  now: number,
): Promise<boolean> {
  const { guildId, actor } = author
  const payload = { format, reply, actorId: actor.id, askedAt: now }
  const [isFirst] = await Promise.all([
    noteExport(db, author, format, now),
    insertJobs(db, [{ kind: 'export', guildId, userId: null, payload }], now),
  ])
  return isFirst
}
