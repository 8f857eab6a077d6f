import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../gateway/database/database.ts'
import { migrate, undo } from '../../scripts/migration/migrations.ts'
import { migrations } from '../../shared/database/migrations/index.ts'
import type { Database } from '../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { isLong } from '../support/long-forms.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const NAMES = Object.keys(migrations)
const FIRST = '0001-first-tables'
const NEWEST = NAMES.at(-1) ?? ''

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
  for (const { name } of await database.db.introspection.getTables({ withInternalKyselyTables: true }))
    await database.db.schema.dropTable(name).execute()
})
afterEach(() => database.close())

const run = (...words: string[]): Promise<Ended> => runScript('migrate', words, { DATABASE_URL: database.url })

const appliedIn = (said: string): number => said.split('\n').filter((line) => line.startsWith('applied ')).length

/** Columns with their types, and indexes, of every table. */
async function schemaOf(db: Kysely<Database>): Promise<string[]> {
  const columns = await sql<Record<string, unknown>>`
    select table_name, column_name, column_type, is_nullable, column_default from information_schema.columns
    where table_schema = database() and table_name not like 'kysely%' order by 1, 2`.execute(db)
  const indexes = await sql<Record<string, unknown>>`
    select table_name, index_name, seq_in_index, column_name, non_unique from information_schema.statistics
    where table_schema = database() and table_name not like 'kysely%' order by 1, 2, 3`.execute(db)
  return [...columns.rows, ...indexes.rows].map((row) => Object.values(row).join(' '))
}

test('check names the pending migrations, up applies them once, and status shows when', async () => {
  const before = await run('check')
  expect(before).toMatchObject({ exitCode: 1 })
  expect(before.complained).toContain(`Pending: ${NAMES.join(', ')}. Run scripts/migrate up.`)
  expect((await run('status')).said).toContain(`${NEWEST}\tpending`)
  expect(appliedIn((await run('up')).said)).toBe(NAMES.length)
  expect(await run('check')).toMatchObject({ exitCode: 0, said: 'the database is up to date\n' })
  expect(await run()).toMatchObject({ exitCode: 0, said: 'the database is up to date\n' })
  expect((await run('status')).said).toMatch(new RegExp(`^${NEWEST}\t20\\d\\d-`, 'm'))
})

test('two processes that migrate at the same time apply each migration once', async () => {
  const both = await Promise.all([run('up'), run('up')])
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(appliedIn(both.map(({ said }) => said).join('\n'))).toBe(NAMES.length)
})

test.if(isLong)(
  'down changes nothing without agreement, and undoes one migration or those after a named one',
  async () => {
    await run('up')
    const refused = await run('down')
    expect(refused).toMatchObject({ exitCode: 1, said: '' })
    expect(refused.complained).toContain(`This undoes ${NEWEST} and deletes`)
    expect(await run('down', '--yes')).toMatchObject({ exitCode: 0, said: `undid ${NEWEST}\n` })
    expect((await run('check')).complained).toContain(`Pending: ${NEWEST}.`)
    expect((await run('down', '--to', FIRST, '--yes')).said.trim().split('\n')).toHaveLength(NAMES.length - 2)
    expect(await run('down', '--to', 'no-such')).toMatchObject({ exitCode: 1 })
    expect(appliedIn((await run('up')).said)).toBe(NAMES.length - 1)
  },
)

test('a database that a newer release migrated is refused', async () => {
  await run('up')
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(database.db)
  for (const command of ['up', 'down', 'check'])
    expect(await run(command)).toMatchObject({
      exitCode: 1,
      complained: "A newer release applied 9999-later. Use that release's scripts/migrate.\n",
    })
  expect((await run('status')).said).toContain('9999-later\tapplied by a newer release')
})

test('up asks before it blocks a big table', async () => {
  const { db } = database
  await migrate(db, () => {})
  await undo(db, 2, () => {})
  // The database stores its estimate here; without ANALYZE it does so later, by itself.
  await sql`analyze table guild_users`.execute(db)
  await sql`
    update mysql.innodb_table_stats set n_rows = 100000000
    where database_name = database() and table_name = 'guild_users'`.execute(db)
  // The server reads a stored estimate when it opens a table under a new name.
  await sql`rename table guild_users to renamed`.execute(db)
  await sql`rename table renamed to guild_users`.execute(db)
  const refused = await run('up')
  expect(refused).toMatchObject({ exitCode: 1, said: '' })
  expect(refused.complained).toContain(
    '0003-guild-levels blocks writes to guild_users (about 100,000,000 rows) for about 500 s.',
  )
  expect(await run('up', '--yes')).toMatchObject({ exitCode: 0 })
})

test.if(isLong)('undoing every migration leaves no table, and applying them again makes the same tables', async () => {
  const { db } = database
  await migrate(db, () => {})
  const made = await schemaOf(db)
  await undo(db, 0, () => {})
  expect(await schemaOf(db)).toEqual([])
  await migrate(db, () => {})
  expect(await schemaOf(db)).toEqual(made)
})

test('a migration only adds: processes of the previous release find their tables and columns', async () => {
  const { db } = database
  await migrate(db, () => {})
  const columns = async (): Promise<string[]> =>
    (await db.introspection.getTables({ withInternalKyselyTables: true })).flatMap((table) =>
      table.columns.map((column) => `${table.name}.${column.name} ${column.dataType} ${column.isNullable}`),
    )
  let later = await columns()
  for (let count = NAMES.length - 1; count > 0; count--) {
    await undo(db, count, () => {})
    const earlier = await columns()
    expect(earlier.filter((column) => !later.includes(column))).toEqual([])
    later = earlier
  }
})

test('a migration that does not name the tables that it blocks copies no table (MariaDB)', async () => {
  const { rows } = await sql<{ version: string }>`select version() as version`.execute(database.db)
  if (!rows[0]?.version.includes('MariaDB')) return
  const db = openDatabase({ url: database.url, connections: 1, statementMs: null })
  try {
    for (const [name, migration] of Object.entries(migrations)) {
      await sql`set session alter_algorithm = ${sql.lit(migration.blocks === undefined ? 'NOCOPY' : 'DEFAULT')}`.execute(
        db,
      )
      await migration.up(db).catch((error) => Promise.reject(new Error(`${name}: ${error.message}`)))
    }
  } finally {
    await db.destroy()
  }
})
