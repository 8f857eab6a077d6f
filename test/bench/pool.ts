/** A thousand whitelabel bots in one process, beside as many bare sessions: memory, start, idle, spread, reconnects */

import type { GatewaySettings } from '../../gateway/config.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { settingsFor } from '../support/gateway.ts'
import { TOKEN_KEY } from '../support/pool-world.ts'
import { until } from '../support/until.ts'
import { type Subject, startSubject } from './pool/start-subject.ts'
import { readArguments } from './support/arguments.ts'
import { runBench } from './support/part.ts'
import type { Measure } from './support/report.ts'

const { quick } = readArguments()
const BOTS = quick ? 100 : 1_000
const RECONNECTING = 100
const MESSAGES = 100_000
const SETTLE_MS = 3_000
const IDLE_MS = 10_000
const PATIENCE_MS = 120_000
/** Everything is said before the first of it is sent: who says it is not measured. */
const HOLD_BACK_MS = 4_000
const LOOK_EVERY_MS = 20
const KIBIBYTE = 1_024
const RESUMABLE_CLOSE = 4_000

const database = await openTestDatabase()
const discord = await startDiscord({ rateLimits: NO_RATE_LIMITS, replayLimit: MESSAGES * 2, keptRequests: 1 })

/** Applications with a server of their own. */
const community = (name: string): { application: Application; guild: Guild }[] =>
  Array.from({ length: BOTS }, (_, nth) => {
    const application = discord.application({ name: `${name} ${nth}` })
    return { application, guild: discord.guild({ name: `${name} ${nth}`, applications: [application] }) }
  })

/** Milliseconds from now until so many of these have a session. */
async function readyAfter(applications: readonly Application[]): Promise<number> {
  const started = performance.now()
  await until('all are ready', () => applications.every(({ sessions }) => sessions.length > 0), PATIENCE_MS)
  return performance.now() - started
}

async function weighSessions(subject: Subject, before: number): Promise<number> {
  await Bun.sleep(SETTLE_MS)
  return ((await subject.ask({ do: 'weigh' })) - before) / BOTS / KIBIBYTE
}

async function measureBare(): Promise<{ kibibytes: number; readyMs: number }> {
  const bots = community('bare').map(({ application }) => application)
  const subject = startSubject()
  const before = await subject.ask({ do: 'weigh' })
  const ready = readyAfter(bots)
  void subject.ask({ do: 'connect bare', apiUrl: discord.apiUrl, tokens: bots.map(({ token }) => token) })
  const readyMs = await ready
  const kibibytes = await weighSessions(subject, before)
  await subject.end()
  return { kibibytes, readyMs }
}

async function setUp(bots: readonly Application[]): Promise<void> {
  const cipher = createTokenCipher(crypto, [TOKEN_KEY])
  const known = { user_id: '42', public_key: '', status: 'running', created_at: 0, updated_at: 0 } as const
  const rows = await Promise.all(
    bots.map(async ({ id, name, token }) => ({ ...known, bot_id: id, name, token: await cipher.seal(id, token) })),
  )
  await database.db
    .insertInto('users')
    .values({
      ...{ id: '42', username: 'owner', global_name: null, discriminator: '0', avatar: null, premium_status: 'active' },
      ...{ created_at: 0, updated_at: 0 },
    })
    .execute()
  await database.db.insertInto('whitelabel_bots').values(rows).execute()
}

/** Messages judged in a second, when so many are there at once in these guilds. */
async function judge(subject: Subject, guilds: readonly Guild[]): Promise<number> {
  const before = await subject.ask({ do: 'count messages' })
  const places = guilds.map((guild) => ({ member: guild.member('member'), channel: guild.channel('general') }))
  discord.misbehave({ dispatchDelayMs: HOLD_BACK_MS })
  const sentAt = performance.now() + HOLD_BACK_MS
  const at = Date.now()
  for (let said = 0; said < MESSAGES; said++) {
    const { member, channel } = places[said % places.length] ?? {}
    if (channel) member?.says('hello there, how is everyone today', { in: channel, at })
  }
  discord.behave()
  if (performance.now() > sentAt) throw new Error('saying it all took longer than it was held back')
  while ((await subject.ask({ do: 'count messages' })) - before < MESSAGES) await Bun.sleep(LOOK_EVERY_MS)
  return (MESSAGES / (performance.now() - sentAt)) * 1_000
}

async function reconnect(subject: Subject, some: readonly Application[], at: Discord): Promise<number> {
  const resumed = new Set<string>()
  const stop = at.onEvent((event) => {
    if (event.type === 'session-resumed') resumed.add(event.application.id)
  })
  await subject.ask({ do: 'watch loop' })
  for (const application of some) at.closeSockets(RESUMABLE_CLOSE, application)
  await until('they are back', () => some.every(({ id }) => resumed.has(id)), PATIENCE_MS)
  stop()
  return subject.ask({ do: 'read loop' })
}

/** A gateway whose pool has nothing to run yet. */
async function weighGateway(main: Application): Promise<number> {
  const subject = startSubject()
  await subject.ask({ do: 'start gateway', settings: settingsOf(main) })
  await readyAfter([main])
  await Bun.sleep(SETTLE_MS)
  const bytes = await subject.ask({ do: 'weigh' })
  await subject.ask({ do: 'stop' })
  await subject.end()
  return bytes
}

const settingsOf = (main: Application): GatewaySettings => ({
  ...settingsFor({ discord, application: main, database }),
  WHITELABEL_TOKEN_KEYS: [TOKEN_KEY],
})

async function measurePool(bare: { kibibytes: number; readyMs: number }): Promise<Measure[]> {
  const main = discord.application({ name: 'main' })
  const before = await weighGateway(main)
  const places = community('pool')
  const bots = places.map(({ application }) => application)
  await setUp(bots)
  const subject = startSubject()
  await subject.ask({ do: 'weigh' })
  const ready = readyAfter(bots)
  void subject.ask({ do: 'start gateway', settings: settingsOf(main) })
  const readyMs = await ready
  const kibibytes = await weighSessions(subject, before)

  const cpuBefore = await subject.ask({ do: 'clock' })
  await Bun.sleep(IDLE_MS)
  const idlePercent = (((await subject.ask({ do: 'clock' })) - cpuBefore) / IDLE_MS) * 100

  const guilds = places.map(({ guild }) => guild)
  // The first round warms up.
  await judge(subject, guilds)
  const spread = await judge(subject, guilds)
  const one = await judge(subject, guilds.slice(0, 1))
  const loopDelay = await reconnect(subject, bots.slice(0, RECONNECTING), discord)
  await subject.ask({ do: 'stop' })
  await subject.end()
  return [
    {
      measure: 'pool.session_memory.vs_bare',
      value: kibibytes / bare.kibibytes,
      note: `${kibibytes.toFixed(1)} KiB a bot, ${bare.kibibytes.toFixed(1)} a bare session, ${BOTS} of each`,
      target: { atMost: 2 },
    },
    {
      measure: 'pool.ready.vs_bare',
      value: readyMs / bare.readyMs,
      note: `${Math.round(readyMs)} ms until all are ready, ${Math.round(bare.readyMs)} ms bare`,
      target: { atMost: 3 },
    },
    { measure: 'pool.idle_cpu_percent', value: idlePercent, note: 'of one core' },
    {
      measure: 'pool.spread.vs_one',
      value: spread / one,
      note: `${Math.round(spread).toLocaleString('en')}/s over all, ${Math.round(one).toLocaleString('en')}/s on one`,
      target: { atLeast: 0.7 },
    },
    {
      measure: 'pool.reconnect.loop_delay_p99_ms',
      value: loopDelay,
      note: `while ${Math.min(RECONNECTING, BOTS)} bots reconnect at once`,
      target: { atMost: 100 },
    },
  ]
}

await runBench(async () => ({
  parts: [{ measures: ['pool.'], take: async () => measurePool(await measureBare()) }],
  versions: {},
  async close() {
    await discord.close()
    await database.close()
  },
}))
