import { afterEach, beforeEach, expect, test } from 'bun:test'
import { SharedIdentifyGuard } from '../../../../gateway/bots/leased/shared-identify-guard.ts'
import { openDatabase } from '../../../../gateway/database/database.ts'
import { reserveIdentify, takeIdentify } from '../../../../shared/database/processes/identifies.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { until } from '../../../support/until.ts'
import { busParts } from '../../bus/bus-world.ts'

const BOT = '1'
const EVERY_MS = 150
const KEPT = 10

let database: TestDatabase
let closing: (() => Promise<void>)[]
beforeEach(async () => {
  database = await openTestDatabase()
  closing = [() => database.close()]
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
})

/** What Discord answers to every process. */
interface Budget {
  remaining: number
  resetAfterMs: number
  fails?: number
}

/** The guard of one gateway process, with a database connection of its own. */
function openProcess(maxConcurrency: number, budget: Budget) {
  const db = openDatabase({ url: database.url, connections: 2 })
  const { log, lines } = busParts()
  const abort = new AbortController()
  const seen = { waits: [] as { key: number; ms: number }[], identified: 0, spent: [] as number[] }
  closing.push(async () => {
    abort.abort(new Error('the test is over'))
    await db.destroy()
  })
  const guard = new SharedIdentifyGuard({
    ...{ maxConcurrency, log, now: Date.now },
    reserve: async (key) => {
      const ms = await reserveIdentify(db, BOT, key, EVERY_MS)
      seen.waits.push({ key, ms })
      return ms
    },
    take: (left) => takeIdentify(db, BOT, left, KEPT),
    askLimit: async () => {
      if ((budget.fails ?? 0) > 0) {
        budget.fails = (budget.fails ?? 0) - 1
        throw new Error('Discord does not answer')
      }
      const { remaining, resetAfterMs } = budget
      return { total: 1_000, remaining, reset_after: resetAfterMs, max_concurrency: maxConcurrency }
    },
    onSpent: (resetAt) => seen.spent.push(resetAt),
    onIdentify: () => seen.identified++,
  })
  const identify = (shard: number) => guard.waitForIdentify(shard, abort.signal)
  return { identify, seen, lines, abort }
}

const shards = (from: number, count: number): number[] => Array.from({ length: count }, (_, nth) => from + nth)

test('two processes together identify one shard of each rate key at a time, and different keys do not wait for each other', async () => {
  const budget = { remaining: 1_000, resetAfterMs: DAY_MS }
  const [one, two] = [openProcess(2, budget), openProcess(2, budget)]
  const startedAt = performance.now()
  await Promise.all([...shards(0, 4).map(one.identify), ...shards(4, 4).map(two.identify)])
  // Four shards have each key: the last of them waits for three others.
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(3 * EVERY_MS)
  const waits = [...one.seen.waits, ...two.seen.waits]
  for (const key of [0, 1]) {
    const ofKey = waits.filter((wait) => wait.key === key).map(({ ms }) => ms)
    expect(ofKey).toHaveLength(4)
    expect(ofKey.filter((ms) => ms === 0).length).toBeGreaterThan(0)
  }
  expect(one.seen.identified + two.seen.identified).toBe(8)
  const rows = await database.db
    .selectFrom('leases')
    .select(['item', 'uses', 'until'])
    .where('scope', '=', `identify:${BOT}`)
    .execute()
  expect(rows.map(({ item }) => item).sort()).toEqual([0, 1])
})

test('two processes share the day’s identifies although Discord’s answer is late, and wait for the next day', async () => {
  // Discord always says 13, as if it had not counted the newest ones yet.
  const budget = { remaining: KEPT + 3, resetAfterMs: DAY_MS }
  const [one, two] = [openProcess(16, budget), openProcess(16, budget)]
  const waiting = [...shards(0, 3).map(one.identify), ...shards(3, 3).map(two.identify)].map((each) =>
    each.catch(() => {}),
  )
  await until('three wait for the next day', () => one.seen.spent.length + two.seen.spent.length === 3)
  expect(one.seen.identified + two.seen.identified).toBe(3)
  for (const resetAt of [...one.seen.spent, ...two.seen.spent]) expect(resetAt).toBeGreaterThan(Date.now() + DAY_MS / 2)
  one.abort.abort(new Error('stopped'))
  two.abort.abort(new Error('stopped'))
  await Promise.all(waiting)
})

test('on the next day the count of identifies starts again', async () => {
  const budget = { remaining: KEPT, resetAfterMs: 1_200 }
  const { identify, seen } = openProcess(1, budget)
  const waiting = identify(0)
  await until('it waits', () => seen.spent.length > 0)
  expect(seen.identified).toBe(0)
  Object.assign(budget, { remaining: 1_000, resetAfterMs: DAY_MS })
  await waiting
  expect(seen.identified).toBe(1)
})

test('while Discord or the database does not answer, no shard identifies; the attempt goes on and never fails', async () => {
  const budget = { remaining: 1_000, resetAfterMs: DAY_MS, fails: 1 }
  const { identify, seen, lines } = openProcess(1, budget)
  await identify(0)
  expect(seen.identified).toBe(1)
  expect(lines.join('')).toContain('asking again')
})

test('a shard that is closed while it waits takes no identify', async () => {
  const budget = { remaining: 1_000, resetAfterMs: DAY_MS }
  const { identify, seen, abort } = openProcess(1, budget)
  await identify(0)
  const waiting = identify(0)
  await until('it waits', () => seen.waits.length === 2)
  abort.abort(new Error('closed'))
  expect(await waiting.catch((error: unknown) => error)).toEqual(new Error('closed'))
  expect(seen.identified).toBe(1)
  const [day] = await database.db.selectFrom('leases').select('uses').where('scope', '=', `identifies:${BOT}`).execute()
  expect(Number(day?.uses)).toBe(999)
})
