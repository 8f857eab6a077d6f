import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { type Kysely, sql } from 'kysely'
import { Eraser } from '../../../../gateway/jobs/erasure/eraser.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { withoutForgotten } from '../../../../shared/database/imports/forgotten-rows.ts'
import { setCounting } from '../../../../shared/database/members/counting.ts'
import { askErasure, dueErasures } from '../../../../shared/database/privacy/erasures.ts'
import { forgottenAmong } from '../../../../shared/database/privacy/forgotten.ts'
import type { Database } from '../../../../shared/database/schema.ts'
import { Refusals } from '../../../../shared/imports/sink.ts'
import { UNCOUNTED } from '../../../../shared/levelling/counting.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'
import { openLedgerOver, says } from '../../../support/ledger.ts'
import { levelCounts } from '../../../support/level-counts.ts'
import { START } from '../../../support/messages.ts'
import { storePersonalRows, tracesOf } from '../../../support/personal-rows.ts'

const [GUILD, OTHER] = ['1001', '1002'] as const
const [ANN, BOB] = ['7777777777777777', '8888888888888888'] as const
/** When the deletion happens, in seconds after `START`. */
const ERASED = 600

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

function openEraser(db: Kysely<Database> = database.db, seconds = ERASED) {
  const lines: string[] = []
  const log = createLog({ level: 'debug', secrets: [], write: (line) => lines.push(line) })
  const clock = { now: () => START + seconds * 1_000, sleep: async () => {} }
  const metrics = createMetrics()
  const others = { links: null, restFor: () => null, turns: { run: async () => {} }, onJobs() {} }
  return { eraser: new Eraser({ db, log, clock, metrics, ...others }), lines }
}

const erase = (guildId: string, userId: string = ANN) => askErasure(database.db, { guildId, userId }, null, START)

/** The rows of a table that hold an id anywhere, as JSON. */
async function rowsWith(table: string, id: string): Promise<string[]> {
  const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(database.db)
  return rows.map((row) => JSON.stringify(row)).filter((row) => row.includes(id))
}

/** Ann and Bob earn in two guilds, and everything is stored about them. */
async function community() {
  const opened = openLedgerOver(database)
  const { db } = database
  for (const guildId of [GUILD, OTHER])
    for (const [nth, by] of [ANN, BOB].entries())
      await opened.commit(says(guildId, by, nth * 60), says(guildId, by, nth * 60 + 120))
  await db.insertInto('level_roles').values({ guild_id: GUILD, level: 1, role_id: '4' }).execute()
  await db
    .insertInto('activity_roles')
    .values({ guild_id: GUILD, role_id: '5', members: 2, days: 7, next_at: 2 ** 45 })
    .execute()
  for (const guildId of [GUILD, OTHER]) {
    const season = {
      guild_id: guildId,
      number: 1,
      started_at: 1,
      ends_at: null,
      ended_at: 2,
      starts_anew: 0,
      winners: 3,
    } as const
    await db
      .insertInto('seasons')
      .values({
        ...season,
        state: 'ended',
        role_id: '6',
        channel_id: null,
        is_cut: 0,
        members: 2,
        won: JSON.stringify([
          [ANN, 20],
          [BOB, 10],
        ]),
        holders: JSON.stringify([ANN, BOB]),
      })
      .execute()
    for (const userId of [ANN, BOB]) await storePersonalRows(database.db, guildId, userId, BOB)
  }
  await db
    .insertInto('web_sessions')
    .values({
      ...{
        id_hash: 'a'.repeat(64),
        user_id: ANN,
        username: 'ann',
        global_name: null,
        avatar: null,
        token: 'x',
        device: 'Firefox',
      },
      ...{ created_at: 1, seen_at: 1, expires_at: 2 ** 45 },
    })
    .execute()
  await db
    .insertInto('api_keys')
    .values({
      ...{ guild_id: OTHER, key_hash: 'b'.repeat(64), name: 'site', scope: 'read', created_by: ANN, created_at: 1 },
      ...{ used_at: null, expires_at: null },
    })
    .execute()
  return opened
}

const xpOf = async (guildId: string, userId: string) =>
  (await database.db
    .selectFrom('guild_users')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()) ?? null

/** What names a member until jobs have taken the roles. */
const UNTIL_ROLES_ARE_TAKEN = ['activity_role_holders', 'jobs', 'seasons']

test('a deletion in one server leaves nothing there about the member, all about others, and right counts', async () => {
  await community()
  const before = { bob: await xpOf(GUILD, BOB), elsewhere: await xpOf(OTHER, ANN) }
  await erase(GUILD)
  const { eraser, lines } = openEraser()
  await eraser.run()
  // The name and the rows of the import of the other server, of which Ann is still a member.
  expect(await tracesOf(database.db, ANN, GUILD)).toEqual(
    [...UNTIL_ROLES_ARE_TAKEN, 'import_rows', 'users', 'web_sessions'].sort(),
  )
  expect(await xpOf(GUILD, BOB)).toEqual(before.bob)
  expect(await xpOf(OTHER, ANN)).toEqual(before.elsewhere)
  expect([...(await levelCounts(database.db, GUILD)).values()]).toEqual([1])
  const guild = await database.db
    .selectFrom('guilds')
    .select('member_count')
    .where('id', '=', GUILD)
    .executeTakeFirstOrThrow()
  expect(guild.member_count).toBe(1)
  const season = await database.db
    .selectFrom('seasons')
    .select(['members', 'won'])
    .where('guild_id', '=', GUILD)
    .executeTakeFirstOrThrow()
  expect(season).toEqual({ members: 1, won: JSON.stringify([[BOB, 10]]) })
  const voice = await database.db
    .selectFrom('voice_guilds')
    .select('members')
    .where('guild_id', '=', GUILD)
    .executeTakeFirstOrThrow()
  expect(voice.members).toBe(1)
  const jobs = await database.db
    .selectFrom('jobs')
    .select(['kind', 'user_id'])
    .where('guild_id', '=', GUILD)
    .orderBy('id')
    .execute()
  expect(jobs.filter(({ user_id }) => user_id !== BOB).map(({ kind }) => kind)).toEqual([
    'announcement',
    'season-roles',
    'roles',
  ])
  const audit = database.db
    .selectFrom('audit_entries')
    .select(['kind', 'actor_id', 'target_id', 'reason'])
    .where('guild_id', '=', GUILD)
  expect(await audit.orderBy('id').execute()).toEqual([
    { kind: 'xp.changed', actor_id: BOB, target_id: null, reason: null },
    { kind: 'xp.changed', actor_id: BOB, target_id: BOB, reason: 'about a name' },
    { kind: 'member.erased', actor_id: null, target_id: null, reason: null },
  ])
  expect(await dueErasures(database.db, 'members', 2 ** 45, 9)).toEqual([])
  expect(lines.join('\n')).not.toContain(ANN)
  expect(lines).toHaveLength(1)
})

test('messages that were sent before a deletion and come later bring nothing back, and later ones begin at zero', async () => {
  const { commit } = await community()
  await erase(GUILD)
  await openEraser().eraser.run()
  await commit(says(GUILD, ANN, 500), says(GUILD, BOB, 500))
  expect(await xpOf(GUILD, ANN)).toBeNull()
  await commit(says(GUILD, ANN, ERASED + 1))
  const { rows } = await sql<{
    xp: number
  }>`select xp from message_logs where guild_id = ${GUILD} and user_id = ${ANN}`.execute(database.db)
  expect(rows).toHaveLength(1)
  expect(await xpOf(GUILD, ANN)).toMatchObject({
    xp: rows[0]?.xp,
    message_count: 1,
    ledger_xp: 0,
    earns_after: START + ERASED * 1_000,
  })
  await commit(says(GUILD, ANN, 510))
  expect((await xpOf(GUILD, ANN))?.message_count).toBe(1)
})

test('a deletion everywhere also ends logins and keys, and is remembered for servers in which nothing was stored', async () => {
  const { commit } = await community()
  await erase('0')
  await openEraser().eraser.run()
  expect(await tracesOf(database.db, ANN, null)).toEqual(UNTIL_ROLES_ARE_TAKEN)
  const inNewGuild = [ANN, BOB].map((userId) => ({ guildId: '5555', userId }))
  expect(await forgottenAmong(database.db, inNewGuild)).toEqual(new Set([`5555:${ANN}`]))
  const refusals = new Refusals()
  const page = [
    { userId: ANN, xp: 5, line: 3 },
    { userId: BOB, xp: 5, line: 4 },
  ]
  expect(await withoutForgotten(database.db, '5555', page, refusals)).toEqual(page.slice(1))
  expect(refusals.listed).toEqual([{ line: 3, why: 'deleted', text: '' }])
  await commit(says('5555', ANN, 500))
  expect([await xpOf('5555', ANN), await rowsWith('users', ANN)]).toEqual([null, []])
  await commit(says(GUILD, ANN, ERASED + 1))
  expect(await rowsWith('users', ANN)).toHaveLength(1)
})

test('after a deletion, a member who is not counted is still not counted, and the row holds nothing else', async () => {
  const { commit } = await community()
  await setCounting(database.db, { guildId: GUILD, userId: ANN }, false, START)
  await erase(GUILD)
  await openEraser().eraser.run()
  await commit(says(GUILD, ANN, ERASED + 60))
  expect(await xpOf(GUILD, ANN)).toMatchObject({ xp: 0, message_count: 0, ledger_rows: 0, earns_after: UNCOUNTED })
})

test('a process that ends at any statement leaves a deletion that the next one completes', async () => {
  await community()
  await erase('0')
  let left = 3
  for (let seconds = ERASED; ; seconds += 120) {
    let queries = left
    const { eraser } = openEraser(database.db.withPlugin(failingQueries(() => queries-- <= 0)), seconds)
    await eraser.run().catch(() => {})
    if ((await dueErasures(database.db, 'members', 2 ** 45, 9)).length === 0) break
    left += 13
  }
  expect(left).toBeGreaterThan(60)
  expect([...(await levelCounts(database.db, GUILD)).values()]).toEqual([1])
  expect(await tracesOf(database.db, ANN, null)).toEqual(UNTIL_ROLES_ARE_TAKEN)
  const erased = await database.db.selectFrom('message_logs').select('message_id').where('user_id', '=', ANN).execute()
  expect(erased).toEqual([])
})

test('a process that ends after the rows of a member and before the logs leaves the logs to the next one', async () => {
  const { commit } = openLedgerOver(database)
  await commit(says(GUILD, ANN, 0), says(OTHER, ANN, 120))
  await erase('0')
  const logs = () => database.db.selectFrom('message_logs').select('message_id').execute()
  for (let most = 10, seconds = ERASED; ; most += 1, seconds += 120) {
    let queries = most
    await openEraser(database.db.withPlugin(failingQueries(() => queries-- <= 0)), seconds)
      .eraser.run()
      .catch(() => {})
    if ((await xpOf(GUILD, ANN)) === null && (await logs()).length === 2) break
  }
  await openEraser(database.db, 1e9).eraser.run()
  expect(await logs()).toEqual([])
  expect(await database.db.selectFrom('erasures').selectAll().execute()).toEqual([])
})
