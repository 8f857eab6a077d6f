import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { ItemLeases } from '../../../gateway/bus/item-leases.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const LEASE_MS = 10_000
const ITEMS = { scope: 'shards', count: 4 }
/** A process uses three quarters of a lease. */
const USED_MS = 7_500

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

/** Two processes with one clock. */
function openProcesses() {
  const time = { now: 1_000 }
  const process = (processId: string) =>
    new ItemLeases({
      ...{ db: database.db, items: ITEMS, processId, leaseMs: LEASE_MS },
      clock: { now: () => time.now },
      monotonic: () => time.now,
    })
  return { time, one: process('one'), two: process('two') }
}

test('a process uses an item for less time than its lease lasts, and no other process takes it before the end', async () => {
  const { time, one, two } = openProcesses()
  expect(await one.take(4)).toEqual([0, 1, 2, 3])
  time.now += USED_MS - 1
  expect(one.holds(0)).toBe(true)
  time.now += 1
  expect(one.holds(0)).toBe(false)
  expect(await two.take(4)).toEqual([])
  expect(one.takeExpired()).toEqual([0, 1, 2, 3])
  expect(one.held).toEqual([])
  time.now += LEASE_MS - USED_MS + 1
  expect(await two.take(4)).toEqual([0, 1, 2, 3])
})

test('a renewal counts from before its query, and returns the items that another process has taken', async () => {
  const { time, one, two } = openProcesses()
  await one.take(4)
  time.now += LEASE_MS + 1
  expect(await two.take(1)).toEqual([0])
  expect(await one.renew()).toEqual([0])
  expect(one.held).toEqual([1, 2, 3])
  expect(one.holds(0)).toBe(false)
  const renewed = one.renew()
  time.now += USED_MS
  expect(await renewed).toEqual([])
  expect(one.holds(1)).toBe(false)
})

test('an item that was released while a renewal was under way is not held again', async () => {
  const { one, two } = openProcesses()
  await one.take(2)
  const renewed = one.renew()
  await one.release([0])
  await renewed
  expect(one.held).toEqual([1])
  expect(await two.take(1)).toEqual([0])
})

test('two processes that take items at the same time get different ones', async () => {
  const { one, two } = openProcesses()
  const taken = await Promise.all([one.take(4), two.take(4)])
  expect(taken.flat().sort()).toEqual([0, 1, 2, 3])
})
