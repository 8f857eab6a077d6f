import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { LARGE_FILES, type LargeFile, largeFile } from '../support/large-files.ts'
import { isLong } from '../support/long-forms.ts'

const SCRIPT = join(import.meta.dir, '../../scripts/import.ts')
const GUILD = '172002255350792192'
const FIRST = 159_985_870_458_322_944n
const ROWS = 1_000_000
const KNOWN = 100_000
const MEGABYTE = 2 ** 20

let database: TestDatabase
let folder: string
beforeAll(async () => {
  if (!isLong) return
  ;[database, folder] = await Promise.all([openTestDatabase(), mkdtemp(join(tmpdir(), 'prosperity-import-'))])
  const { db } = database
  const guild = { id: GUILD, name: 'Castle', notification_channel_id: null, created_at: 1, updated_at: 1 }
  await db
    .insertInto('guilds')
    .values({ ...guild, active: 1 })
    .execute()
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${GUILD}, ${sql.raw(String(FIRST))} + seq, 50, 0, 1 from ${sql.raw(`seq_1_to_${KNOWN}`)}`.execute(db)
}, 120_000)
afterAll(async () => {
  if (!isLong) return
  await rm(folder, { recursive: true })
  await database.close()
})

/** The most memory of a process that reads a file and compares its members, in megabytes. */
async function memoryOf(kind: LargeFile): Promise<number> {
  const path = join(folder, kind)
  const writer = Bun.file(path).writer()
  for await (const chunk of largeFile(kind, ROWS, (nth) => String(FIRST + BigInt(nth)))) await writer.write(chunk)
  await writer.end()
  const child = Bun.spawn([process.execPath, '--no-install', SCRIPT, path, '--guild', GUILD, '--mode', 'add'], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const said = await new Response(child.stdout).text()
  expect(await child.exited).toBe(0)
  expect(said).toContain(`Members: ${ROWS.toLocaleString('en-US')}.`)
  return (child.resourceUsage()?.maxRSS ?? Number.NaN) / MEGABYTE
}

test.skipIf(!isLong).each(LARGE_FILES)(
  'scripts/import takes under 200 MB for a file with a million members of the kind %s',
  async (kind) => expect(await memoryOf(kind)).toBeLessThan(200),
  300_000,
)
