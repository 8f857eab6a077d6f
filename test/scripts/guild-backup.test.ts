import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { columnProblem, readColumns } from '../../scripts/backups/guild/columns.ts'
import { GUILD_TABLES } from '../../shared/database/guild-tables.ts'
import type { Database } from '../../shared/database/schema.ts'
import { areCounted, dataOf, GUILD, linesOf, MADE_AT, restore, wipe, withEnd } from '../support/backups/guild-files.ts'
import { fillGuild } from '../support/backups/random-guild.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Random, randomFrom } from '../support/fuzz/random.ts'
import { isLong } from '../support/long-forms.ts'
import { runScript } from '../support/script.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(60_000)

const SEEDS = isLong ? 30 : 2
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

const membersOf = (random: Random): number => random.pick(isLong ? [0, 1, 40, 700] : [0, 1, 40])

test('a backup names every table of the database', async () => {
  const tables = (await source.db.introspection.getTables()).map(({ name }) => name)
  expect(Object.keys(GUILD_TABLES).toSorted()).toEqual(tables.toSorted())
})

test.each(Array.from({ length: SEEDS }, (_, nth) => nth + 1))(
  'a guild that is restored into another database, or again into its own, gives the same lines (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    await fillGuild(source.db, GUILD, random, seed === 1 ? 520 : membersOf(random))
    const lines = await linesOf(source)
    const data = lines.slice(0, -2)
    await restore(lines, target)
    expect(await dataOf(target)).toEqual(data)
    expect(await areCounted(target.db)).toBe(true)
    expect(await renewedRoles(target)).toEqual(await unfinishedRoles(source))
    await wipe(source.db, GUILD)
    await restore(lines, source)
    expect(await dataOf(source)).toEqual(data)
    expect(await areCounted(source.db)).toBe(true)
  },
)

/** Activity roles with members whom Discord was not asked about, or not yet. */
const unfinishedRoles = async ({ db }: TestDatabase): Promise<string[]> => {
  const holders = db.selectFrom('activity_role_holders').select('role_id').where('state', '!=', 'held').execute()
  return [...new Set((await holders).map(({ role_id }) => role_id))].toSorted()
}

const renewedRoles = async ({ db }: TestDatabase): Promise<string[]> => {
  const jobs = db.selectFrom('jobs').select('payload').where('kind', '=', 'activity-role').execute()
  return (await jobs).map(({ payload }) => String(JSON.parse(payload).roleId)).toSorted()
}

/** Tables whose rows a restore writes as they are, whatever the database has. */
const PLAIN = [
  'guild_users',
  'earning_days',
  'season_members',
  'member_periods',
  'unlisted_members',
  'activity_role_holders',
  'level_roles',
] as const

async function rowsOf({ db }: TestDatabase): Promise<unknown> {
  const rows = PLAIN.map((table) => db.selectFrom(table).selectAll().where('guild_id', '=', GUILD).execute())
  return Promise.all(rows)
}

test('a restore that replaces other data, is interrupted and is run again ends in the same data and counts', async () => {
  await fillGuild(source.db, GUILD, randomFrom(77), 520)
  await fillGuild(target.db, GUILD, randomFrom(78), 600)
  await fillGuild(target.db, OTHER, randomFrom(79), 30)
  const untouched = await dataOf(target, OTHER)
  const lines = await linesOf(source)
  // Number 1 is the settings, and 2 and 3 the members.
  for (const endsAfter of [1, 2, 3]) await expect(restore(lines, target, { endsAfter })).rejects.toThrow('killed')
  await restore(lines, target)
  expect(await rowsOf(target)).toEqual(await rowsOf(source))
  expect(await areCounted(target.db)).toBe(true)
  expect(await dataOf(target, OTHER)).toEqual(untouched)
  expect(await target.db.selectFrom('upkeep').select('task').where('task', 'like', 'restore%').execute()).toEqual([])
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

test('XP that is earned while a restore runs is added to members who are written, and the others are reported', async () => {
  await fillGuild(source.db, GUILD, randomFrom(5), 600)
  const lines = await linesOf(source)
  await expect(restore(lines, target, { endsAfter: 3 })).rejects.toThrow('killed')
  const members = source.db.selectFrom('guild_users').select(['user_id', 'xp']).where('guild_id', '=', GUILD)
  const first = await members.orderBy('user_id').limit(1).executeTakeFirstOrThrow()
  const last = await members.orderBy('user_id', 'desc').limit(1).executeTakeFirstOrThrow()
  await sql`update guild_users set xp = xp + 20 where user_id = ${first.user_id}`.execute(target.db)
  await sql`insert into guild_users (guild_id, user_id, xp, last_xp_at) values (${GUILD}, ${last.user_id}, 20, ${Date.now()})`.execute(
    target.db,
  )
  expect(await restore(lines, target)).toEqual({ members: 1, earnedMeanwhile: 1 })
  const xpOf = async (userId: string): Promise<number | undefined> =>
    (await target.db.selectFrom('guild_users').select('xp').where('user_id', '=', userId).executeTakeFirst())?.xp
  expect([await xpOf(first.user_id), await xpOf(last.user_id)]).toEqual([first.xp + 20, last.xp])
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
  // The import 6 was deleted, and its row of the ledger is there. 12 is not an import.
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

test('scripts/backup and scripts/restore move one server, refuse one with data, and go on after kill -9', () =>
  withTemporaryDirectory(async (directory) => {
    await fillGuild(source.db, GUILD, randomFrom(9), 1_200)
    await sql`update guilds set xp_ranges_from = 1`.execute(source.db)
    const file = join(directory, 'guild.jsonl.gz')
    expect(await runScript('backup', [GUILD, '--to', file], { DATABASE_URL: source.url })).toMatchObject({
      exitCode: 0,
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const words = [file, '--dry-run']
    const dry = await runScript('restore', words, { DATABASE_URL: target.url })
    expect(dry.said).toContain('  guild_users\t1200\n')
    expect(dry.said).toContain('The database has no data of the server.')
    const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATABASE_URL: target.url }
    const blocked = await target.db.startTransaction().execute()
    // The restore writes the log after the members, and waits there for this row.
    await sql`insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at)
      values (1000, ${OTHER}, 1, 1, 1, 1)`.execute(blocked)
    const killed = Bun.spawn([join(import.meta.dir, '../../scripts/restore'), file], { env: environment })
    const hasBegun = async (): Promise<boolean> =>
      (await target.db.selectFrom('guild_users').select('xp').limit(1).execute()).length > 0
    await until('a part is written', hasBegun)
    killed.kill('SIGKILL')
    await killed.exited
    await blocked.rollback().execute()
    const again = await runScript('restore', [file], { DATABASE_URL: target.url })
    expect(again).toMatchObject({ exitCode: 0 })
    expect(again.said).toContain('A restore of this file was interrupted')
    expect(await dataOf(target)).toEqual(await dataOf(source))
    expect(await areCounted(target.db)).toBe(true)
    const refused = await runScript('restore', [file], { DATABASE_URL: target.url })
    expect(refused).toMatchObject({ exitCode: 1 })
    expect(refused.complained).toContain('--replace')
    expect(await runScript('restore', [file, '--replace'], { DATABASE_URL: target.url })).toMatchObject({ exitCode: 0 })
    expect(await readdir(directory)).toHaveLength(2)
  }))

test('a member who was deleted after the backup does not come back, and one who came back before it does', async () => {
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
