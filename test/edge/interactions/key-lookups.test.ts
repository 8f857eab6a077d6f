import { expect, test } from 'bun:test'
import { signingKey } from '../../support/discord/interactions/signing.ts'
import { until } from '../../support/until.ts'
import { eachIsolate, MINUTE_MS, times } from './key-isolate.ts'

const current = eachIsolate()

test('while the database is away, forged requests look up the key of a known bot once a minute', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  const forger = signingKey('forger')
  await isolate.ping(botId, key)
  isolate.world.tap.become('away')
  isolate.ahead += MINUTE_MS
  expect(await isolate.lookups(() => times(10, () => isolate.ping(botId, forger)))).toBe(1)
  isolate.ahead += MINUTE_MS
  expect(await isolate.lookups(() => times(10, () => isolate.ping(botId, forger)))).toBe(1)
  isolate.world.tap.become('well')
})

test('forged requests look up the key of a known bot once a minute at most', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  await isolate.ping(botId, key)
  const forger = signingKey('forger')
  const asked = await isolate.lookups(() =>
    times(30, () => {
      isolate.ahead += MINUTE_MS / 10
      return isolate.ping(botId, forger)
    }),
  )
  expect(asked).toBe(3)
})

test('requests for the key of one bot wait for one statement', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  const statuses: number[] = []
  const asked = await isolate.lookups(async () =>
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => isolate.ping(botId, key))))),
  )
  expect(asked).toBe(1)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('a flood of requests for unknown bots makes few lookups, and each request is answered with 404', async () => {
  const isolate = current()
  const statuses: number[] = []
  const asked = await isolate.lookups(async () => void statuses.push(...(await isolate.flood(500))))
  expect(asked).toBeLessThanOrEqual(100)
  expect(new Set(statuses)).toEqual(new Set([404]))
})

test('after a quiet hour, a flood makes no more lookups than one burst', async () => {
  const isolate = current()
  await isolate.flood(100)
  isolate.ahead += 60 * MINUTE_MS
  expect(await isolate.lookups(() => isolate.flood(500))).toBeLessThanOrEqual(100)
})

test('during a flood, a bot not seen before, and one whose key is old, are served', async () => {
  const isolate = current()
  const [fresh, old] = [await isolate.world.addWhitelabelBot(), await isolate.world.addWhitelabelBot()]
  await isolate.ping(old.botId, old.key)
  isolate.ahead += 5 * MINUTE_MS
  const flooding = isolate.flood(200)
  expect(await isolate.ping(fresh.botId, fresh.key)).toBe(200)
  expect(await isolate.ping(old.botId, old.key)).toBe(200)
  await flooding
  const again = isolate.flood(2_500)
  expect(await isolate.ping(old.botId, old.key)).toBe(200)
  expect(new Set(await again)).toEqual(new Set([404, 503]))
})

test('a lookup that the database does not answer is ended, and the next request starts a new one', async () => {
  const isolate = current()
  const { botId, key } = await isolate.world.addWhitelabelBot()
  isolate.world.tap.become('silent')
  expect(await isolate.ping(botId, key)).toBe(503)
  await until('it is ended', () => isolate.world.tap.open === 0)
  isolate.world.tap.become('well')
  expect(await isolate.ping(botId, key)).toBe(200)
})
