import type { Actor } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'
import type { ImportOptions, ImportSource } from './json-columns.ts'
import type { ImportKind } from './tables.ts'

/** An import that waits for its file or its confirmation expires after this time. */
export const EXPIRES_AFTER_MS = 30 * 60_000

/** An import that an admin asks for. */
export interface WantedImport {
  guildId: Snowflake
  actor: Actor
  kind: ImportKind
  source: ImportSource
  options: ImportOptions
  mode: TotalMode
}

/** The most characters that the column of the title holds. */
const LONGEST_TITLE = 64

/** The title until the input is read, which says more than the name of a file. */
const firstTitle = (source: ImportSource): string =>
  'filename' in source ? [...source.filename].slice(0, LONGEST_TITLE).join('') : ''

const rowOf = ({ guildId, actor, kind, source, options, mode }: WantedImport, now: number) => ({
  ...{ guild_id: guildId, busy_guild_id: null, kind, mode, format: '', title: firstTitle(source) },
  actor_id: actor.id,
  ...{ source: JSON.stringify(source), options: JSON.stringify(options) },
  ...{ expires_at: now + EXPIRES_AFTER_MS, created_at: now, updated_at: now },
})

/**
 * Asks the gateway to read the input of an import, to stage its rows, and to preview what it would change. Nothing else changes
 * before `confirmImport`. A later import of the guild replaces one that waits for its confirmation. Both statements run at once, and so the
 * job finds the import by its time and actor.
 * @param reply shows the preview; null for none @param now milliseconds since 1970 @returns the import's id
 */
export async function requestImport(
  db: Queries,
  wanted: WantedImport,
  reply: JobPayload<'import-read'>['reply'],
  now: number,
): Promise<string> {
  const { guildId, actor } = wanted
  const payload = { actorId: actor.id, askedAt: now, reply }
  const [{ insertId }] = await Promise.all([
    db
      .insertInto('imports')
      .values({ ...rowOf(wanted, now), state: 'reading' })
      .executeTakeFirstOrThrow(),
    insertJobs(db, [{ kind: 'import-read', guildId, userId: null, payload }], now),
  ])
  return String(insertId)
}

/** Begins an import whose file is uploaded in parts. @param now milliseconds since 1970 @returns its id */
export async function beginUpload(db: Queries, wanted: WantedImport, now: number): Promise<string> {
  const { insertId } = await db
    .insertInto('imports')
    .values({ ...rowOf(wanted, now), state: 'uploading' })
    .executeTakeFirstOrThrow()
  return String(insertId)
}

/**
 * Asks the gateway to read an uploaded file, once all of its parts are in `import_parts`.
 * @returns false where the import is not being uploaded any more
 */
export async function finishUpload(
  db: Queries,
  { id, guildId, actorId, createdAt }: { id: string; guildId: Snowflake; actorId: Snowflake | null; createdAt: number },
  now: number,
): Promise<boolean> {
  const payload = { actorId, askedAt: createdAt, reply: null }
  const [{ numUpdatedRows }] = await Promise.all([
    db
      .updateTable('imports')
      .set({ state: 'reading', expires_at: now + EXPIRES_AFTER_MS, updated_at: now })
      .where('id', '=', id)
      .where('guild_id', '=', guildId)
      .where('state', '=', 'uploading')
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow(),
    insertJobs(db, [{ kind: 'import-read', guildId, userId: null, payload }], now),
  ])
  return numUpdatedRows > 0n
}
