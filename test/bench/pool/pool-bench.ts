import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { addBots, gatewaySettings, PATIENCE_MS, readyAfter, storeBots } from './bots.ts'
import { type Subject, startSubject } from './start-subject.ts'

const RECONNECTING = 100
const MESSAGES = 100_000
/** Time in which a process gives freed memory back, before it is weighed. */
const SETTLE_MS = 3_000
/** CPU time of idle sessions is measured over this time. */
const IDLE_MS = 10_000
/** Messages are made within this time and sent after it, so that making them is not measured. */
const HOLD_BACK_MS = 4_000
/** A look takes CPU time from the process that is measured, so the bench waits between two looks. */
const LOOK_EVERY_MS = 20
const KIBIBYTE = 1_024
const RESUMABLE_CLOSE = 4_000

/** Memory of a session without a gateway around it, the time until all were ready, and the CPU time of all while idle. */
interface BareSessions {
  kibibytes: number
  readyMs: number
  /** Of one core. */
  idlePercent: number
}

/** Measures the pool of a gateway process against sessions without a gateway around them. */
export class PoolBench {
  private constructor(
    private readonly bots: number,
    private readonly database: TestDatabase,
    private readonly discord: Discord,
  ) {}

  static async open(bots: number): Promise<PoolBench> {
    const discord = await startDiscord({ rateLimits: NO_RATE_LIMITS, replayLimit: MESSAGES * 2, keptRequests: 1 })
    return new PoolBench(bots, await openTestDatabase(), discord)
  }

  async close(): Promise<void> {
    await this.discord.close()
    await this.database.close()
  }

  async measureBare(): Promise<BareSessions> {
    const bots = addBots(this.discord, this.bots, 'bare').map(({ application }) => application)
    const subject = startSubject()
    const before = await subject.ask({ do: 'weigh' })
    const ready = readyAfter(bots)
    const tokens = bots.map(({ token }) => token)
    void subject.ask({ do: 'connect bare', apiUrl: this.discord.apiUrl, tokens })
    const readyMs = await ready
    const kibibytes = await this.weighSession(subject, before)
    const idlePercent = await this.idle(subject)
    await subject.end()
    return { kibibytes, readyMs, idlePercent }
  }

  async measurePool(bare: BareSessions): Promise<Measure[]> {
    const main = this.discord.application({ name: 'main' })
    const settings = gatewaySettings(this.discord, main, this.database)
    const before = await this.weighGateway(main)
    const places = addBots(this.discord, this.bots, 'pool')
    const bots = places.map(({ application }) => application)
    await storeBots(this.database, bots)
    const subject = startSubject()
    await subject.ask({ do: 'weigh' })
    const ready = readyAfter(bots)
    void subject.ask({ do: 'start gateway', settings })
    const readyMs = await ready
    const kibibytes = await this.weighSession(subject, before)

    const idlePercent = await this.idle(subject)
    const guilds = places.map(({ guild }) => guild)
    // The first round warms up.
    await this.judge(subject, guilds)
    const spread = await this.judge(subject, guilds)
    const one = await this.judge(subject, guilds.slice(0, 1))
    const loopDelay = await this.reconnect(subject, bots.slice(0, RECONNECTING))
    await subject.ask({ do: 'stop' })
    await subject.end()
    return [
      {
        measure: 'pool.session_memory.vs_bare',
        value: kibibytes / bare.kibibytes,
        note: `${kibibytes.toFixed(1)} KiB a bot, ${bare.kibibytes.toFixed(1)} a bare session, ${this.bots} of each`,
      },
      {
        measure: 'pool.ready.vs_bare',
        value: readyMs / bare.readyMs,
        note: `${Math.round(readyMs)} ms until all are ready, ${Math.round(bare.readyMs)} ms bare`,
      },
      {
        measure: 'pool.idle_cpu_percent',
        value: idlePercent,
        note: `of one core; the bare sessions took ${bare.idlePercent.toFixed(1)}, mostly for heartbeats`,
      },
      { measure: 'pool.idle_cpu_percent.over_bare', value: Math.max(0, idlePercent - bare.idlePercent) },
      {
        measure: 'pool.spread.vs_one',
        value: spread / one,
        note: `${Math.round(spread).toLocaleString('en')}/s over all, ${Math.round(one).toLocaleString('en')}/s on one`,
      },
      {
        measure: 'pool.reconnect.loop_delay_p99_ms',
        value: loopDelay,
        note: `while ${Math.min(RECONNECTING, this.bots)} bots reconnect at once`,
      },
    ]
  }

  /** KiB of memory that each session added. @param before bytes before the sessions were opened */
  private async weighSession(subject: Subject, before: number): Promise<number> {
    await Bun.sleep(SETTLE_MS)
    return ((await subject.ask({ do: 'weigh' })) - before) / this.bots / KIBIBYTE
  }

  /** How much of one core a process uses while nothing happens, in percent. */
  private async idle(subject: Subject): Promise<number> {
    const before = await subject.ask({ do: 'clock' })
    await Bun.sleep(IDLE_MS)
    return (((await subject.ask({ do: 'clock' })) - before) / IDLE_MS) * 100
  }

  /** Bytes of memory of a gateway whose pool has no bots yet. */
  private async weighGateway(main: Application): Promise<number> {
    const subject = startSubject()
    await subject.ask({ do: 'start gateway', settings: gatewaySettings(this.discord, main, this.database) })
    await readyAfter([main])
    await Bun.sleep(SETTLE_MS)
    const bytes = await subject.ask({ do: 'weigh' })
    await subject.ask({ do: 'stop' })
    await subject.end()
    return bytes
  }

  /** Messages that the gateway takes per second, where all of them arrive at once in these guilds. */
  private async judge(subject: Subject, guilds: readonly Guild[]): Promise<number> {
    const before = await subject.ask({ do: 'count messages' })
    const places = guilds.map((guild) => ({ member: guild.member('member'), channel: guild.channel('general') }))
    this.discord.misbehave({ dispatchDelayMs: HOLD_BACK_MS })
    const sentAt = performance.now() + HOLD_BACK_MS
    const at = Date.now()
    for (let said = 0; said < MESSAGES; said++) {
      const { member, channel } = places[said % places.length] ?? {}
      if (channel) member?.says('hello there, how is everyone today', { in: channel, at })
    }
    this.discord.behave()
    if (performance.now() > sentAt) throw new Error('making the messages took longer than they were held back')
    while ((await subject.ask({ do: 'count messages' })) - before < MESSAGES) await Bun.sleep(LOOK_EVERY_MS)
    return (MESSAGES / (performance.now() - sentAt)) * 1_000
  }

  /** How late the latest hundredth of the event loop's ticks was while some bots reconnected, in milliseconds. */
  private async reconnect(subject: Subject, some: readonly Application[]): Promise<number> {
    const resumed = new Set<string>()
    const stop = this.discord.onEvent((event) => {
      if (event.type === 'session-resumed') resumed.add(event.application.id)
    })
    await subject.ask({ do: 'watch loop' })
    for (const application of some) this.discord.closeSockets(RESUMABLE_CLOSE, application)
    await until('all have resumed', () => some.every(({ id }) => resumed.has(id)), PATIENCE_MS)
    stop()
    return subject.ask({ do: 'read loop' })
  }
}
