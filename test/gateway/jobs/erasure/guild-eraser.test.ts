import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { DiscordAPIError, type REST } from '@discordjs/rest'
import { type Kysely, sql } from 'kysely'
import { GuildEraser } from '../../../../gateway/jobs/erasure/guild-eraser.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { commitGuilds } from '../../../../gateway/xp/commit-guilds.ts'
import { GUILD_TABLES } from '../../../../shared/database/guild-tables.ts'
import type { Database } from '../../../../shared/database/schema.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import { fillGuild } from '../../../support/backups/random-guild.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'
import { randomFrom } from '../../../support/fuzz/random.ts'
import { START } from '../../../support/messages.ts'
import { storePersonalRows } from '../../../support/personal-rows.ts'

const [GUILD, OTHER] = ['1001', '1002'] as const
const [MAIN, CUSTOM] = ['5001', '5002'] as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

type Presence = 'gone' | 'here' | 'unknown'

/** What Discord says about a guild that the main bot is not in. */
const unknownGuild = new DiscordAPIError({ code: 10_004, message: 'Unknown Guild' }, 10_004, 404, 'GET', '', {})

/** A process that has run for an hour, this many days after the start. */
async function passes(
  days: number,
  { presence = 'gone' as Presence, keepDays = 90, minutes = 60, db = database.db as Kysely<Database> } = {},
): Promise<string[]> {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  let now = START + days * DAY_MS - minutes * 60_000
  const clock = { now: () => now, sleep: async () => {} }
  const answer = async () => {
    if (presence === 'unknown') throw new Error('no answer')
    if (presence === 'gone') throw unknownGuild
  }
  const mainRest = () => ({ get: answer }) as unknown as REST
  const eraser = new GuildEraser({ db, log, clock, metrics: createMetrics(), mainRest, keepDays })
  now += minutes * 60_000
  await eraser.run()
  return lines
}

const source = (botId: string) => ({
  sender: 'a',
  source: { botId, shard: 0, shardCount: 1, sequence: 1, sessionId: 's' },
})
const arrives = (guildId: string, botId: string, days = 0) =>
  commitGuilds(
    database.db,
    // Only these parts of an entry are read.
    [{ kind: 'guild', guild: { id: guildId, name: guildId, locale: 'en-US' }, origin: source(botId) }] as never,
    START + days * DAY_MS,
  )
const leaves = (guildId: string, botId: string, days = 0) =>
  commitGuilds(database.db, [{ kind: 'guild-left', guildId, origin: source(botId) }] as never, START + days * DAY_MS)

/** Every row that belongs to a guild, by table. */
async function rowsOf(guildId: string): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select distinct table_name as name from information_schema.columns
    where table_schema = database() and column_name = 'guild_id' order by table_name`.execute(database.db)
  const found: Record<string, string[]> = {}
  const read = async (name: string, where = sql`guild_id = ${guildId}`) => {
    const { rows } = await sql<object>`select * from ${sql.table(name)} where ${where}`.execute(database.db)
    if (rows.length > 0) found[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  for (const { name } of tables) await read(name)
  await read('guilds', sql`id = ${guildId}`)
  await read('import_rows', sql`import_id in (select id from imports where guild_id = ${guildId})`)
  return found
}

/** Two guilds with rows in every table, which no bot has left yet. */
async function guilds(members = 12): Promise<void> {
  for (const [nth, guildId] of [GUILD, OTHER].entries()) {
    // Together, these leave no table without a row.
    for (const seed of [7, 8, 9]) await fillGuild(database.db, guildId, randomFrom(seed), members)
    // The imports of each guild are filled with the same numbers.
    const shift = 100 * (nth + 1)
    await sql`update import_rows set import_id = import_id + ${shift} where import_id < 100`.execute(database.db)
    await sql`update imports set id = id + ${shift} where guild_id = ${guildId} and id < 100`.execute(database.db)
    await storePersonalRows(database.db, guildId, String(900 + nth), '901')
    await arrives(guildId, MAIN)
  }
}

test('the data of a server is kept for the days of the setting after the last bot has left, and then all of it is deleted', async () => {
  await guilds()
  await arrives(GUILD, CUSTOM)
  const other = await rowsOf(OTHER)
  await leaves(GUILD, MAIN)
  await passes(200)
  expect((await rowsOf(GUILD)).guild_users).toBeDefined()
  await leaves(GUILD, CUSTOM, 200)
  const before = await rowsOf(GUILD)
  const kept = Object.entries(GUILD_TABLES).flatMap(([table, plan]) =>
    'keep' in plan && plan.keep !== 'user' ? [table] : [],
  )
  expect(kept.filter((table) => before[table] === undefined)).toEqual([])
  await passes(289.9)
  await passes(400, { keepDays: 0 })
  await passes(400, { presence: 'unknown' })
  await passes(401, { minutes: 59 })
  const { erasures: _, ...still } = await rowsOf(GUILD)
  expect(still).toEqual(before)
  const lines = await passes(402)
  expect(lines).toEqual([expect.stringContaining('was deleted')])
  expect(await rowsOf(GUILD)).toEqual({})
  expect(await rowsOf(OTHER)).toEqual(other)
  const { rows } = await sql<object>`
    select 1 from users where not exists (select 1 from guild_users where user_id = users.id) and premium_status = 'none'`.execute(
    database.db,
  )
  expect(rows).toEqual([])
})

test('a server to which a bot comes back in time keeps everything, also where only Discord knows of the bot', async () => {
  await guilds(3)
  await leaves(GUILD, MAIN)
  const { guilds: _, guild_bots: __, ...before } = await rowsOf(GUILD)
  await arrives(GUILD, CUSTOM, 89)
  await passes(100)
  await leaves(GUILD, CUSTOM, 100)
  await passes(189)
  expect(await rowsOf(GUILD)).toMatchObject(before)
  const [line] = await passes(191, { presence: 'here' })
  expect(line).toContain('its data is kept')
  await passes(280)
  expect(await rowsOf(GUILD)).toMatchObject(before)
})

test('a deletion that stops at any statement is completed by another process, also when the bot is back meanwhile', async () => {
  await guilds(3)
  await leaves(GUILD, MAIN)
  let days = 91
  for (let most = 5; most < 400; most += 11, days += 1) {
    let queries = most
    await passes(days, { db: database.db.withPlugin(failingQueries(() => queries-- <= 0)) }).catch(() => {})
    const rows = await rowsOf(GUILD)
    const begun = rows.guilds === undefined
    if (!begun) expect(rows.level_roles ?? rows.multipliers ?? rows.boosts ?? rows.seasons).toBeDefined()
    if (begun && rows.guild_users !== undefined) break
  }
  expect((await rowsOf(GUILD)).erasures).toBeDefined()
  await arrives(GUILD, MAIN, days)
  await passes(days + 1, { presence: 'here' })
  expect(Object.keys(await rowsOf(GUILD)).sort()).toEqual(['guild_bots', 'guilds'])
})

test('servers that were inactive without a time, as an earlier release or an import leaves them, get the time of the first look', async () => {
  await database.db
    .insertInto('guilds')
    .values([
      { id: GUILD, name: '', active: 0, notification_channel_id: null, created_at: START, updated_at: START },
      {
        id: OTHER,
        name: '',
        active: 1,
        inactive_since: 5,
        notification_channel_id: null,
        created_at: START,
        updated_at: START,
      },
    ])
    .execute()
  await passes(500)
  const stored = database.db.selectFrom('guilds').select(['id', 'inactive_since']).orderBy('id')
  expect(await stored.execute()).toEqual([
    { id: GUILD, inactive_since: START + 500 * DAY_MS },
    { id: OTHER, inactive_since: null },
  ])
  await passes(591)
  expect((await stored.execute()).map(({ id }) => id)).toEqual([OTHER])
})

test('a guild that removes every bot keeps the name of its board for 30 days', async () => {
  await arrives(GUILD, MAIN)
  await arrives(OTHER, MAIN)
  const boards = database.db.updateTable('guilds')
  for (const id of [GUILD, OTHER])
    await boards
      .set({ board_name: `board-${id}` })
      .where('id', '=', id)
      .execute()
  await leaves(GUILD, MAIN)
  const names = async () =>
    (await database.db.selectFrom('guilds').select('board_name as name').execute()).map(({ name }) => name)
  await passes(30)
  expect(await names()).toEqual(['board-1001', 'board-1002'])
  await passes(30.1, { keepDays: 0 })
  expect(await names()).toEqual([null, 'board-1002'])
})
