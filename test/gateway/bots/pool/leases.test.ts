import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { Leases } from '../../../../gateway/bots/pool/leases.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'

const LEASE_MS = 1_000
const MAIN = '1'
const BOT = '500'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let time: number
beforeEach(async () => {
  time = 0
  const { db } = database
  await db.deleteFrom('whitelabel_bots').execute()
  await db.deleteFrom('main_bots').execute()
  const times = { created_at: 0, updated_at: 0 }
  await db
    .insertInto('whitelabel_bots')
    .values({ bot_id: BOT, user_id: '2', token: 't', public_key: 'k', name: 'Bot', status: 'running', ...times })
    .execute()
})

/** The leases of a process whose clock is ahead by so much. */
const leasesOf = (processId: string, aheadMs = 0, db = database.db): Leases =>
  new Leases({
    ...{ db, processId, mainBotId: MAIN, leaseMs: LEASE_MS },
    clock: { now: () => 1_000_000 + time + aheadMs },
    monotonic: () => time,
  })

test('a process stops using a bot a quarter of its lease before another process may take the bot', async () => {
  const leases = leasesOf('first')
  await leases.take(1)
  expect(await leases.takeMain()).toBe(true)
  time = LEASE_MS * 0.75 - 1
  expect([leases.holds(BOT), leases.holds(MAIN)]).toEqual([true, true])
  time = LEASE_MS * 0.75
  expect([leases.holds(BOT), leases.holds(MAIN)]).toEqual([false, false])
})

test('clocks that differ by less than that quarter never let two processes hold one bot', async () => {
  const [first, second] = [leasesOf('first'), leasesOf('second', LEASE_MS / 4 - 1)]
  await first.take(1)
  await first.takeMain()
  for (time = 0; time <= LEASE_MS * 2; time += 50) {
    await second.take(1)
    await second.takeMain()
    for (const bot of [BOT, MAIN]) expect([first.holds(bot), second.holds(bot)]).not.toEqual([true, true])
  }
  expect([second.holds(BOT), second.holds(MAIN)]).toEqual([true, true])
})

test('a bot whose lease expired is reported once, and no longer counts as held', async () => {
  const leases = leasesOf('first')
  await leases.take(1)
  await leases.takeMain()
  expect(leases.takeExpired()).toEqual([])
  time = LEASE_MS
  expect(leases.takeExpired().sort()).toEqual([MAIN, BOT])
  expect(leases.takeExpired()).toEqual([])
  expect(leases.bots).toEqual([])
})

test('a lease that expires while it is renewed stays expired: the bot was closed already', async () => {
  const leases = leasesOf('first')
  await leases.take(1)
  await leases.takeMain()
  const renewing = leases.renew()
  time = LEASE_MS
  expect(leases.takeExpired()).toHaveLength(2)
  time = 0
  await renewing
  expect([leases.holds(BOT), leases.holds(MAIN)]).toEqual([false, false])
})

test('a renewed lease counts from before the query', async () => {
  const leases = leasesOf('first')
  await leases.take(1)
  const renewing = leases.renew()
  time = LEASE_MS / 2
  await renewing
  time = LEASE_MS * 0.75
  expect(leases.holds(BOT)).toBe(false)
})

test('a bot that another process has taken is reported at the next renewal', async () => {
  const first = leasesOf('first')
  await first.take(1)
  await first.takeMain()
  expect(await first.renew()).toEqual([])
  await database.db.updateTable('whitelabel_bots').set({ lease_owner: 'second' }).execute()
  await database.db.updateTable('main_bots').set({ lease_owner: 'second', lease_until: 9_000_000 }).execute()
  expect((await first.renew()).sort()).toEqual([MAIN, BOT])
  expect([first.holds(BOT), first.holds(MAIN), first.bots.length]).toEqual([false, false, 0])
})

test('a released bot is free at once, and so is the main bot', async () => {
  const [first, second] = [leasesOf('first'), leasesOf('second')]
  await first.take(1)
  await first.takeMain()
  expect(await second.take(1)).toEqual([])
  expect(await second.takeMain()).toBe(false)
  await first.release([BOT, MAIN])
  expect([first.holds(BOT), first.holds(MAIN)]).toEqual([false, false])
  expect(await second.take(1)).toEqual([BOT])
  expect(await second.takeMain()).toBe(true)
})

test('if the whitelabel bots cannot be released, the main bot is released all the same', async () => {
  const db = database.db.withPlugin(
    failingQueries((query) => query.includes('"whitelabel_bots"') && query.includes('UpdateQueryNode') && isAway),
  )
  let isAway = false
  const [leases, other] = [leasesOf('first', 0, db), leasesOf('second')]
  await leases.take(1)
  await leases.takeMain()
  isAway = true
  await expect(leases.release([BOT, MAIN])).rejects.toThrow()
  expect([leases.holds(BOT), leases.holds(MAIN)]).toEqual([false, false])
  expect(await other.takeMain()).toBe(true)
})

test('while the main bot cannot be renewed, the whitelabel bots are held all the same', async () => {
  let isLocked = false
  const db = database.db.withPlugin(failingQueries((query) => isLocked && query.includes('"main_bots"')))
  const leases = leasesOf('first', 0, db)
  await leases.take(1)
  await leases.takeMain()
  isLocked = true
  time = LEASE_MS / 2
  await expect(leases.renew()).rejects.toThrow()
  time = LEASE_MS
  expect([leases.holds(BOT), leases.holds(MAIN)]).toEqual([true, false])
})
