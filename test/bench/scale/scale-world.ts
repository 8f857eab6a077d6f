import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import type { RowDataPacket } from 'mysql2/promise'
import { namesOf } from '../../../gateway/bus/names.ts'
import { connectToNats } from '../../../gateway/bus/nats-connection.ts'
import { type PrivateNats, startNats } from '../../../scripts/nats/server.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Channel } from '../../support/discord/community/channel.ts'
import type { Member } from '../../support/discord/community/member.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { type GatewayProcess, startGatewayProcess } from '../../support/gateway-process.ts'
import { until } from '../../support/until.ts'
import type { BenchDatabase } from '../gateway/database.ts'

const ENVIRONMENT = 'bench'
/** As many as there are partitions, so that several workers have something to do. */
const GUILDS = 64
const MEMBERS_PER_GUILD = { full: 50, quick: 10 } as const
const COOLDOWN_MS = 61_000
const HOUR_MS = 3_600_000
/** A look reads every member from the database, so the bench waits between two looks. */
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 120_000

/** Guilds whose members talk in turn, each as soon as the cooldown is over, so that every message earns. */
export class ScaleWorld {
  private said = 0
  private readonly firstAt = Date.now() - 24 * HOUR_MS

  private constructor(
    readonly database: BenchDatabase,
    readonly discord: Discord,
    private readonly application: Application,
    private readonly talkers: readonly { member: Member; channel: Channel }[],
    private readonly nats: PrivateNats,
  ) {}

  static async open(database: BenchDatabase, quick: boolean): Promise<ScaleWorld> {
    const nats = await startNats({ directory: join(import.meta.dir, '../../../.data/bench/nats', crypto.randomUUID()) })
    const discord = await startDiscord({
      ...{ rateLimits: NO_RATE_LIMITS, identifyWindowMs: 1, replayLimit: 1_000_000, resumeWindowMs: HOUR_MS },
    })
    const application = discord.application({ name: 'Prosperity' })
    const guilds = Array.from({ length: GUILDS }, (_, nth) => discord.guild({ name: `Server ${nth}` }))
    const rows = guilds.map(({ id }) => `(${id}, '', 1, 'en-US', 'disable', 1, 1)`)
    await database.pool.query(
      `insert into guilds (id, name, active, locale, notification_type, created_at, updated_at) values ${rows.join()}`,
    )
    const each = MEMBERS_PER_GUILD[quick ? 'quick' : 'full']
    const talkers = Array.from({ length: each }, (_, nth) =>
      guilds.map((guild) => ({ member: guild.member(`member ${nth}`), channel: guild.channel('general') })),
    )
    for (const guild of guilds) guild.add(application)
    return new ScaleWorld(database, discord, application, talkers.flat(), nats)
  }

  start(mode: 'standalone' | 'gateway' | 'worker'): Promise<GatewayProcess> {
    const bus = mode === 'standalone' ? {} : { NATS_URL: this.nats.url, ENVIRONMENT }
    return startGatewayProcess(this.discord, this.application, this.database, { BOT_MODE: mode, ...bus })
  }

  /** So many messages are written, each of which earns. */
  say(messages: number): void {
    for (let end = this.said + messages; this.said < end; this.said++) {
      const talker = this.talkers[this.said % this.talkers.length]
      const at = this.firstAt + Math.floor(this.said / this.talkers.length) * COOLDOWN_MS
      talker?.member.says('hello there', { in: talker.channel, at })
    }
  }

  /** Messages are written while no session is connected. @returns when the session has resumed, by `performance.now` */
  async sayWhileAway(messages: number): Promise<number> {
    const resumed = Promise.withResolvers<number>()
    this.discord.dropSockets(this.application)
    this.say(messages)
    const stop = this.discord.onEvent((event) => {
      if (event.type === 'session-resumed') resumed.resolve(performance.now())
    })
    const at = await resumed.promise
    stop()
    return at
  }

  /** Messages that were written and are not committed. */
  async uncommitted(): Promise<number> {
    const [[row]] = await this.database.pool.query<RowDataPacket[]>('select sum(message_count) as n from guild_users')
    return this.said - Number(row?.n ?? 0)
  }

  async allCommitted(): Promise<void> {
    const check = async () => (await this.uncommitted()) === 0
    await until('every message is committed', check, PATIENCE_MS, LOOK_EVERY_MS)
  }

  /** What the stream holds on disk. */
  async streamState(): Promise<{ messages: number; bytes: number }> {
    const connection = await connectToNats(this.nats.url, 'bench')
    const { state } = await (await jetstreamManager(connection)).streams.info(namesOf(ENVIRONMENT).stream)
    await connection.close()
    return { messages: state.messages, bytes: state.bytes }
  }

  get natsPid(): number {
    return this.nats.pid
  }

  async close(): Promise<void> {
    await this.discord.close()
    await this.nats.stop()
  }
}
