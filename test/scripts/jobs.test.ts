import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { claimWhole } from '../../shared/database/bots/main-bot-use.ts'
import { endJob } from '../../shared/database/jobs/end-job.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const HOUR_MS = 3_600_000
const OUTAGE = 'still failing after hours: 500: Internal Server Error'
const REFUSED = '50013: Missing Permissions'
const [GUILD, OTHER_GUILD] = ['1152921504606846976', '1152921504606846980']

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

const run = (...words: string[]): Promise<Ended> => runScript('jobs', words, { DATABASE_URL: database.url })

const take = (processId: string, now = Date.now()) =>
  takeJobs(database.db, { processId, now, leaseMs: HOUR_MS, limit: 10 })

async function fail(kind: 'member-roles' | 'level-up', guildId: string, userId: string, reason: string) {
  const [{ db }, now, member] = [database, Date.now(), { guildId, userId }]
  const payload = { level: 1, channelId: '1', messageId: '2' }
  await insertJobs(db, [kind === 'level-up' ? { kind, ...member, payload } : { kind, ...member, payload: {} }], now)
  for (const { id } of await take('a', now)) await endJob(db, id, 'a', { outcome: 'failed', reason }, now)
}

const stored = async (state: 'waiting' | 'failed') => {
  const rows = await database.db.selectFrom('jobs').select(['guild_id', 'reason']).where('state', '=', state).execute()
  return rows.map((row) => [row.guild_id, row.reason]).sort()
}

test('failed jobs are tried again, role jobs as one role sync for each server, and other failures stay', async () => {
  await fail('member-roles', GUILD, '7', OUTAGE)
  await fail('member-roles', OTHER_GUILD, '8', OUTAGE)
  await fail('level-up', OTHER_GUILD, '8', OUTAGE)
  await fail('member-roles', OTHER_GUILD, '9', REFUSED)
  const listed = await run('list', '--guild', OTHER_GUILD)
  expect(listed.said).toContain(`member-roles\tserver ${OTHER_GUILD}\t1 time`)
  expect(listed.said).toEndWith('3 failures shown.\n')
  const words = ['retry', '--reason', 'still failing after hours']
  const planned = await run(...words)
  expect(planned.said).toBe(
    '1 failed job is tried again.\n2 servers with 2 failed role jobs: one role sync for each.\nNothing was changed. Add --yes to do it.\n',
  )
  expect(await stored('waiting')).toEqual([])
  expect(await run(...words, '--yes')).toMatchObject({ exitCode: 0 })
  expect(await stored('failed')).toEqual([[OTHER_GUILD, REFUSED]])
  const taken = await take('b', Date.now() + HOUR_MS)
  expect(taken.map(({ kind, guildId }) => [kind, guildId]).sort()).toEqual([
    ['guild-role-sync', GUILD],
    ['guild-role-sync', OTHER_GUILD],
    ['level-up', OTHER_GUILD],
  ])
  expect((await run(...words, '--yes')).said).toStartWith('0 failed jobs are tried again.\n')
})

test('a server gets one role sync, however often it is asked for', async () => {
  expect((await run('sync-roles', GUILD)).said).toContain('Nothing was changed')
  expect((await run('sync-roles', GUILD, '--yes')).said).toContain('a role sync waits.')
  expect((await run('sync-roles', GUILD, '--yes')).said).toContain('a role sync waited already.')
  expect((await take('a')).map(({ kind }) => kind)).toEqual(['guild-role-sync'])
})

test('other processes can take the leases and jobs of a freed process, and not those of a living one', async () => {
  const { db } = database
  const now = Date.now()
  const items = { scope: 'partitions', count: 2 }
  const lease = (processId: string) => ({ processId, now, until: now + HOUR_MS })
  await takeLeases(db, items, lease('ended'), 1)
  await takeLeases(db, items, lease('alive'), 1)
  await claimWhole(db, { botId: GUILD, lease: lease('ended'), takesOver: false })
  await insertJobs(db, [{ kind: 'member-roles', guildId: GUILD, userId: '7', payload: {} }], now)
  await take('ended')
  expect((await run('holders')).said).toMatch(/^alive\tpartitions \(1\)\t.*\nended\tpartitions \(1\), 1 bot, 1 job\t/)
  expect((await run('free', 'ended')).said).toContain('Nothing was changed')
  expect((await run('free', 'ended', '--yes')).said).toEndWith('Everything is free.\n')
  expect((await run('free', 'ended', '--yes')).said).toBe('No shard, partition, bot or job is held by ended.\n')
  expect(await takeLeases(db, items, lease('third'), 2)).toEqual([0])
  expect(await claimWhole(db, { botId: GUILD, lease: lease('third'), takesOver: false })).toBe(true)
  expect(await take('third')).toHaveLength(1)
})

test.each([
  [[], 'a command is missing'],
  [['delete'], 'there is no command delete'],
  [['list', '--yes'], 'list takes no --yes'],
  [['retry', '--kind', 'roles'], 'there is no kind roles'],
  [['retry', GUILD], 'retry takes no id'],
  [['sync-roles'], 'a server id is missing'],
  [['sync-roles', 'here'], 'here is not a server id'],
  [['free'], 'free takes the id of one process'],
])('%p is wrong usage: %s', async (words, why) => {
  const { exitCode, complained } = await run(...words)
  expect(exitCode).toBe(64)
  expect(complained).toStartWith(why)
})
