import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { type App, createApp } from '../../edge/app.ts'
import { openDatabase } from '../../edge/database.ts'
import { createPublicKeys, type PublicKeys } from '../../edge/interactions/public-keys.ts'
import { createLog } from '../../edge/log.ts'
import { startTimer } from '../../edge/timer.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type SigningKey, signBody, signingKey } from '../support/discord/interactions/signing.ts'
import { EdgeWorld, newSnowflake } from '../support/edge-world.ts'

const MINUTE_MS = 60_000
const PING = '{"type":1}'

let world: EdgeWorld
let app: App
let publicKeys: PublicKeys
let now = Date.now()

beforeAll(async () => {
  world = await EdgeWorld.open()
})
afterAll(() => world.close())

/** Each test has an isolate of its own, whose clock it sets. */
beforeEach(() => {
  const database = openDatabase({ url: world.tap.url })
  const application = { id: world.applicationId, publicKey: world.key.publicHex }
  const clock = () => now
  publicKeys = createPublicKeys({ database, application, clock })
  app = createApp({
    commands: [],
    components: [],
    premiumSkuIds: [],
    discord: () => Promise.reject(new Error('nothing here asks Discord')),
    botTokens: async () => null,
    startTimer,
    database,
    application,
    publicKeys,
    whitelabel: null,
    log: createLog(() => {}, [], clock),
    clock,
    newId: () => 'an-id',
  })
})

async function ping(botId: Snowflake, key: SigningKey): Promise<number> {
  const headers = { ...signBody(key, PING, now) }
  const response = await app(new Request(`http://edge/interactions/${botId}`, { method: 'POST', headers, body: PING }))
  return response.status
}

/** How often the database is asked. */
async function lookups(work: () => Promise<unknown>): Promise<number> {
  const before = world.tap.requests
  await work()
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
  now += MINUTE_MS
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

test('a bot that was removed is found no more once its key is asked for again', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  await world.database.db.deleteFrom('whitelabel_bots').where('bot_id', '=', botId).execute()
  now += MINUTE_MS
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  expect(await ping(botId, key)).toBe(404)
})

test('forged requests ask for a known bot’s key once a minute at most', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  const forger = signingKey('forger')
  const asked = await lookups(() =>
    times(30, () => {
      now += MINUTE_MS / 10
      return ping(botId, forger)
    }),
  )
  expect(asked).toBe(3)
})

test('a bot that is not there is looked for once a minute', async () => {
  const botId = newSnowflake()
  expect(await lookups(() => times(5, () => ping(botId, world.key)))).toBe(1)
  now += MINUTE_MS
  expect(await lookups(() => times(5, () => ping(botId, world.key)))).toBe(1)
})

test('a bot is served a minute after it was added, though it was not there before', async () => {
  const botId = newSnowflake()
  expect(await ping(botId, world.key)).toBe(404)
  const times = { created_at: 0, updated_at: 0 }
  await world.database.db
    .insertInto('whitelabel_bots')
    .values({ bot_id: botId, user_id: '7', token: 'x', name: 'x', public_key: world.key.publicHex, ...times })
    .execute()
  now += MINUTE_MS
  expect(await ping(botId, world.key)).toBe(200)
})

test('a flood for bots that are not there makes a bounded number of lookups, and known bots are served all the while', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  const statuses: number[] = []
  const asked = await lookups(async () => {
    statuses.push(...(await times(300, () => ping(newSnowflake(), world.key))))
  })
  expect(asked).toBeLessThanOrEqual(100)
  expect(new Set(statuses)).toEqual(new Set([404, 503]))
  expect(await ping(botId, key)).toBe(200)
})

test('a forged request is refused as such also while the database is away', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await ping(botId, key)
  now += MINUTE_MS
  world.tap.become('away')
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  expect(await ping(botId, key)).toBe(200)
  world.tap.become('silent')
  now += MINUTE_MS
  expect(await ping(botId, signingKey('forger'))).toBe(401)
  world.tap.become('well')
})

test('a key in the database that is no key verifies nothing', async () => {
  const { botId, key } = await world.addWhitelabelBot()
  await rotate(botId, { ...key, publicHex: 'zz' })
  expect(await ping(botId, key)).toBe(401)
})
