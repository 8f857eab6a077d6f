import { type Actor, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { DAY_MS } from '../../levelling/day.ts'
import { writeEntries } from '../audit/entries.ts'
import { insertJobs } from '../jobs/jobs.ts'
import { storedNames } from '../jobs/stored-kinds.ts'
import type { Queries } from '../queries.ts'
import type { ImportState } from './tables.ts'

/** An import can be undone for this long after it ended. */
export const UNDONE_WITHIN_MS = 30 * DAY_MS

/** An import, with its progress. */
export interface StoredImport {
  id: string
  guildId: Snowflake
  state: ImportState
  title: string
  members: number
  done: number
  changed: number
  xp: number
  createdAt: number
  updatedAt: number
  /** The server's curve before the import; null where the import changes no curve. */
  curveBefore: string | null
}

const imports = (db: Queries) =>
  db
    .selectFrom('imports')
    .select([
      ...(['id', 'guild_id as guildId', 'state', 'title', 'members', 'done', 'changed', 'xp'] as const),
      ...(['created_at as createdAt', 'updated_at as updatedAt', 'curve_before as curveBefore'] as const),
    ])

/** Reads an import; null where there is none. */
export async function readImport(db: Queries, id: string): Promise<StoredImport | null> {
  return (await imports(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Reads the newest import of a guild that was not undone; null where there is none. */
export async function newestImport(db: Queries, guildId: Snowflake): Promise<StoredImport | null> {
  const ofGuild = imports(db).where('guild_id', '=', guildId).where('state', '!=', 'undone')
  return (await ofGuild.orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** Changes the state of an import. @returns false where it is in none of the expected states */
async function moveOn(
  db: Queries,
  { id, guildId }: Pick<StoredImport, 'id' | 'guildId'>,
  from: readonly ImportState[],
  to: 'applying' | 'undoing',
  now: number,
): Promise<boolean> {
  const begun = { after_id: '0', done: 0, wants_stop: 0 as const, updated_at: now }
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ state: to, busy_guild_id: guildId, ...begun })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const jobOf = (guildId: Snowflake, importId: string) =>
  ({ kind: 'import', guildId, userId: null, payload: { importId } }) as const

/**
 * Writes the job that applies an import whose rows are all staged, and an entry of the audit. Call it inside a transaction.
 * @returns false where the import is not staged any more
 */
export async function startImport(trx: Queries, staged: StoredImport, actor: Actor, now: number): Promise<boolean> {
  if (!(await moveOn(trx, staged, ['staging'], 'applying', now))) return false
  const { guildId, title, members } = staged
  await insertJobs(trx, [jobOf(guildId, staged.id)], now)
  await writeEntries(trx, [entryOf({ guildId, actor }, { kind: 'import.started', after: { title, members } })], now)
  return true
}

/**
 * Writes the job that undoes an import, and an entry of the audit. Call it inside a transaction. It fails with a duplicate key
 * where another import of the guild is under way.
 * @returns false where the import is not over, is undone, or ended too long ago
 */
export async function undoImport(trx: Queries, ended: StoredImport, actor: Actor, now: number): Promise<boolean> {
  if (ended.updatedAt < now - UNDONE_WITHIN_MS) return false
  if (!(await moveOn(trx, ended, ['done', 'stopped'], 'undoing', now))) return false
  const { guildId, title, changed: members } = ended
  await insertJobs(trx, [jobOf(guildId, ended.id)], now)
  await writeEntries(trx, [entryOf({ guildId, actor }, { kind: 'import.undone', after: { title, members } })], now)
  return true
}

/**
 * Asks the job of an import to stop after its batch, and writes an entry of the audit. If the import has no
 * job that can still run, it writes a new one. Call it inside a transaction.
 * @returns false where no job applies the import
 */
export async function stopImport(
  trx: Queries,
  { id, guildId, title }: StoredImport,
  actor: Actor,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('imports')
    .set({ wants_stop: 1, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'applying')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  const job = await trx
    .selectFrom('jobs')
    .select('id')
    .where('guild_id', '=', guildId)
    .where('kind', 'in', storedNames('import'))
    .where('state', '!=', 'failed')
    .executeTakeFirst()
  if (job === undefined) await insertJobs(trx, [jobOf(guildId, id)], now)
  await writeEntries(trx, [entryOf({ guildId, actor }, { kind: 'import.stopped', after: { title } })], now)
  return true
}
