import { dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../../gateway/database/database.ts'
import { keptAs } from '../../../shared/database/guild-tables.ts'
import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { EXIT_CODES } from '../../local/exit-codes.ts'
import { numberText } from '../../local/number-text.ts'
import { withProgress } from '../../local/progress-line.ts'
import { Refusal } from '../../local/refusal.ts'
import { say } from '../../local/say.ts'
import type { Checked } from '../check.ts'
import { fileName, writeBackup } from '../file.ts'
import type { GuildHeader } from '../format.ts'
import { snapshotFile } from '../snapshot.ts'
import { columnProblem, readColumns } from './columns.ts'
import { guildLines } from './guild-lines.ts'
import type { FileIds } from './ids.ts'
import { fileNumber, readRestore } from './progress.ts'
import { restoreGuild } from './restore.ts'

/** What scripts/restore was asked to do with the backup of a guild. */
export interface AskedRestore {
  url: string
  file: string
  checked: Checked & { header: GuildHeader }
  ids: FileIds
  guildId: Snowflake
  replaces: boolean
  isDryRun: boolean
}

const refuse = (why: string): Refusal => new Refusal(`${why} Nothing was changed.`, EXIT_CODES.failed)

/** Restores the backup of a guild, or says what that would do. @throws {Refusal} */
export async function restoreAsked(asked: AskedRestore): Promise<void> {
  const db = openDatabase({ url: asked.url, connections: 1, statementMs: null })
  try {
    await restoreWith(db, asked)
  } finally {
    await db.destroy()
  }
}

async function restoreWith(db: Kysely<Database>, asked: AskedRestore): Promise<void> {
  const { file, checked, ids, guildId, isDryRun } = asked
  const problem = columnProblem(checked.tables, await readColumns(db))
  if (problem !== null)
    throw refuse(
      `This release does not store ${problem} of the file. Restore a backup of all tables of that time (scripts/backup --all) into an empty database: it is migrated. Then back up the server from there.`,
    )
  const work = await guildWork(db, guildId)
  if (work !== null)
    throw refuse(`Work on all members of this server is under way: ${work}. Try again when that is done.`)
  await lock(db, guildId)
  const begun = await readRestore(db, guildId)
  const goesOn = begun?.file === fileNumber(checked.sha256)
  const present = await presentData(db, guildId)
  for (const line of describe(checked, guildId, present)) say(line)
  if (goesOn) say(`A restore of this file was interrupted after part ${begun.parts}. It goes on.`)
  else if (present.tables.length > 0 && !asked.replaces)
    throw refuse(
      `${begun === null ? 'The server has data in this database.' : 'The restore of another file was interrupted.'} --replace replaces all of it.`,
    )
  if (isDryRun) return say('Nothing was changed.')
  if (present.tables.length > 0 && !goesOn) await saveBefore(asked)
  const replaced = await withProgress(`of ${numberText(checked.rows)} rows written`, (progress) =>
    restoreGuild({ db, file, header: checked.header, sha256: checked.sha256, guildId, ids, progress }),
  )
  if (replaced.members > 0) say(`Members who were replaced: ${numberText(replaced.members)}.`)
  if (replaced.earnedMeanwhile > 0)
    say(
      `Of these, ${numberText(replaced.earnedMeanwhile)} earned XP after the restore had begun and before it reached them. They have the XP of the backup.`,
    )
  say(`${numberText(checked.rows)} rows of ${checked.header.createdAt} restored.`)
}

/** One scripts/restore at a time writes a guild. The lock ends with the connection. @throws {Refusal} */
async function lock(db: Kysely<Database>, guildId: Snowflake): Promise<void> {
  const { rows } = await sql<{ got: number }>`select get_lock(${`prosperity_restore_${guildId}`}, 0) as got`.execute(db)
  if (Number(rows[0]?.got) !== 1) throw refuse('Another scripts/restore is writing this server.')
}

interface PresentData {
  /** Tables with rows of the guild, without `guilds` and the logs. */
  tables: string[]
  members: number
}

async function presentData(db: Kysely<Database>, guildId: Snowflake): Promise<PresentData> {
  const tables: string[] = []
  for (const { table } of [...keptAs('guild'), ...keptAs('member')]) {
    if (table === 'guilds' || table === 'import_rows') continue
    const { rows } = await sql`select 1 from ${sql.table(table)} where guild_id = ${guildId} limit 1`.execute(db)
    if (rows.length > 0) tables.push(table)
  }
  const { rows } = await sql<{ members: number }>`
    select member_count as members from guilds where id = ${guildId}`.execute(db)
  return { tables, members: rows[0]?.members ?? 0 }
}

function describe(
  { header, tables, rows }: AskedRestore['checked'],
  guildId: Snowflake,
  present: PresentData,
): string[] {
  const to = guildId === header.guildId ? '' : `, into server ${guildId}`
  return [
    `${numberText(rows)} rows of server ${header.guildId}, of ${header.createdAt}${to}:`,
    ...tables.map(({ table, rows: count }) => `  ${table.table}\t${count}`),
    present.tables.length === 0
      ? 'The database has no data of the server.'
      : `The database has data of the server: ${numberText(present.members)} members with XP, and rows in ${present.tables.join(', ')}.`,
  ]
}

/** Backs up what a restore replaces. @throws {Refusal} where that fails, before anything is replaced */
async function saveBefore({ url, guildId, file: restored }: AskedRestore): Promise<void> {
  const now = new Date()
  const file = join(dirname(restored), fileName(`prosperity-${guildId}`, now))
  await writeBackup(file, (progress) => snapshotFile(url, (snapshot) => guildLines(snapshot, guildId, now, progress)))
  say(`What was there is in ${file}.`)
}
