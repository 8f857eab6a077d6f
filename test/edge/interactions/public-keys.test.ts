import { expect, test } from 'bun:test'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type SigningKey, signingKey } from '../../support/discord/interactions/signing.ts'
import { type EdgeWorld, newSnowflake } from '../../support/edge-world.ts'
import { until } from '../../support/until.ts'
import { eachIsolate, MINUTE_MS, times } from './key-isolate.ts'

const current = eachIsolate()

const rotate = ({ database }: EdgeWorld, botId: Snowflake, key: SigningKey) =>
  database.db.updateTable('whitelabel_bots').set({ public_key: key.publicHex }).where('bot_id', '=', botId).execute()

const remove = ({ database }: EdgeWorld, botId: Snowflake) =>
  database.db.deleteFrom('whitelabel_bots').where('bot_id', '=', botId).execute()

test('a bot’s key is read from the database once', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  expect(await isolate.lookups(() => times(5, () => isolate.ping(botId, key)))).toBe(1)
})

test('the main bot’s key is never looked up', async () => {
  const isolate = current()
  expect(
    await isolate.lookups(() => times(3, () => isolate.ping(isolate.world.applicationId, isolate.world.key))),
  ).toBe(0)
  expect(
    await isolate.lookups(() => times(3, () => isolate.ping(isolate.world.applicationId, signingKey('forger')))),
  ).toBe(0)
})

test('a rotated key works a minute after the old one was read', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  const newer = signingKey(`${botId} rotated`)
  await isolate.ping(botId, key)
  await rotate(isolate.world, botId, newer)
  expect(await isolate.ping(botId, newer)).toBe(401)
  isolate.ahead += MINUTE_MS
  expect(await isolate.ping(botId, newer)).toBe(200)
  expect(await isolate.ping(botId, key)).toBe(401)
})

test('a rotated key works though the refresh in the background ended while the signature was verified', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  const newer = signingKey(`${botId} rotated`)
  await isolate.ping(botId, key)
  await rotate(isolate.world, botId, newer)
  isolate.ahead += MINUTE_MS
  const work: Promise<void>[] = []
  const before = await isolate.publicKeys.get(botId, (promise) => void work.push(promise))
  await Promise.all(work)
  if (!before.ok || before.key === null) throw new Error('the bot has a key')
  const after = await isolate.publicKeys.changed(botId, before.key, () => {})
  expect(after).not.toBeNull()
  expect(after).not.toBe(before.key)
})

test('a forgotten key is read again at once: a rotated key works, and a new bot is served', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  const newer = signingKey(`${botId} rotated`)
  await isolate.ping(botId, key)
  await rotate(isolate.world, botId, newer)
  isolate.forget(botId)
  expect(await isolate.ping(botId, newer)).toBe(200)
  const removed = newSnowflake()
  expect(await isolate.ping(removed, newer)).toBe(404)
  await isolate.world.database.db
    .updateTable('whitelabel_bots')
    .set({ bot_id: removed })
    .where('bot_id', '=', botId)
    .execute()
  isolate.forget(removed)
  expect(await isolate.ping(removed, newer)).toBe(200)
})

test('a key that is forgotten while it is read is read again', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  isolate.world.tap.become('held')
  const underWay = isolate.ping(botId, key)
  await until('it is asked for', () => isolate.world.tap.open > 0)
  isolate.forget(botId)
  isolate.world.tap.become('well')
  expect(await underWay).toBe(200)
  expect(await isolate.lookups(() => isolate.ping(botId, key))).toBe(1)
})

test('a deleted bot is no longer served after its key was looked up again', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  await remove(isolate.world, botId)
  isolate.ahead += MINUTE_MS
  expect(await isolate.ping(botId, signingKey('forger'))).toBe(401)
  expect(await isolate.ping(botId, key)).toBe(404)
})

test('a deleted bot that is in constant use is served for a minute, and no request waits for its key', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  await remove(isolate.world, botId)
  isolate.ahead += MINUTE_MS - 1_000
  expect(await isolate.lookups(() => isolate.ping(botId, key))).toBe(0)
  isolate.ahead += 1_000
  isolate.world.tap.become('held')
  expect(await isolate.ping(botId, key)).toBe(200)
  isolate.world.tap.become('well')
  await isolate.settled()
  expect(await isolate.ping(botId, key)).toBe(404)
})

test('a deleted bot that was used long ago is not served even once', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  await remove(isolate.world, botId)
  isolate.ahead += 5 * MINUTE_MS
  const statuses = await Promise.all(Array.from({ length: 5 }, () => isolate.ping(botId, key)))
  expect(statuses).toEqual([404, 404, 404, 404, 404])
})

test('while the database is away, a known bot is served with the key in memory, and looked up once a minute', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  isolate.world.tap.become('away')
  isolate.ahead += 10 * MINUTE_MS
  const statuses: number[] = []
  expect(
    await isolate.lookups(async () => void statuses.push(...(await times(5, () => isolate.ping(botId, key))))),
  ).toBe(1)
  isolate.ahead += MINUTE_MS
  expect(
    await isolate.lookups(async () => void statuses.push(...(await times(5, () => isolate.ping(botId, key))))),
  ).toBe(1)
  isolate.world.tap.become('well')
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('a new bot is served at once, though it was unknown a moment before', async () => {
  const isolate = current()
  const botId = newSnowflake()
  expect(await isolate.ping(botId, isolate.world.key)).toBe(404)
  const times = { created_at: 0, updated_at: 0 }
  await isolate.world.database.db
    .insertInto('whitelabel_bots')
    .values({ bot_id: botId, user_id: '7', token: 'x', name: 'x', public_key: isolate.world.key.publicHex, ...times })
    .execute()
  expect(await isolate.ping(botId, isolate.world.key)).toBe(200)
})

test('an id from the future belongs to no bot, and is not looked up', async () => {
  const isolate = current()
  expect(
    await isolate.lookups(async () => expect(await isolate.ping('18446744073709551615', isolate.world.key)).toBe(404)),
  ).toBe(0)
})

test('a forged request gets a 401 even while the database is away', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  isolate.ahead += MINUTE_MS
  isolate.world.tap.become('away')
  expect(await isolate.ping(botId, signingKey('forger'))).toBe(401)
  expect(await isolate.ping(botId, key)).toBe(200)
  isolate.world.tap.become('silent')
  isolate.ahead += MINUTE_MS
  expect(await isolate.ping(botId, signingKey('forger'))).toBe(401)
  isolate.world.tap.become('well')
})

test('an invalid key in the database verifies no request', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await rotate(isolate.world, botId, { ...key, publicHex: 'zz' })
  expect(await isolate.ping(botId, key)).toBe(401)
})
