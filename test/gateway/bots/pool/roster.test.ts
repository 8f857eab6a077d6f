import { afterEach, beforeEach, expect, test } from 'bun:test'
import { GatewayDispatchEvents } from 'discord-api-types/v10'
import { ConnectQueue } from '../../../../gateway/bots/connect-queue.ts'
import { Leases } from '../../../../gateway/bots/pool/leases.ts'
import { Roster } from '../../../../gateway/bots/pool/roster.ts'
import { ServingBots } from '../../../../gateway/bots/serving-bots.ts'
import { looksEvery } from '../../../../gateway/bots/sessions/session-options.ts'
import { Intake } from '../../../../gateway/bus/intake.ts'
import { InvalidRequests } from '../../../../gateway/discord/invalid-requests.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Discord } from '../../../support/discord/discord.ts'
import { startDiscord } from '../../../support/discord/start.ts'
import { until } from '../../../support/until.ts'

const clock = { now: () => Date.now(), sleep: (ms: number) => Bun.sleep(ms) }
const TIMING = { lookMs: 60_000, overlapMs: 0, identifyEveryMs: 5_000 }

let discord: Discord
let application: Application
let database: TestDatabase
let leases: Leases
let servingBots: ServingBots
let changes: string[]
let roster: Roster
beforeEach(async () => {
  ;[discord, database] = await Promise.all([startDiscord({}), openTestDatabase()])
  application = discord.application({ name: 'Branded' })
  changes = []
  const random = () => 1
  const metrics = createMetrics()
  const log = createLog({ level: 'error', secrets: [], write: () => {} })
  const { db } = database
  leases = new Leases({
    ...{ db, processId: 'this process', mainBotId: application.id, leaseMs: 3_600_000, clock },
    monotonic: () => performance.now(),
  })
  servingBots = new ServingBots('1', leases)
  const invalid = new InvalidRequests({ limit: 5_000, now: Date.now, log, metrics })
  roster = new Roster({
    ...{
      db,
      apiUrl: discord.apiUrl,
      clock,
      random,
      metrics,
      log,
      invalid,
      leases,
      servingBots,
      sessionTiming: TIMING,
      looks: looksEvery(TIMING, log),
    },
    ledger: {
      ...{ oldestMs: 0, intake: new Intake({ queue: [], maxQueue: 1, clock }) },
      ...{ follow: () => {}, unfollow: async () => {}, flush: async () => {}, drain: async () => 0 },
    },
    connectQueue: new ConnectQueue({ atOnce: 1, clock, random }),
    dispatch: ({ t, d }, { botId }) => {
      if (t === GatewayDispatchEvents.GuildCreate) servingBots.joined(botId, d.id)
    },
    onChange: (_, { to }) => changes.push(to),
  })
})
afterEach(async () => {
  await roster.close(roster.ids)
  await discord.close()
  await database.close()
})

const open = () => roster.open(new Map([[application.id, application.token]]))

test('a bot that another process holds is not opened', async () => {
  await open()
  expect(roster.ids).toEqual([])
})

test('a bot that was closed serves no guild, and later reports of its session are ignored', async () => {
  const guild = discord.guild({ name: 'Community', applications: [application] })
  await leases.takeMain()
  await open()
  const bot = roster.get(application.id)
  await until('it is ready', () => changes.includes('ready'))
  expect(servingBots.isIn(application.id, guild.id)).toBe(true)
  await roster.close([application.id])
  expect(servingBots.isIn(application.id, guild.id)).toBe(false)
  application.revokeToken()
  await bot?.rest.get('/users/@me').catch(() => {})
  expect(changes).toEqual(['ready'])
})
