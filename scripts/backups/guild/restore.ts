import { type Kysely, sql } from 'kysely'
import { entryOf, SCRIPT } from '../../../shared/audit/entry.ts'
import { resumeRenewals } from '../../../shared/database/activity-roles/renewals.ts'
import { writeEntries } from '../../../shared/database/audit/entries.ts'
import { touchGuild } from '../../../shared/database/guilds/version.ts'
import { dropImport } from '../../../shared/database/imports/stage.ts'
import { insertJobs } from '../../../shared/database/jobs/jobs.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import { readClock } from '../../../shared/database/query/clock.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildHeader } from '../format.ts'
import { withoutForgotten } from './forgotten.ts'
import { type CountedIds, type FileIds, rewriterOf, type Shifts } from './ids.ts'
import { removeSomeOfLog, replaceLog } from './logs.ts'
import { type Replaced, removeSome, replaceMembers } from './members.ts'
import { type PartRows, partsOf } from './parts.ts'
import { fileNumber, forgetRestore, readRestore, type StoredRestore, storePart, storeRestore } from './progress.ts'
import { replaceSettings } from './settings.ts'

export interface GuildRestore {
  db: Kysely<Database>
  file: string
  header: GuildHeader
  sha256: string
  /** The guild that gets the data. */
  guildId: Snowflake
  ids: FileIds
  /** Called with the number of rows written so far. */
  progress: (rows: number) => void
}

/**
 * Restores a checked backup of one guild, part by part, each in a transaction of its own. If it is interrupted, a second run goes on
 * after the last part that is written. What is there is replaced.
 * @returns the members who were replaced by this run
 */
export async function restoreGuild(restore: GuildRestore): Promise<Replaced> {
  const { db, file, header, guildId, progress } = restore
  const begun = await begin(restore)
  const rewrite = rewriterOf(guildId, begun.shifts)
  const replaced: Replaced = { members: 0, earnedMeanwhile: 0 }
  let [number, rows] = [0, 0]
  for await (const { part, tables } of partsOf(file)) {
    rows += tables.reduce((sum, table) => sum + table.rows.length, 0)
    progress(rows)
    if (++number <= begun.parts) continue
    // A message belongs to one guild, and its id is unique in the database.
    const wanted = tables.filter(({ table }) => table.table !== 'message_logs' || guildId === header.guildId)
    const kept = await withoutForgotten(db, guildId, wanted, Date.parse(header.createdAt))
    const written = kept.map(({ table, rows: found }) => ({ table, rows: found.map(rewrite(table)) }))
    add(replaced, await writePart(restore, begun, { part, tables: written }, number))
  }
  await end(restore)
  return replaced
}

const add = (sum: Replaced, { members, earnedMeanwhile }: Replaced): void => {
  sum.members += members
  sum.earnedMeanwhile += earnedMeanwhile
}

/** Goes on with the stored restore of the same file, or stores a new one and reserves its ids. */
async function begin({ db, sha256, guildId, ids }: GuildRestore): Promise<StoredRestore> {
  const stored = await readRestore(db, guildId)
  const file = fileNumber(sha256)
  if (stored?.file === file) return stored
  const shifts = await ids.shifts(db, guildId)
  const begun = { file, beganAt: await readClock(db), parts: 0, shifts }
  await committed(db, async (trx) => {
    await reserve(trx, guildId, ids, shifts)
    await storeRestore(trx, guildId, begun)
  })
  return begun
}

/**
 * Writes and deletes a row with the last id of each table, so that the database gives no other row one of the ids, even while the
 * restore runs.
 */
async function reserve(trx: Queries, guildId: Snowflake, ids: FileIds, shifts: Shifts): Promise<void> {
  const columns: Readonly<Record<CountedIds, string>> = {
    imports: `state = 'undone', format = '', title = '', mode = '', created_at = 0, updated_at = 0`,
    audit_entries: `at = 0, via = 'script', kind = ''`,
  }
  for (const table of ['imports', 'audit_entries'] as const) {
    const last = ids.lastOf(table, shifts)
    if (last === null) continue
    const { rows } = await sql`select 1 from ${sql.table(table)} where id = ${last}`.execute(trx)
    if (rows.length > 0) continue
    await sql`insert into ${sql.table(table)} set id = ${last}, guild_id = ${guildId}, ${sql.raw(columns[table])}`.execute(
      trx,
    )
    await sql`delete from ${sql.table(table)} where id = ${last}`.execute(trx)
  }
}

async function writePart(
  { db, header, guildId }: GuildRestore,
  { beganAt }: StoredRestore,
  { part, tables }: PartRows,
  number: number,
): Promise<Replaced> {
  const none: Replaced = { members: 0, earnedMeanwhile: 0 }
  if (part.part === 'guild') {
    const now = await readClock(db)
    await dropImports(db, guildId)
    await committed(db, async (trx) => {
      await replaceSettings(trx, guildId, tables, now)
      await storePart(trx, guildId, number)
    })
    return none
  }
  if (part.part === 'log') {
    const [rows] = tables
    const page = rows && { guildId, part, rows, madeAt: Date.parse(header.createdAt) }
    while (page !== undefined && (await removeSomeOfLog(db, page)));
    await committed(db, async (trx) => {
      if (page !== undefined) await replaceLog(trx, page)
      await storePart(trx, guildId, number)
    })
    return none
  }
  return writeMembers(db, { guildId, part, tables, beganAt }, number)
}

async function writeMembers(
  db: Kysely<Database>,
  part: Parameters<typeof replaceMembers>[1],
  number: number,
): Promise<Replaced> {
  const replaced: Replaced = { members: 0, earnedMeanwhile: 0 }
  for (;;) {
    const removed = await committed(db, (trx) => removeSome(trx, part))
    add(replaced, removed)
    if (removed.members === 0) break
  }
  const last = await committed(db, async (trx) => {
    const found = await replaceMembers(trx, part)
    await storePart(trx, part.guildId, number)
    return found
  })
  add(replaced, last)
  return replaced
}

/** Deletes the guild's imports with their rows, which the settings of the file replace. */
async function dropImports(db: Kysely<Database>, guildId: Snowflake): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from imports where guild_id = ${guildId}`.execute(db)
  for (const { id } of rows) await dropImport(db, id)
}

/**
 * Asks for a sync of level roles, resumes unfinished changes of activity roles, deletes stored pages of leaderboards, and makes every
 * process read the guild's rules again.
 */
async function end({ db, header, guildId }: GuildRestore): Promise<void> {
  const now = await readClock(db)
  await committed(db, async (trx) => {
    await sql`delete from period_boards where guild_id = ${guildId}`.execute(trx)
    await insertJobs(trx, [{ kind: 'guild-role-sync', guildId, userId: null, payload: { reply: null } }], now)
    await resumeRenewals(trx, guildId, now)
    const after = { madeAt: Date.parse(header.createdAt) }
    await writeEntries(trx, [entryOf({ guildId, actor: SCRIPT }, { kind: 'guild.restored', after })], now)
    await touchGuild(trx, guildId, now)
    await forgetRestore(trx, guildId)
  })
}

const committed = <T>(db: Kysely<Database>, work: (trx: Queries) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('read committed').execute(work)
