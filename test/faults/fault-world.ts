import { expect } from 'bun:test'
import type { Kysely } from 'kysely'
import { openDatabase } from '../../gateway/database/database.ts'
import type { Database } from '../../shared/database/schema.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { openTestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import type { Discord } from '../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS, type Settings } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { LedgerByHand } from '../support/ledger-by-hand.ts'
import { until } from '../support/until.ts'

/** `FAULTS=long` makes each fault as long and as frequent as the promises of the design say. */
export const isLong = process.env.FAULTS === 'long'

const MEMBERS = 20
/** Simulated time between two messages. Each member writes every 30 s, and every second message earns. */
const STEP_MS = 1_500
const TALK_EVERY_MS = 5
const HOUR_MS = 3_600_000
const LEVEL_ROLES = { 1: 'Bronze', 3: 'Silver', 6: 'Gold' }
const BOT_ROLE_POSITION = 50
const SETTLE_MS = 60_000
/** The jobs of a killed process are free again after this time. */
const JOB_LEASE_MS = isLong ? '30000' : '3000'

/** Raised, because Discord's rate limits would make each test take minutes. */
const QUICK_LIMITS = { ...DISCORD_RATE_LIMITS, global: { limit: 1_000, perMs: 1_000 }, routes: {} }

/** A database that a test can make unreachable for the gateway. */
export interface FaultDatabase {
  url: string
  db: Kysely<Database>
  close(): Promise<void>
}

/** A community that chats continuously, a gateway process that a test may end, and a count of the expected XP. */
export class FaultWorld {
  readonly ledger = new LedgerByHand()
  private time = Date.now() - 12 * HOUR_MS
  private turn = 0
  private talking: ReturnType<typeof setInterval> | null = null

  private constructor(
    readonly discord: Discord,
    readonly database: FaultDatabase,
    readonly application: Application,
    readonly guild: Guild,
    private readonly members: Member[],
    public gateway: GatewayProcess,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(
    settings: Partial<Settings> = {},
    database?: FaultDatabase,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<FaultWorld> {
    const store = database ?? (await openTestDatabase())
    const discord = await startDiscord({ rateLimits: QUICK_LIMITS, identifyWindowMs: 50, ...settings })
    const application = discord.application({ name: 'Prosperity' })
    const guild = discord.guild({ name: 'Community' })
    const members = Array.from({ length: MEMBERS }, (_, nth) => guild.member(`member ${nth}`))
    const rows = Object.entries(LEVEL_ROLES).map(([level, name]) => ({
      guild_id: guild.id,
      level: Number(level),
      role_id: guild.role(name).id,
    }))
    await store.db.insertInto('level_roles').values(rows).execute()
    guild.add(application)
    guild.roleOf(application).moveTo(BOT_ROLE_POSITION)
    const quick = { JOB_LEASE_MS, ...environment }
    const gateway = await startGatewayProcess(discord, application, store, quick)
    return new FaultWorld(discord, store, application, guild, members, gateway, quick)
  }

  /** The next member writes a message. */
  nextMemberTalks(): void {
    const member = this.members[this.turn++ % this.members.length]
    if (member === undefined) return
    this.time += STEP_MS
    this.ledger.said(member.id, member.says('hello', { in: this.guild.channel('general'), at: this.time }))
  }

  /** Starts the chat. */
  startTalking(): void {
    this.talking ??= setInterval(() => this.nextMemberTalks(), TALK_EVERY_MS)
  }

  stopTalking(): void {
    if (this.talking) clearInterval(this.talking)
    this.talking = null
  }

  /** Waits until the community has written this many more messages. */
  async talkFor(messages: number): Promise<void> {
    this.startTalking()
    const goal = this.turn + messages
    await until(`${messages} more messages are said`, () => this.turn >= goal, SETTLE_MS)
  }

  /** Ends the gateway and starts it again. @param settings of the new process; absent takes those of the old one */
  async restartGateway(signal: 'SIGTERM' | 'SIGKILL', settings = this.environment): Promise<number | null> {
    const exitCode = await this.gateway.end(signal)
    this.gateway = await startGatewayProcess(this.discord, this.application, this.database, settings)
    return exitCode
  }

  /** The XP of every member who has any. */
  async earned(): Promise<Map<string, number>> {
    const rows = await this.database.db
      .selectFrom('guild_users')
      .select(['user_id', 'xp'])
      .where('guild_id', '=', this.guild.id)
      .where('xp', '>', 0)
      .execute()
    return new Map(rows.map((row) => [row.user_id, row.xp]))
  }

  /** The number of messages that earned XP. */
  async awards(): Promise<number> {
    const logs = await this.database.db
      .selectFrom('message_logs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('guild_id', '=', this.guild.id)
      .executeTakeFirstOrThrow()
    return logs.count
  }

  /** The number of messages that earned XP, after all messages were handled. */
  async settledAwards(): Promise<number> {
    const witness = this.guild.member('witness')
    witness.says('I was here', { in: this.guild.channel('general') })
    await until('the witness has XP', async () => (await this.earned()).has(witness.id), SETTLE_MS)
    return (await this.awards()) - 1
  }

  /** Ends the chat. Every member must have exactly the XP that the rules give, one announcement of each level, and the level's role. */
  async mustBeExact(): Promise<void> {
    this.stopTalking()
    await this.settled(() => this.xpIsRight())
    expect(await this.earned()).toEqual(this.ledger.expected)
    expect(await this.awards()).toBe(this.ledger.awards)
    await this.mustBeTold()
  }

  private async xpIsRight(): Promise<boolean> {
    const earned = await this.earned()
    return [...this.ledger.expected].every(([id, xp]) => earned.get(id) === xp)
  }

  private async mustBeTold(): Promise<void> {
    const { db } = this.database
    await this.settled(async () => (await db.selectFrom('jobs').select('id').execute()).length === 0)
    const told = this.guild.sent.flatMap(({ content }) => [...content.matchAll(/<@(\d+)>[^*]*\*\*(\d+)\*\*/g)])
    const announcements = told.map(([, id, level]) => `${id} ${level}`)
    expect(announcements).toEqual([...new Set(announcements)])
    for (const member of this.members) {
      const level = levelAt(this.ledger.expected.get(member.id) ?? 0)
      const levels = announcements
        .filter((text) => text.startsWith(`${member.id} `))
        .map((text) => Number(text.split(' ')[1]))
      expect(levels).toEqual(levels.toSorted((a, b) => a - b))
      if (level > 0) expect(levels.at(-1)).toBe(level)
      const [role] = Object.entries(LEVEL_ROLES)
        .filter(([least]) => Number(least) <= level)
        .toReversed()
      expect(member.roles).toEqual(role === undefined ? [] : [role[1]])
    }
  }

  private async settled(isSo: () => Promise<boolean>): Promise<void> {
    await until('nothing is left to do', isSo, SETTLE_MS).catch(() => {})
  }

  async close(): Promise<void> {
    this.stopTalking()
    await this.gateway.end('SIGKILL')
    await this.discord.close()
    await this.database.close()
  }
}

/** A database on a separate server, which a test may stop and start. */
export const databaseAt = (url: string): FaultDatabase => {
  const db = openDatabase({ url, connections: 4 })
  return { url, db, close: () => db.destroy() }
}
