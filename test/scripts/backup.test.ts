import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { migrate, undo } from '../../scripts/migration/migrations.ts'
import { migrations } from '../../shared/database/migrations/index.ts'
import type { Database } from '../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { isLong } from '../support/long-forms.ts'
import { type Ended, runScript } from '../support/script.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

setDefaultTimeout(180_000)

const MEMBERS = 5_000
const LARGEST_ID = '18446744073709551615'
const ODD_NAME = 'Zoë \u{1F469}‍\u{1F680} "quoted" \\ back\nslash \u0000 ٣'

let source: TestDatabase
let target: TestDatabase
beforeEach(async () => {
  source = await openTestDatabase()
  target = await openTestDatabase()
  await makeEmpty(target.db)
  await migrate(source.db, () => {})
  await fill(source.db)
})
afterEach(async () => {
  await source.close()
  await target.close()
})

async function makeEmpty(db: Kysely<Database>): Promise<void> {
  for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true }))
    await db.schema.dropTable(name).execute()
}

async function fill(db: Kysely<Database>): Promise<void> {
  await sql`
    insert into guild_users (guild_id, user_id, xp, last_xp_at)
    with digits as (select 0 as d union select 1 union select 2 union select 3 union select 4
      union select 5 union select 6 union select 7 union select 8 union select 9)
    select 1, a.d + 10 * b.d + 100 * c.d + 1000 * e.d, 7, null
    from digits a, digits b, digits c, digits e where e.d < 5`.execute(db)
  await sql`
    insert into guilds (id, name, xp_rate, created_at, updated_at)
    values (${LARGEST_ID}, ${ODD_NAME}, 0.1, 1, 1), (0, '', 1e-7, 1, 1)`.execute(db)
  await sql`
    insert into jobs (kind, guild_id, payload, run_at, created_at, updated_at) values ('x', 1, '{}', 1, 1, 1)`.execute(
    db,
  )
  await sql`delete from jobs`.execute(db)
  await sql`insert into forgotten_members (member_hash, forgotten_at) values (x'${sql.raw('00ff80c3'.repeat(8))}', 1)`.execute(
    db,
  )
}

const backup = (file: string): Promise<Ended> =>
  runScript('backup', ['--all', '--to', file], { DATABASE_URL: source.url })
const restore = (file: string, ...more: string[]): Promise<Ended> =>
  runScript('restore', [file, ...more], { DATABASE_URL: target.url })

/** Every row of every table, as text. */
async function contentOf(db: Kysely<Database>): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {}
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    content[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return content
}

test('a backup that is restored into an empty database gives the same rows, and the next ids go on', () =>
  withTemporaryDirectory(async (directory) => {
    const file = join(directory, 'all.jsonl.gz')
    expect(await backup(file)).toMatchObject({ exitCode: 0, said: `5,003 rows in ${file}\n` })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(directory)).toEqual(['all.jsonl.gz'])
    expect((await restore(file, '--dry-run')).said).toContain('guild_users\t5000\n')
    expect(await contentOf(target.db)).toEqual({})
    const restored = await restore(file)
    expect(restored).toMatchObject({ exitCode: 0 })
    expect(restored.said).toMatch(/5,003 rows of 20\S+ restored\./)
    expect(await contentOf(target.db)).toEqual(await contentOf(source.db))
    const { insertId } = await target.db
      .insertInto('jobs')
      .values({ kind: 'x', guild_id: '1', payload: '{}', run_at: 1, created_at: 1, updated_at: 1 } as never)
      .executeTakeFirstOrThrow()
    expect(Number(insertId)).toBeGreaterThan(1)
    expect((await restore(file)).complained).toContain('The database is not empty')
    expect((await backup(file)).complained).toBe(`${file} exists, and is not overwritten.\n`)
  }))

test('a backup holds the rows of one moment, while members earn XP', () =>
  withTemporaryDirectory(async (directory) => {
    let isDone = false
    const earning = (async () => {
      while (!isDone)
        await source.db.transaction().execute(async (trx) => {
          await sql`update guild_users set xp = xp + 1 where user_id = 0`.execute(trx)
          await sql`update guild_users set xp = xp + 1 where user_id = ${MEMBERS - 1}`.execute(trx)
        })
    })()
    expect(await backup(join(directory, 'all.gz'))).toMatchObject({ exitCode: 0 })
    isDone = true
    await earning
    expect(await restore(join(directory, 'all.gz'))).toMatchObject({ exitCode: 0 })
    const { rows } = await sql<{ xp: number }>`
      select distinct xp from guild_users where user_id in (0, ${MEMBERS - 1})`.execute(target.db)
    expect(rows).toHaveLength(1)
  }))

test.if(isLong)('a truncated, changed or foreign file is refused, and nothing is written', () =>
  withTemporaryDirectory(async (directory) => {
    const file = join(directory, 'all.gz')
    await backup(file)
    const whole = await readFile(file)
    const text = gunzipSync(whole).toString()
    const bad = {
      truncated: whole.subarray(0, whole.length / 2),
      withoutEnd: gzipSync(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)),
      changed: gzipSync(text.replace('"7"', '"8"')),
      cutLine: gzipSync(text.slice(0, 5_000)),
      newer: gzipSync(text.replace('"version":1', '"version":2')),
      foreign: gzipSync('{"players":[]}\n'),
      page: Buffer.from('<html></html>'),
      empty: Buffer.alloc(0),
    }
    for (const [name, content] of Object.entries(bad)) {
      const path = join(directory, name)
      await writeFile(path, content)
      const ended = await restore(path)
      expect({ name, exitCode: ended.exitCode, said: ended.said }).toEqual({ name, exitCode: 1, said: '' })
      expect(ended.complained).toContain('Nothing was changed.')
    }
    expect((await restore(join(directory, 'missing'))).complained).toContain('Nothing was changed.')
    expect(await contentOf(target.db)).toEqual({})
  }),
)

test('a backup of an older schema is restored and migrated', () =>
  withTemporaryDirectory(async (directory) => {
    await undo(source.db, 3, () => {})
    expect(await backup(join(directory, 'old.gz'))).toMatchObject({ exitCode: 0 })
    expect(await restore(join(directory, 'old.gz'))).toMatchObject({ exitCode: 0 })
    await migrate(source.db, () => {})
    const [restored, migrated] = await Promise.all([contentOf(target.db), contentOf(source.db)])
    expect(restored).toEqual(migrated)
    expect(Object.keys(migrations)).toHaveLength(
      (await sql`select name from kysely_migration`.execute(target.db)).rows.length,
    )
  }))

test('a restore that was interrupted starts again', () =>
  withTemporaryDirectory(async (directory) => {
    const file = join(directory, 'all.gz')
    await backup(file)
    await sql`create table restore_in_progress (id int primary key)`.execute(target.db)
    await migrate(target.db, () => {})
    await sql`insert into guild_users (guild_id, user_id, xp) values (1, 1, 9)`.execute(target.db)
    const ended = await restore(file)
    expect(ended).toMatchObject({ exitCode: 0 })
    expect(ended.said).toContain('An earlier restore was interrupted.')
    expect(await contentOf(target.db)).toEqual(await contentOf(source.db))
  }))
