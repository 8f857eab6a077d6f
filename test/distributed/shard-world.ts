import { expect } from 'bun:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import type { Discord } from '../support/discord/discord.ts'
import { QUICK_RATE_LIMITS, type Settings } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type GatewayProcess, spawnGateway, startGatewayProcess } from '../support/gateway-process.ts'
import { LedgerByHand } from '../support/ledger-by-hand.ts'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { isReady } from '../support/readiness.ts'
import { type Ended, runScript } from '../support/script.ts'
import { until } from '../support/until.ts'
import { QUICK_LEASES } from './leases.ts'

export const SHARDS = 4
const MEMBERS = 8
/** Simulated time between two messages of a world with four communities. */
const STEP_MS = 1_500
const TALK_EVERY_MS = 4
/** Each guild has an id of another millisecond from this time on, in milliseconds since Discord's epoch. */
const FIRST_GUILD_MS = 100_000_000_000
const HOUR_MS = 3_600_000
/** `FAULTS=long` also opens a world of 100,000 guilds. */
const PATIENCE_MS = isLong ? 600_000 : 60_000

interface Community {
  guild: Guild
  members: Member[]
  ledger: LedgerByHand
}

export interface ShardWorldOptions {
  /** Settings of every process. */
  environment?: Readonly<Record<string, string>>
  discord?: Partial<Settings>
  shards?: number
  /** Number of guilds; each shard has the same number of them. */
  guilds?: number
  /** Number of guilds whose members write; each shard has the same number of them. */
  talking?: number
  /** Simulated time between two messages, in milliseconds. */
  stepMs?: number
}

/** Communities on each of several shards, several gateways that share the shards, and one worker. */
export class ShardWorld {
  readonly gateways: GatewayProcess[] = []
  private time = Date.now() - 12 * HOUR_MS
  private turn = 0
  private talking: ReturnType<typeof setInterval> | null = null

  private constructor(
    readonly discord: Discord,
    readonly application: Application,
    private readonly communities: readonly Community[],
    private readonly nats: TestNats,
    private readonly database: TestDatabase,
    readonly worker: GatewayProcess,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly stepMs: number,
  ) {}

  static async open(gateways: number, options: ShardWorldOptions = {}): Promise<ShardWorld> {
    const { shards = SHARDS, guilds = shards, talking = guilds, stepMs = STEP_MS } = options
    const [nats, database] = await Promise.all([startTestNats(), openTestDatabase()])
    const quick = {
      rateLimits: QUICK_RATE_LIMITS,
      identifyWindowMs: 50,
      maxConcurrency: 4,
      guildsPerShard: guilds / shards,
    }
    const discord = await startDiscord({ ...quick, ...options.discord })
    const application = discord.application({ name: 'Prosperity' })
    const communities: Community[] = []
    for (let nth = 0; nth < guilds; nth++) {
      const id = String((BigInt(FIRST_GUILD_MS - (FIRST_GUILD_MS % shards) + nth) << 22n) + 1n)
      const guild = discord.guild({ name: `guild ${nth}`, id })
      guild.channel('general')
      guild.add(application)
      if (nth >= talking) continue
      const members = Array.from({ length: MEMBERS }, (_, member) => guild.member(`member ${nth} ${member}`))
      communities.push({ guild, members, ledger: new LedgerByHand() })
    }
    const environment = {
      NATS_URL: nats.url,
      ENVIRONMENT: 'test',
      ...QUICK_LEASES,
      // Discord recommends as many shards as the world is made for.
      SHARD_COUNT: 'auto',
      SHARD_OVERLAP_MS: '500',
      ...options.environment,
    }
    const worker = await startGatewayProcess(discord, application, database, { ...environment, BOT_MODE: 'worker' })
    const world = new ShardWorld(discord, application, communities, nats, database, worker, environment, stepMs)
    await Promise.all(Array.from({ length: gateways }, () => world.addGateway()))
    if (gateways > 0) await world.isShared(shards)
    return world
  }

  get db(): Kysely<Database> {
    return this.database.db
  }

  async addGateway(settings: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> {
    const gateway = await this.spawn({ BOT_MODE: 'gateway', ...settings })
    await until('the gateway is ready', () => isReady(gateway), PATIENCE_MS)
    return gateway
  }

  /** Starts a gateway or a standalone process, and returns before it holds sessions. */
  async spawn(settings: Readonly<Record<string, string>>): Promise<GatewayProcess> {
    const environment = { ...this.environment, ...settings }
    const gateway = await spawnGateway(this.discord, this.application, this.database, environment)
    this.gateways.push(gateway)
    return gateway
  }

  /** Ends the first gateway. */
  async endGateway(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const gateway = this.gateways.shift()
    return gateway === undefined ? null : gateway.end(signal)
  }

  /** Waits until the gateways hold all shards, none more than its share, and every shard has a connection. */
  async isShared(shards = SHARDS): Promise<void> {
    const most = Math.ceil(shards / this.gateways.length)
    await until(
      'the shards are shared fairly',
      async () => {
        const held = await Promise.all(this.gateways.map((gateway) => metricOf(gateway, 'shards_held')))
        const all = held.reduce((sum, each) => sum + each, 0)
        const connected = this.application.sessions.filter(({ connection }) => connection !== null)
        return all === shards && Math.max(...held) <= most && connected.length >= shards
      },
      PATIENCE_MS,
    )
  }

  startTalking(): void {
    this.talking ??= setInterval(() => this.nextMemberTalks(), TALK_EVERY_MS)
  }

  /** Waits until the communities have written this many more messages. */
  async talkFor(messages: number): Promise<void> {
    this.startTalking()
    const goal = this.turn + messages
    await until(`${messages} more messages are said`, () => this.turn >= goal, PATIENCE_MS)
  }

  /** Ends the chat, and expects that every member has exactly the XP that the rules give. */
  async mustBeExact(): Promise<void> {
    if (this.talking !== null) clearInterval(this.talking)
    this.talking = null
    const expected = Object.fromEntries(this.communities.flatMap(({ ledger }) => [...ledger.expected]))
    const isRight = async () => {
      const earned = await this.earned()
      return Object.entries(expected).every(([id, xp]) => earned[id] === xp)
    }
    await until('all is committed', isRight, PATIENCE_MS).catch(() => {})
    expect(await this.earned()).toEqual(expected)
  }

  /** Number of messages that were written. */
  get messages(): number {
    return this.turn
  }

  /** Runs scripts/shards as an operator does. */
  shards(...words: string[]): Promise<Ended> {
    return runScript('shards', words, {
      DATABASE_URL: this.database.url,
      DISCORD_APPLICATION_ID: this.application.id,
      BOT_TOKEN: this.application.token,
      DISCORD_API_URL: this.discord.apiUrl,
    })
  }

  /** The shards with a connection, e.g. `3/8`, in order. */
  get connected(): string[] {
    return this.application.sessions
      .filter(({ connection }) => connection !== null)
      .map(({ shard }) => `${shard.id}/${shard.count}`)
      .sort()
  }

  /** The shards whose sessions are stored, e.g. `3/8`, in order. */
  async stored(): Promise<string[]> {
    const rows = await this.db.selectFrom('gateway_sessions').select(['shard', 'shard_count']).execute()
    return rows.map((row) => `${row.shard}/${row.shard_count}`).sort()
  }

  /** Number of IDENTIFYs since the start. */
  get identifies(): number {
    return this.discord.world.settings.identifiesPerDay - this.application.identifiesLeft
  }

  async close(): Promise<void> {
    if (this.talking !== null) clearInterval(this.talking)
    await Promise.all([...this.gateways, this.worker].map((each) => each.end('SIGKILL')))
    await this.discord.close()
    await this.nats.close()
    await this.database.close()
  }

  private nextMemberTalks(): void {
    const { communities } = this
    const community = communities[this.turn % communities.length]
    const member = community?.members[Math.floor(this.turn / communities.length) % MEMBERS]
    this.turn++
    if (community === undefined || member === undefined) return
    this.time += this.stepMs
    const message = member.says('hello', { in: community.guild.channel('general'), at: this.time })
    community.ledger.said(member.id, message)
  }

  private async earned(): Promise<Record<string, number>> {
    const rows = await this.db.selectFrom('guild_users').select(['user_id', 'xp']).where('xp', '>', 0).execute()
    return Object.fromEntries(rows.map((row) => [row.user_id, row.xp]))
  }
}
