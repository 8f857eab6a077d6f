import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type Kysely, type KyselyPlugin, sql } from 'kysely'
import { columnProblem, readColumns } from '../../scripts/backups/guild/columns.ts'
import { replaceSettings } from '../../scripts/backups/guild/settings.ts'
import { keptAs } from '../../shared/database/guild-tables.ts'
import type { Database } from '../../shared/database/schema.ts'
import { areCounted, dataOf, GUILD, linesOf, MADE_AT, restore, withEnd } from '../support/backups/guild-files.ts'
import { fillGuild } from '../support/backups/random-guild.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { randomFrom } from '../support/fuzz/random.ts'

setDefaultTimeout(60_000)

const OTHER = '900000000000000002'

let source: TestDatabase
let target: TestDatabase
beforeAll(async () => {
  source = await openTestDatabase()
  target = await openTestDatabase()
})
afterEach(async () => {
  await source.empty()
  await target.empty()
})
afterAll(async () => {
  await source.close()
  await target.close()
})

test('a guild that is restored beside one with the name of its board leaves that guild as it is, and gets no name', async () => {
  await fillGuild(source.db, GUILD, randomFrom(80), 3)
  await source.db
    .updateTable('guilds')
    .set({ board_name: 'greenhouse', xp_delay_seconds: 77 })
    .where('id', '=', GUILD)
    .execute()
  const before = await dataOf(source)
  await restore(await linesOf(source), source, { guildId: OTHER })
  const boards = await source.db
    .selectFrom('guilds')
    .select(['id', 'board_name', 'xp_delay_seconds'])
    .orderBy('id')
    .execute()
  expect(boards).toEqual([
    { id: GUILD, board_name: 'greenhouse', xp_delay_seconds: 77 },
    { id: OTHER, board_name: null, xp_delay_seconds: 77 },
  ])
  expect(await dataOf(source)).toEqual(before)
})

test('a guild that takes the name of the board while another one is restored keeps its settings', async () => {
  const row = { name: '', active: 1, created_at: 1, updated_at: 1 } as const
  await source.db
    .insertInto('guilds')
    .values({ ...row, id: OTHER, xp_delay_seconds: 50 })
    .execute()
  // The deletes of the guild's lists come first. The other guild takes the name after the first statement on `guilds`.
  let statementsLeft = keptAs('guild').length
  const takesName: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      statementsLeft--
      if (statementsLeft === 0)
        await source.db.updateTable('guilds').set({ board_name: 'greenhouse' }).where('id', '=', OTHER).execute()
      return result
    },
  }
  const table = { table: 'guilds', columns: ['id', 'name', 'active', 'created_at', 'board_name', 'xp_delay_seconds'] }
  const rows = [[GUILD, '', '1', '1', 'greenhouse', '77']]
  await source.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((trx) =>
      replaceSettings(trx.withPlugin(takesName), GUILD, [{ table: { ...table, nextId: null }, rows }], Number(MADE_AT)),
    )
  const boards = source.db.selectFrom('guilds').select(['id', 'board_name', 'xp_delay_seconds']).orderBy('id')
  expect(await boards.execute()).toEqual([
    { id: GUILD, board_name: null, xp_delay_seconds: 77 },
    { id: OTHER, board_name: 'greenhouse', xp_delay_seconds: 50 },
  ])
})

test('ids that another server has are changed with everything that names them, and no later row gets one of them', async () => {
  const names = (db: Kysely<Database>, guildId: string, imports: readonly string[]) =>
    Promise.all([
      sql`insert into guilds (id, name, active, created_at, updated_at) values (${guildId}, '', 1, 1, 1)`.execute(db),
      ...imports.map((id) =>
        sql`insert into imports (id, guild_id, state, format, title, mode, created_at, updated_at)
          values (${id}, ${guildId}, 'done', 'x', ${`import ${id}`}, 'add', 1, 1)`.execute(db),
      ),
      ...['4', '9'].map((id) =>
        sql`insert into audit_entries (id, guild_id, at, via, kind) values (${id}, ${guildId}, 1, 'script', ${`kind-${id}`})`.execute(
          db,
        ),
      ),
    ])
  await names(source.db, GUILD, ['4'])
  // Import 6 is deleted, but its row of the ledger still exists. 12 is not the id of an import.
  const ledger = [
    ['import', '4', null],
    ['reversal', 'import:4', 'import:4'],
    ['import', '6', null],
    ['bulk', '5', null],
    ['admin', '12', null],
  ]
  for (const [kind = '', key = '', reverses = null] of ledger)
    await sql`insert into xp_ledger (guild_id, user_id, source, entry_key, amount, at, reverses)
      values (${GUILD}, 7, ${kind}, ${key}, 1, 1, ${reverses})`.execute(source.db)
  await sql`insert into import_rows (import_id, user_id, xp) values (4, 7, 1)`.execute(source.db)
  await names(target.db, OTHER, ['4', '5'])
  await restore(await linesOf(source), target)
  const [moved] = await target.db.selectFrom('imports').select('id').where('guild_id', '=', GUILD).execute()
  const id = Number(moved?.id)
  expect(id).toBeGreaterThan(5)
  const entries = await target.db.selectFrom('xp_ledger').select(['source', 'entry_key', 'reverses']).execute()
  expect(entries.map(({ source: kind, entry_key, reverses }) => [kind, entry_key, reverses]).toSorted()).toEqual(
    [
      ['admin', '12', null],
      ['import', `${id}`, null],
      ['import', `${id + 2}`, null],
      ['bulk', `${id + 1}`, null],
      ['reversal', `import:${id}`, `import:${id}`],
    ].toSorted(),
  )
  expect(await target.db.selectFrom('import_rows').select(['import_id', 'user_id', 'xp']).execute()).toEqual([
    { import_id: String(id), user_id: '7', xp: 1 },
  ])
  const kinds = target.db.selectFrom('audit_entries').select('kind').where('guild_id', '=', GUILD).orderBy('id')
  expect((await kinds.execute()).map(({ kind }) => kind)).toEqual(['kind-4', 'kind-9', 'guild.restored'] as never)
  const { insertId } = await sql`insert into imports (guild_id, state, format, title, mode, created_at, updated_at)
    values (${GUILD}, 'done', 'x', '', 'add', 1, 1)`.execute(target.db)
  expect(Number(insertId)).toBeGreaterThan(id + 2)
})

test('a member who was deleted after the backup is not restored, and one who came back before it is restored', async () => {
  await fillGuild(source.db, GUILD, randomFrom(6), 3)
  const members = await source.db.selectFrom('guild_users').select('user_id').orderBy('user_id').execute()
  const [deleted = '', everywhere = '', returned = ''] = members.map(({ user_id: id }) => id)
  const forgotten = [
    [`${GUILD}:${deleted}`, MADE_AT.getTime() + 1],
    [`0:${everywhere}`, MADE_AT.getTime() + 1],
    [`${GUILD}:${returned}`, MADE_AT.getTime() - 1],
  ] as const
  for (const [member, at] of forgotten)
    await sql`insert into forgotten_members values (unhex(sha2(${member}, 256)), ${at})`.execute(target.db)
  await restore(await linesOf(source), target)
  const restored = target.db.selectFrom('guild_users').select('user_id')
  expect(await restored.execute()).toEqual([{ user_id: returned }])
  expect(await target.db.selectFrom('users').select('id').execute()).toEqual([{ id: returned }])
  expect(await areCounted(target.db)).toBe(true)
})

test('a file with a column that the tables do not have is refused, and one without a newer column is restored', async () => {
  await fillGuild(source.db, GUILD, randomFrom(3), 1)
  const plan = columnProblem(
    [{ table: { table: 'guilds', columns: ['id', 'gone'], nextId: null }, rows: 1 }],
    await readColumns(target.db),
  )
  expect(plan).toBe('guilds.gone')
  const lines = await linesOf(source)
  const nth = lines.findIndex((line) => line.startsWith('{"table":"guild_users"'))
  const { columns, ...table } = JSON.parse(lines[nth] ?? '') as { columns: string[] }
  const row = JSON.parse(lines[nth + 1] ?? '') as string[]
  const older = [...lines.slice(0, -2)]
  older[nth] = JSON.stringify({ ...table, columns: columns.slice(0, -1) })
  older[nth + 1] = JSON.stringify(row.slice(0, -1))
  await restore(withEnd(older), target)
  const { open_entry } = await target.db.selectFrom('guild_users').selectAll().executeTakeFirstOrThrow()
  expect(open_entry).toBeNull()
})
