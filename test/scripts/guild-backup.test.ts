import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { GUILD_TABLES } from '../../shared/database/guild-tables.ts'
import { areCounted, dataOf, GUILD, linesOf, restore, wipe } from '../support/backups/guild-files.ts'
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
