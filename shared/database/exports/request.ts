import { type Author, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { ExportFormat } from '../../imports/export-file.ts'
import { writeEntries } from '../audit/entries.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** A guild's members can be exported once in this time. */
const EXPORT_EVERY_MS = 60_000

/** Whether an export of a guild is under way. */
export async function isExporting(db: Queries, guildId: Snowflake, now: number): Promise<boolean> {
  const job = await db
    .selectFrom('jobs')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('kind', '=', 'export')
    .where('state', '!=', 'failed')
    .limit(1)
    .executeTakeFirst()
  if (job !== undefined) return true
  const last = await db
    .selectFrom('audit_entries')
    .select(['at', 'kind'])
    .where('guild_id', '=', guildId)
    .where('kind', '=', 'members.exported')
    .where('at', '>', now - EXPORT_EVERY_MS)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last !== undefined
}

/** Asks the gateway to export a guild's members into the reply, and writes an entry of the audit. @param now milliseconds since 1970 */
export async function requestExport(
  db: Queries,
  author: Author,
  { format, reply }: JobPayload<'export'>,
  now: number,
): Promise<void> {
  const { guildId } = author
  const entry = entryOf(author, { kind: 'members.exported', after: { format } satisfies { format: ExportFormat } })
  // The entry first: without it, nobody could see who took the data.
  await writeEntries(db, [entry], now)
  await insertJobs(db, [{ kind: 'export', guildId, userId: null, payload: { format, reply } }], now)
}
