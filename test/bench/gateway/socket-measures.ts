import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { startGatewayProcess } from '../../support/gateway-process.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { median } from '../support/rounds.ts'
import { startBareReceiver } from './bare-receiver.ts'
import { type BenchDatabase, recordedMembers } from './database.ts'
import { counterOf, percentileOf } from './prometheus.ts'

/** So many that the time of a look at the receiver is small beside theirs. */
const MESSAGES = 250_000
/** A look takes CPU time from the process that is measured, so the bench waits between two looks. */
const LOOK_EVERY_MS = 40
const MEMBERS = 100
const ROUNDS = 3
const LATENCY_SECONDS = 10
const PER_SECOND = 1_000
/** Messages are written this often, so that their rate is steady. */
const TICK_MS = 10
const PATIENCE_MS = 60_000
const AWARDED = 'prosperity_messages_total{outcome="awarded"}'

/** A client whose progress can be asked for. */
interface Receiver {
  /** Messages received up to now. */
  received(): Promise<number>
}

/** What goes over a real WebSocket: the simulated Discord here, each client in a process of its own. */
export async function socketMeasures(database: BenchDatabase): Promise<Measure[]> {
  const discord = await startDiscord({ rateLimits: NO_RATE_LIMITS, replayLimit: MESSAGES * 2 })
  const [ours, bare] = [discord.application({ name: 'ours' }), discord.application({ name: 'bare' })]
  const gateway = await startGatewayProcess(discord, ours, database)
  const receiver = await startBareReceiver(discord, bare)
  const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text()
  const guildOf = (application: typeof ours) => {
    const guild = discord.guild({ name: application.name, applications: [application] })
    const members = Array.from({ length: MEMBERS }, (_, n) => guild.member(`${application.name}-${n}`))
    return { guild, members, general: guild.channel('general') }
  }

  /** Everything is said while nobody listens, and counts from the moment they do: the sender is not measured. */
  async function rate(application: typeof ours, place: ReturnType<typeof guildOf>, client: Receiver): Promise<number> {
    const before = await client.received()
    discord.dropSockets(application)
    for (let n = 0; n < MESSAGES; n++) {
      place.members[n % MEMBERS]?.says('hello there, how is everyone today', { in: place.general, at })
    }
    const resumed = Promise.withResolvers<number>()
    const stop = discord.onEvent((event) => {
      if (event.type === 'session-resumed') resumed.resolve(performance.now())
    })
    const started = await resumed.promise
    stop()
    while ((await client.received()) - before < MESSAGES) await Bun.sleep(LOOK_EVERY_MS)
    return (MESSAGES / (performance.now() - started)) * 1_000
  }

  const here = { ours: guildOf(ours), bare: guildOf(bare) }
  // Every member has an award that is committed: all further messages of the same time are in their cooldown.
  const at = Date.now()
  for (const member of here.ours.members) member.says('hello', { in: here.ours.general, at })
  await until('the first awards are committed', async () => counterOf(await metrics(), AWARDED) >= MEMBERS)
  const gatewayClient = { received: async () => counterOf(await metrics(), 'prosperity_messages_total') }
  const rounds: { ours: number; bare: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const figures = { bare: await rate(bare, here.bare, receiver), ours: await rate(ours, here.ours, gatewayClient) }
    // The first round warms both up.
    if (round > 0) rounds.push(figures)
  }

  const talkers = Array.from({ length: LATENCY_SECONDS * PER_SECOND }, (_, n) => here.ours.guild.member(`talker-${n}`))
  const awarded = async (): Promise<number> => counterOf(await metrics(), AWARDED)
  await recordedMembers(database, here.ours.guild.id, talkers.length)
  const [metricsBefore, awardedBefore] = [await metrics(), await awarded()]
  for (let said = 0; said < talkers.length; ) {
    for (let n = 0; n < (PER_SECOND * TICK_MS) / 1_000; n++) talkers[said++]?.says('hello', { in: here.ours.general })
    await Bun.sleep(TICK_MS)
  }
  await until('all is committed', async () => (await awarded()) - awardedBefore >= talkers.length, PATIENCE_MS)
  const p99 = percentileOf(await metrics(), metricsBefore, 'prosperity_ledger_latency_seconds', 0.99) * 1_000

  await gateway.end('SIGTERM')
  await receiver.close()
  await discord.close()
  const mid = (which: 'ours' | 'bare'): string =>
    `${Math.round(median(rounds.map((round) => round[which]))).toLocaleString('en')}/s`
  return [
    {
      measure: 'gateway.cooldown.vs_bare',
      value: median(rounds.map((round) => round.ours / round.bare)),
      note: `${mid('ours')} judged, ${mid('bare')} with an empty handler`,
    },
    {
      measure: 'gateway.award.latency_p99_ms',
      value: p99,
      note: `socket to commit, ${PER_SECOND.toLocaleString('en')} awards/s`,
    },
  ]
}
