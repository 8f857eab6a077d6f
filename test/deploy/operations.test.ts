import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { endJob } from '../../shared/database/jobs/end-job.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { textOf } from './project.ts'

setDefaultTimeout(60_000)

/** A block of SQL of the guide. */
interface Block {
  /** Its first line: `reads`, `changes` or `outside`, and what it does. */
  says: string
  statements: string[]
}

const blocksOf = (page: string): Block[] =>
  [...textOf(`gateway/deploy/${page}`).matchAll(/^ *```sql\n([^\n]*)\n(.*?)^ *```$/gms)].map(
    ([, says = '', code = '']) => ({
      says: says.trim().replace(/^-- /, ''),
      statements: code
        .split(';')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    }),
  )

const BLOCKS = ['OPERATIONS.md', 'STUCK.md'].flatMap(blocksOf)
const INSIDE = BLOCKS.filter(({ says }) => !says.startsWith('outside: '))
const HOUR_MS = 3_600_000
const FAILED_LATE = 'still failing after hours: 500: Internal Server Error'
const REFUSED = '50013: Missing Permissions'
const [GUILD, OTHER_GUILD] = ['1152921504606846976', '1152921504606846980']

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

/** Runs the block of the guide that says this. */
async function run(says: string): Promise<void> {
  const block = INSIDE.find((each) => each.says.includes(says))
  expect(block).toBeDefined()
  for (const statement of block?.statements ?? []) await sql.raw(statement).execute(database.db)
}

async function failRoleJob(guildId: string, userId: string, reason: string): Promise<void> {
  const { db } = database
  const now = Date.now()
  await insertJobs(db, [{ kind: 'member-roles', guildId, userId, payload: {} }], now)
  for (const { id } of await takeJobs(db, { processId: 'a', now, leaseMs: HOUR_MS, limit: 1 }))
    await endJob(db, id, 'a', { outcome: 'failed', reason }, now)
}

test('every block of SQL says whether it reads, changes or needs something outside', () => {
  expect(INSIDE.length).toBeGreaterThan(7)
  expect(BLOCKS.filter(({ says }) => !/^(reads|changes|outside): ./.test(says))).toEqual([])
})

test('a block that reads has nothing but select', () => {
  const reading = INSIDE.filter(({ says }) => says.startsWith('reads: ')).flatMap(({ statements }) => statements)
  expect(reading.filter((statement) => !statement.startsWith('select '))).toEqual([])
})

describe.each(INSIDE)('$says', ({ statements }) => {
  test('runs on the tables of this release', async () => {
    for (const statement of statements) await sql.raw(statement).execute(database.db)
  })
})

test('role jobs that failed in an outage become one role sync for each guild, and other failed jobs stay', async () => {
  const { db } = database
  await failRoleJob(GUILD, '7', FAILED_LATE)
  await failRoleJob(OTHER_GUILD, '8', FAILED_LATE)
  await failRoleJob(OTHER_GUILD, '9', REFUSED)
  await run('gets one role sync')
  const taken = await takeJobs(db, { processId: 'a', now: Date.now() + HOUR_MS, leaseMs: HOUR_MS, limit: 10 })
  expect(taken.map(({ kind, guildId }) => [kind, guildId]).sort()).toEqual([
    ['guild-role-sync', GUILD],
    ['guild-role-sync', OTHER_GUILD],
  ])
  const failed = await db.selectFrom('jobs').select(['guild_id', 'reason']).where('state', '=', 'failed').execute()
  expect(failed).toEqual([{ guild_id: OTHER_GUILD, reason: REFUSED }])
})

test('the leases of an ended process can be taken by others, and those of a living one cannot', async () => {
  const { db } = database
  const now = Date.now()
  const items = { scope: 'partitions', count: 2 }
  const until = now + HOUR_MS
  expect(await takeLeases(db, items, { processId: 'HOST-PID-RANDOM', now, until }, 1)).toEqual([0])
  expect(await takeLeases(db, items, { processId: 'alive', now, until }, 1)).toEqual([1])
  await run('everything that one process held is free')
  expect(await takeLeases(db, items, { processId: 'third', now, until }, 2)).toEqual([0])
})
