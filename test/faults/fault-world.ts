import { expect } from 'bun:test'
import type { Kysely } from 'kysely'
import { openDatabase } from '../../gateway/database/database.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { openTestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { QUICK_RATE_LIMITS, type Settings } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type GatewayProcess, spawnGateway, startGatewayProcess } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { isReady } from '../support/readiness.ts'
import { until } from '../support/until.ts'
import { Community, type CommunitySize } from './community.ts'
import { awardsIn, earnedIn, findingsOf, NOTHING_WRONG } from './findings.ts'

const SMALL: CommunitySize = { guilds: 1, membersPerGuild: 20, perSecond: 200 }
const SETTLE_MS = 120_000
/** The jobs of a killed process are free again after this time. */
const JOB_LEASE_MS = isLong ? '30000' : '3000'

/** A database that a test can make unreachable for the gateway. */
export interface FaultDatabase {
  url: string
  db: Kysely<Database>
  close(): Promise<void>
}

/** Changes the community and its rows before the first process starts. */
export type Prepare = (community: Community, db: Kysely<Database>) => Promise<void>

/** A community that chats continuously, a gateway process that a test may end, and a count of the expected XP. */
export class FaultWorld {
  private constructor(
    readonly discord: Discord,
    readonly database: FaultDatabase,
    readonly application: Application,
    readonly community: Community,
    public gateway: GatewayProcess,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(
    settings: Partial<Settings> = {},
    database?: FaultDatabase,
    environment: Readonly<Record<string, string>> = {},
    size = SMALL,
    prepare: Prepare = async () => {},
  ): Promise<FaultWorld> {
    const store = database ?? (await openTestDatabase())
    const discord = await startDiscord({ rateLimits: QUICK_RATE_LIMITS, identifyWindowMs: 50, ...settings })
    const application = discord.application({ name: 'Prosperity' })
    const community = await Community.open(discord, application, store.db, size)
    await prepare(community, store.db)
    const quick = { JOB_LEASE_MS, ...environment }
    const gateway = await startGatewayProcess(discord, application, store, quick)
    return new FaultWorld(discord, store, application, community, gateway, quick)
  }

  /** The first guild of the community. */
  get guild(): Guild {
    const [guild] = this.community.guilds
    if (guild === undefined) throw new Error('the community has no guild')
    return guild
  }

  get ledger(): Community['ledger'] {
    return this.community.ledger
  }

  /** The next member writes a message. */
  nextMemberTalks(): void {
    this.community.nextMemberTalks()
  }

  /** Starts the chat. */
  startTalking(): void {
    this.community.start()
  }

  stopTalking(): void {
    this.community.stop()
  }

  /** Waits until the community has written this many more messages. */
  async talkFor(messages: number): Promise<void> {
    this.startTalking()
    const goal = this.community.said + messages
    await until(`${messages} more messages are said`, () => this.community.said >= goal, SETTLE_MS)
  }

  /** Ends the gateway and starts it again. @param settings of the new process; absent takes those of the old one */
  async restartGateway(signal: 'SIGTERM' | 'SIGKILL', settings = this.environment): Promise<number | null> {
    const exitCode = await this.gateway.end(signal)
    await this.startGateway(settings)
    return exitCode
  }

  /** Starts a gateway in place of one that has ended. */
  async startGateway(settings = this.environment): Promise<void> {
    this.gateway = await startGatewayProcess(this.discord, this.application, this.database, settings)
  }

  /**
   * Starts a new gateway beside the old one, ends the old one by SIGTERM, and waits until the new one is ready.
   * @param mayEnd the old one is ended when this holds; absent ends it as soon as the new one listens
   * @returns the old one's exit code
   */
  async replaceGateway(mayEnd: (old: GatewayProcess) => Promise<boolean> = async () => true): Promise<number | null> {
    const old = this.gateway
    this.gateway = await spawnGateway(this.discord, this.application, this.database, this.environment)
    await until('the old gateway may end', () => mayEnd(old))
    const exitCode = await old.end('SIGTERM')
    await until('the new gateway is ready', () => isReady(this.gateway))
    return exitCode
  }

  /** The XP of every member who has any. */
  earned(): Promise<Map<Snowflake, number>> {
    return earnedIn(this.database.db, this.guildIds)
  }

  /** The number of messages that earned XP. */
  awards(): Promise<number> {
    return awardsIn(this.database.db, this.guildIds)
  }

  /** The number of messages that earned XP, after all messages were handled. */
  async settledAwards(): Promise<number> {
    const witness = this.guild.member('witness')
    witness.says('I was here', { in: this.guild.channel('general') })
    await until('the witness has XP', async () => (await this.earned()).has(witness.id), SETTLE_MS)
    return (await this.awards()) - 1
  }

  /** Ends the chat, and expects the XP, announcements and level roles that the rules give to each member. */
  async mustBeExact(): Promise<void> {
    this.stopTalking()
    await this.settled()
    expect(await findingsOf(this.community, this.database.db)).toEqual(NOTHING_WRONG)
  }

  /**
   * Waits until every award is committed and every job is done, but no longer than the limit.
   * @param lookEveryMs the pause between two looks; long after much chat, because a look counts every award
   */
  async settled(settleMs = SETTLE_MS, lookEveryMs?: number): Promise<void> {
    const { db } = this.database
    const isCommitted = async () => (await this.awards()) >= this.ledger.awards
    const isDone = async () => (await db.selectFrom('jobs').select('id').limit(1).execute()).length === 0
    await until('every award is committed', isCommitted, settleMs, lookEveryMs).catch(() => {})
    await until('every job is done', isDone, settleMs, lookEveryMs).catch(() => {})
  }

  async close(): Promise<void> {
    this.stopTalking()
    await this.gateway.end('SIGKILL')
    await this.discord.close()
    await this.database.close()
  }

  private get guildIds(): Snowflake[] {
    return this.community.guilds.map(({ id }) => id)
  }
}

/** A database on a separate server, which a test may stop and start. */
export const databaseAt = (url: string): FaultDatabase => {
  const db = openDatabase({ url, connections: 4 })
  return { url, db, close: () => db.destroy() }
}
