import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { type App, createApp } from '../../../edge/app.ts'
import { createPublicKeys, type PublicKeys } from '../../../edge/interactions/public-keys.ts'
import { createCommandIds } from '../../../edge/runtime/command-ids.ts'
import { openDatabase } from '../../../edge/runtime/database.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { startTimer } from '../../../edge/runtime/timers.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { timersFor } from '../../support/deadlines.ts'
import { type SigningKey, signBody, signingKey } from '../../support/discord/interactions/signing.ts'
import { EdgeWorld, newSnowflake } from '../../support/edge-world.ts'
import { until } from '../../support/until.ts'

const MINUTE_MS = 60_000
const PING = '{"type":1}'

let world: EdgeWorld
let app: App
let publicKeys: PublicKeys
/** How far the isolate's clock is ahead. */
let ahead = 0
const clock = (): number => Date.now() + ahead

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())
afterEach(() => world.tap.become('well'))

/** Each test has an isolate of its own, whose clock it sets. */
beforeEach(() => {
  const database = openDatabase({ url: world.tap.url })
  const application = { id: world.applicationId, publicKey: world.key.publicHex }
  publicKeys = createPublicKeys({ database, application, clock, startTimer: timersFor(() => world.tap) })
  app = createApp({
    commands: [],
    components: [],
    premiumSkuIds: [],
    discord: () => Promise.reject(new Error('nothing here asks Discord')),
    botTokens: async () => null,
    commandIds: createCommandIds(clock),
    startTimer,
    database,
    application,
    publicKeys,
    whitelabel: null,
    ...{ tracing: null, counts: { count: () => {} } },
    log: createLog(() => {}, [], clock),
    clock,
    newId: () => 'an-id',
  })
})

/** Work that goes on after responses. */
const afterwards: Promise<void>[] = []

async function ping(botId: Snowflake, key: SigningKey): Promise<number> {
  const headers = { ...signBody(key, PING, clock()) }
  const request = new Request(`http://edge/interactions/${botId}`, { method: 'POST', headers, body: PING })
  const response = await app(request, (work) => void afterwards.push(work))
  return response.status
}

const settled = async (): Promise<void> => void (await Promise.all(afterwards.splice(0)))

/** How often the database is asked. */
async function lookups(work: () => Promise<unknown>): Promise<number> {
  const before = world.tap.requests
  await work()
  await settled()
  return world.tap.requests - before
}

const rotate = (botId: Snowflake, key: SigningKey) =>
  world.database.db
    .updateTable('whitelabel_bots')
    .set({ public_key: key.publicHex })
    .where('bot_id', '=', botId)
    .execute()

const times = async <Value>(count: number, work: (index: number) => Promise<Value>): Promise<Value[]> => {
  const results: Value[] = []
  for (let index = 0; index < count; index++) results.push(await work(index))
  return results
}

test('a bot’s key is read from the database once', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  expect(await lookups(() => times(5, () => ping(botId, key)))).toBe(1)
})

test('the main bot’s key is never looked up', async () => {
  expect(await lookups(() => times(3, () => ping(world.applicationId, world.key)))).toBe(0)
  expect(await lookups(() => times(3, () => ping(world.applicationId, signingKey('forger'))))).toBe(0)
})

test('a rotated key works a minute after the old one was read', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  const newer = signingKey(`${botId} rotated`)
  await ping(botId, key)
  await rotate(botId, newer)
  expect(await ping(botId, newer)).toBe(401)
  ahead += MINUTE_MS
  expect(await ping(botId, newer)).toBe(200)
  expect(await ping(botId, key)).toBe(401)
})

test('a key that is forgotten is read anew at once: a new one works, and a bot just added is served', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  const newer = signingKey(`${botId} rotated`)
  await ping(botId, key)
  await rotate(botId, newer)
  publicKeys.forget(botId)
  expect(await ping(botId, newer)).toBe(200)
  const removed = newSnowflake()
  expect(await ping(removed, newer)).toBe(404)
  await world.database.db.updateTable('whitelabel_bots').set({ bot_id: removed }).where('bot_id', '=', botId).execute()
  publicKeys.forget(removed)
  expect(await ping(removed, newer)).toBe(200)
})

test('a key that is forgotten while it is read is read again', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  world.tap.become('held')
  const underWay = ping(botId, key)
  await until('it is asked for', () => world.tap.open > 0)
  publicKeys.forget(botId)
  world.tap.become('well')
  expect(await underWay).toBe(200)
  expect(await lookups(() => ping(botId, key))).toBe(1)
})

const remove = (botId: Snowflake) =>
  world.database.db.deleteFrom('whitelabel_bots').where('bot_id', '=', botId).execute()

test('a deleted bot is no longer served once its key was looked up again', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  await remove(botId)
  ahead += MINUTE_MS
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  expect(await ping(botId, key)).toBe(404)
})

test('a deleted bot that is in constant use is served for a minute, and no request waits for its key', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  await remove(botId)
  ahead += MINUTE_MS - 1_000
  expect(await lookups(() => ping(botId, key))).toBe(0)
  ahead += 1_000
  world.tap.become('held')
  expect(await ping(botId, key)).toBe(200)
  world.tap.become('well')
  await settled()
  expect(await ping(botId, key)).toBe(404)
})

test('a deleted bot that was used long ago is not served even once', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  await remove(botId)
  ahead += 5 * MINUTE_MS
  const statuses = await Promise.all(Array.from({ length: 5 }, () => ping(botId, key)))
  expect(statuses).toEqual([404, 404, 404, 404, 404])
})

test('with the database away, a known bot is served by the key in memory, which is asked for once a minute', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  world.tap.become('away')
  ahead += 10 * MINUTE_MS
  const statuses: number[] = []
  expect(await lookups(async () => void statuses.push(...(await times(5, () => ping(botId, key)))))).toBe(1)
  ahead += MINUTE_MS
  expect(await lookups(async () => void statuses.push(...(await times(5, () => ping(botId, key)))))).toBe(1)
  world.tap.become('well')
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('with the database away, forged requests ask for a known bot’s key once a minute, too', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  const forger = signingKey('forger')
  await ping(botId, key)
  world.tap.become('away')
  ahead += MINUTE_MS
  expect(await lookups(() => times(10, () => ping(botId, forger)))).toBe(1)
  ahead += MINUTE_MS
  expect(await lookups(() => times(10, () => ping(botId, forger)))).toBe(1)
  world.tap.become('well')
})

test('forged requests ask for a known bot’s key once a minute at most', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  const forger = signingKey('forger')
  const asked = await lookups(() =>
    times(30, () => {
      ahead += MINUTE_MS / 10
      return ping(botId, forger)
    }),
  )
  expect(asked).toBe(3)
})

test('a bot is served as soon as it was added, though it was not there a moment before', async () => {
  const botId = newSnowflake()
  expect(await ping(botId, world.key)).toBe(404)
  const times = { created_at: 0, updated_at: 0 }
  await world.database.db
    .insertInto('whitelabel_bots')
    .values({ bot_id: botId, user_id: '7', token: 'x', name: 'x', public_key: world.key.publicHex, ...times })
    .execute()
  expect(await ping(botId, world.key)).toBe(200)
})

test('while one bot is asked for, all who ask for it wait for one statement', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  const statuses: number[] = []
  const asked = await lookups(async () =>
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => ping(botId, key))))),
  )
  expect(asked).toBe(1)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('an id from the future belongs to no bot, and is not looked up', async () => {
  expect(await lookups(async () => expect(await ping('18446744073709551615', world.key)).toBe(404))).toBe(0)
})

const flood = (count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => ping(newSnowflake(), world.key)))

test('a flood for bots that are not there makes few lookups, and none of it is refused for want of them', async () => {
  const statuses: number[] = []
  const asked = await lookups(async () => void statuses.push(...(await flood(500))))
  expect(asked).toBeLessThanOrEqual(100)
  expect(new Set(statuses)).toEqual(new Set([404]))
})

test('a quiet hour allows no more lookups afterwards than one burst', async () => {
  await flood(100)
  ahead += 60 * MINUTE_MS
  expect(await lookups(() => flood(500))).toBeLessThanOrEqual(100)
})

test('during a flood, a bot not seen before, and one whose key is old, are served', async () => {
  const [fresh, old] = [await world.addWhitelabelBot(), await world.addWhitelabelBot()]
  await ping(old.botId, old.key)
  ahead += 5 * MINUTE_MS
  const flooding = flood(200)
  expect(await ping(fresh.botId, fresh.key)).toBe(200)
  expect(await ping(old.botId, old.key)).toBe(200)
  await flooding
  const again = flood(2_500)
  expect(await ping(old.botId, old.key)).toBe(200)
  expect(new Set(await again)).toEqual(new Set([404, 503]))
})

test('a lookup that the database leaves without an answer is ended, and the next one asks again', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  world.tap.become('silent')
  expect(await ping(botId, key)).toBe(503)
  await until('it is ended', () => world.tap.open === 0)
  world.tap.become('well')
  expect(await ping(botId, key)).toBe(200)
})

test('a forged request is refused as such also while the database is away', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  ahead += MINUTE_MS
  world.tap.become('away')
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  expect(await ping(botId, key)).toBe(200)
  world.tap.become('silent')
  ahead += MINUTE_MS
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  world.tap.become('well')
})

test('a key in the database that is no key verifies nothing', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await rotate(botId, { ...key, publicHex: 'zz' })
  expect(await ping(botId, key)).toBe(401)
})
