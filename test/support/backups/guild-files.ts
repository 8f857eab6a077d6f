import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { checkBackup } from '../../../scripts/backups/check.ts'
import type { GuildHeader } from '../../../scripts/backups/format.ts'
import { guildLines } from '../../../scripts/backups/guild/guild-lines.ts'
import { FileIds } from '../../../scripts/backups/guild/ids.ts'
import type { Replaced } from '../../../scripts/backups/guild/members.ts'
import { restoreGuild } from '../../../scripts/backups/guild/restore.ts'
import { snapshotFile } from '../../../scripts/backups/snapshot.ts'
import { GUILD_TABLES } from '../../../shared/database/guild-tables.ts'
import { correctRanges } from '../../../shared/database/members/range-recount.ts'
import { recountGuild } from '../../../shared/database/members/recount.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { TestDatabase } from '../database.ts'
import { withTemporaryDirectory } from '../temporary.ts'

export const GUILD = '900000000000000001'
export const MADE_AT = new Date('2026-03-01T12:00:00Z')

/** The lines of a guild's backup, without the entry that a restore itself writes. */
export async function linesOf({ url }: TestDatabase, guildId = GUILD): Promise<string[]> {
  let text = ''
  for await (const piece of snapshotFile(url, (snapshot) => guildLines(snapshot, guildId, MADE_AT, () => {})))
    text += piece
  return text.split('\n')
}

/** The lines of the data: without the line of the end, and the entry of the audit that a restore itself writes. */
export async function dataOf(database: TestDatabase, guildId = GUILD): Promise<string[]> {
  await sql`delete from audit_entries where kind = 'guild.restored'`.execute(database.db)
  return (await linesOf(database, guildId)).slice(0, -2)
}

interface Restored {
  guildId?: string
  /** The run ends after so many parts, as a killed one does. */
  endsAfter?: number
}

export async function restore(
  lines: readonly string[],
  { db }: TestDatabase,
  { guildId = GUILD, endsAfter }: Restored = {},
): Promise<Replaced> {
  return withTemporaryDirectory(async (directory) => {
    const file = join(directory, 'guild.gz')
    await writeFile(file, gzipSync(lines.join('\n')))
    const ids = new FileIds()
    const { header, sha256 } = await checkBackup(
      file,
      () => {},
      (piece) => ids.observe(piece),
    )
    let parts = 0
    const progress = (): void => {
      if (++parts === (endsAfter ?? -1)) throw new Error('killed')
    }
    return restoreGuild({ db, file, header: header as GuildHeader, sha256, guildId, ids, progress })
  })
}

export async function wipe(db: Kysely<Database>, guildId: string): Promise<void> {
  await sql`delete from import_rows where import_id in (select id from imports where guild_id = ${guildId})`.execute(db)
  for (const [table, plan] of Object.entries(GUILD_TABLES)) {
    if ('leave' in plan && table !== 'guild_levels' && table !== 'guild_xp_ranges') continue
    if (table !== 'users' && table !== 'import_rows')
      await sql`delete from ${sql.table(table)} where ${sql.ref(table === 'guilds' ? 'id' : 'guild_id')} = ${guildId}`.execute(
        db,
      )
  }
}

/** Whether the counts of members by level and by range are those of the members. */
export async function areCounted(db: Kysely<Database>, guildId = GUILD): Promise<boolean> {
  const guild = await db.selectFrom('guilds').selectAll().where('id', '=', guildId).executeTakeFirstOrThrow()
  const ranged = { id: guildId, from: guild.xp_ranges_from, filled: 1 }
  const wrong = guild.xp_ranges_from === null ? 0 : await correctRanges(db, ranged)
  return !(await recountGuild(db, guildId)) && wrong === 0
}

/** Lines with the line of their end. */
export function withEnd(lines: readonly string[]): string[] {
  const text = `${lines.join('\n')}\n`
  const rows = lines.filter((line) => line.startsWith('[')).length
  return [...lines, JSON.stringify({ rows, sha256: createHash('sha256').update(text).digest('hex') })]
}
