import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ConnectQueue } from '../../../../gateway/bots/connect-queue.ts'
import { PoolBot } from '../../../../gateway/bots/pool/pool-bot.ts'
import { looksEvery, type SessionChange } from '../../../../gateway/bots/sessions/session-options.ts'
import { Intake } from '../../../../gateway/bus/intake.ts'
import { InvalidRequests } from '../../../../gateway/discord/invalid-requests.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Discord } from '../../../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { startDiscord } from '../../../support/discord/start.ts'
import { until } from '../../../support/until.ts'

const clock = { now: () => Date.now(), sleep: (ms: number) => Bun.sleep(ms) }
const TIMING = { lookMs: 60_000, overlapMs: 0, identifyEveryMs: 5_000 }

let discord: Discord
let application: Application
let database: TestDatabase
let held: boolean
let changes: SessionChange[]
let bot: PoolBot
let connectQueue: ConnectQueue
/** How many shards the ledger stores checkpoints of. */
let followed: number
beforeEach(async () => {
  const route = { limit: 1, perMs: 300 }
  ;[discord, database] = await Promise.all([
    startDiscord({ rateLimits: { ...DISCORD_RATE_LIMITS, route } }),
    openTestDatabase(),
  ])
  application = discord.application({ name: 'Branded' })
  held = true
  changes = []
  followed = 0
  const random = () => 1
  connectQueue = new ConnectQueue({ atOnce: 1, clock, random, longestAttemptMs: 3_600_000 })
  const metrics = createMetrics()
  const log = createLog({ level: 'error', secrets: [], write: () => {} })
  bot = new PoolBot(
    {
      ...{
        db: database.db,
        apiUrl: discord.apiUrl,
        clock,
        random,
        metrics,
        log,
        sessionTiming: TIMING,
        looks: looksEvery(TIMING, log),
      },
      ledger: {
        intake: new Intake({ queue: [], maxQueue: 1, clock }),
        follow: () => followed++,
        unfollow: async () => void followed--,
      },
      connectQueue,
      invalid: new InvalidRequests({ limit: 5_000, now: Date.now, log, metrics }),
    },
    {
      ...{ botId: application.id, token: application.token, checkpoints: [], onDispatch: () => {} },
      isHeld: () => held,
      onChange: (change) => changes.push(change),
    },
  )
})
afterEach(async () => {
  await bot.disconnect()
  await discord.close()
  await database.close()
})

const sent = (): number => discord.requests.all.filter((request) => request.applicationId === application.id).length

test('a request that waits for a rate limit is not sent once the bot is lost', async () => {
  await bot.rest.get('/users/@me')
  const waiting = bot.rest.get('/users/@me').catch((error: unknown) => error)
  held = false
  expect(await waiting).toMatchObject({ name: 'AbortError' })
  expect(sent()).toBe(1)
  held = true
  await bot.rest.get('/users/@me')
  expect(sent()).toBeGreaterThan(1)
})

test('a token that Discord refuses over REST is reported', async () => {
  application.revokeToken()
  await bot.rest.get('/users/@me').catch(() => {})
  await until('it is told', () => changes.length > 0)
  expect(changes[0]).toEqual({ to: 'refused', closeCode: 4004 })
})

test('a lost bot stores no more checkpoints, even while its session is open', async () => {
  bot.open()
  await until('it is ready', () => changes.some(({ to }) => to === 'ready'))
  expect(followed).toBe(1)
  await bot.stopStoring()
  expect(followed).toBe(0)
})

test('a bot that is closed while it connects gives its place to the next', async () => {
  discord.misbehave({ refuseConnections: true })
  bot.open()
  await until('it has tried', () => discord.refusedConnections > 0)
  const next = connectQueue.turnsOfBot()
  let mayConnect = false
  const waiting = next.wait().then(() => {
    mayConnect = true
  })
  expect(mayConnect).toBe(false)
  await bot.disconnect()
  await until('the next may connect', () => mayConnect)
  await waiting
  next.end()
})
