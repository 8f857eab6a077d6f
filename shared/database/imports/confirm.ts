import { sql } from 'kysely'
import { type Actor, entryOf } from '../../audit/entry.ts'
import type { CarriedPart } from '../../imports/carried/part.ts'
import { DAY_MS } from '../../levelling/day.ts'
import { recordOne } from '../audit/record.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'
import { writeParts } from './carried.ts'
import type { StoredImport } from './imports.ts'
import type { ImportState } from './tables.ts'

/** An import can be undone for this long after it ended. */
export const UNDONE_WITHIN_MS = 30 * DAY_MS

/** Who changes an import, and the reply that shows the progress. */
export interface ImportAuthor {
  actor: Actor
  reply: JobPayload<'import'>['reply']
}

/** A change of an import's state by compare-and-set. Its audit entry and its job are written at the same time. */
interface Move {
  step: 'started' | 'stopped' | 'undone'
  /** Changes the import's row. @returns whether it was in an expected state */
  make(): Promise<boolean>
}

type Moved = Pick<StoredImport, 'id' | 'guildId' | 'title' | 'members' | 'change'>

function recorded({ title, members, change }: Moved, step: Move['step']) {
  if (change === null) return { kind: `import.${step}`, after: { title, members } } as const
  const { what, whose } = change
  const targetId = whose.of === 'member' ? whose.userId : whose.of === 'role' ? whose.roleId : null
  const after = { what, of: whose.of, members, ...(change.what === 'give' && { xp: change.xp }) }
  return { kind: `bulk.${step}`, targetId, after } as const
}

/** A job that finds nothing to do ends at once, so it does no harm where the change is not made. */
const move = (
  db: Queries,
  moved: Moved,
  { actor, reply }: ImportAuthor,
  now: number,
  { step, make }: Move,
): Promise<boolean> => {
  const { id, guildId } = moved
  return recordOne(db, entryOf({ guildId, actor }, recorded(moved, step)), now, async () => {
    const payload = { importId: id, reply, actor }
    const [isMade] = await Promise.all([
      make(),
      insertJobs(db, [{ kind: 'import', guildId, userId: null, payload }], now),
    ])
    return isMade
  })
}

/**
 * Sets an import to work on members, where it is in one of these states and not expired. `ignore`: where another import of the
 * guild is at work, the key of `busy_guild_id` is taken, and the row stays as it is.
 */
async function setToWork(
  db: Queries,
  { id, guildId }: Pick<StoredImport, 'id' | 'guildId'>,
  from: readonly ImportState[],
  to: 'applying' | 'undoing',
  now: number,
  takes: readonly CarriedPart[] = [],
): Promise<boolean> {
  const taking = to === 'applying' ? sql`, takes = ${writeParts(takes)}` : sql``
  const { numAffectedRows = 0n } = await sql`
    update ignore imports
    set state = ${to}, busy_guild_id = ${guildId}, after_id = 0, done = 0, wants_stop = 0, expires_at = null, updated_at = ${now}${taking}
    where id = ${id} and guild_id = ${guildId} and state in (${sql.join(from)}) and (expires_at is null or expires_at > ${now})`.execute(
    db,
  )
  return numAffectedRows > 0n
}

/**
 * Starts an import whose rows are all staged: writes the job that applies it, and an entry of the audit.
 * @param takes the parts of the file's settings that are taken over, too
 * @returns false where it is not ready any more, or another import of the guild is at work
 */
export const confirmImport = (
  db: Queries,
  staged: StoredImport,
  author: ImportAuthor,
  now: number,
  takes: readonly CarriedPart[] = [],
): Promise<boolean> =>
  move(db, staged, author, now, {
    step: 'started',
    make: () => setToWork(db, staged, ['staging', 'ready'], 'applying', now, takes),
  })

/**
 * Writes the job that undoes an import, and an entry of the audit.
 * @returns false where the import is not over, is undone, or ended too long ago, or another import of the guild is at work
 */
export async function undoImport(
  db: Queries,
  ended: StoredImport,
  author: ImportAuthor,
  now: number,
): Promise<boolean> {
  if (ended.updatedAt < now - UNDONE_WITHIN_MS) return false
  const undone = { ...ended, members: ended.changed }
  return move(db, undone, author, now, {
    step: 'undone',
    make: () => setToWork(db, ended, ['done', 'stopped'], 'undoing', now),
  })
}

/**
 * Asks the job of an import to stop after its batch, and writes an entry of the audit. It writes a job too, in case the import has none that
 * can still run. @returns false where no job applies the import
 */
export const stopImport = (db: Queries, running: StoredImport, author: ImportAuthor, now: number): Promise<boolean> =>
  move(db, running, author, now, {
    step: 'stopped',
    make: async () => {
      const { numUpdatedRows } = await db
        .updateTable('imports')
        .set({ wants_stop: 1, updated_at: now })
        .where('id', '=', running.id)
        .where('state', '=', 'applying')
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  })

/** Ends an import that is uploaded, read or ready, so that nobody can confirm it. @returns false where it is not one of these any more */
export async function cancelImport(
  db: Queries,
  { id, guildId }: Pick<StoredImport, 'id' | 'guildId'>,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ expires_at: 0, updated_at: now })
    .where('id', '=', id)
    .where('guild_id', '=', guildId)
    .where('state', 'in', ['uploading', 'reading', 'ready'])
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
