import { type APIMessage, InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { Updateable } from 'kysely'
import { InvalidRequests } from '../../../gateway/discord/invalid-requests.ts'
import { createRest } from '../../../gateway/discord/rest.ts'
import { Runner, type RunnerParts } from '../../../gateway/jobs/runner.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { insertJobs, type JobPayload, type NewJob } from '../../../shared/database/jobs/jobs.ts'
import type { GuildTable } from '../../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { xpFor } from '../../support/default-curve.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Channel } from '../../support/discord/community/channel.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { apply } from '../../support/discord/interactions/apply.ts'
import { Reply } from '../../support/discord/interactions/reply.ts'
import { openInteraction } from '../../support/discord/interactions/state.ts'
import { DISCORD_RATE_LIMITS, type RateLimits, type Settings } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { until } from '../../support/until.ts'

const BOT_ROLE_POSITION = 50
const TOKEN_LIFE_MS = 15 * 60_000

/** Discord's limits, but for those that would make a test wait for minutes. */
export const QUICK: RateLimits = {
  ...DISCORD_RATE_LIMITS,
  global: { limit: 5_000, perMs: 1_000 },
  route: { limit: 5_000, perMs: 1_000 },
  routes: { 'POST /channels/:channel/messages': { limit: 5, perMs: 250 } },
}

export interface GuildPlan {
  settings?: Updateable<GuildTable>
  /** Role names by level. */
  levelRoles?: Record<number, string>
}

/** A job of a member's level-up. */
export interface Rise {
  level: number
  in: Channel
}

/** The real time, until a test holds it or lets it go on from another time. */
class TestClock {
  private held: number | null = null
  private ahead = 0

  now(): number {
    return this.held ?? Math.floor(Date.now() + this.ahead)
  }

  /** Every look shows this time from now on, in milliseconds since 1970. */
  hold(time: number): void {
    this.held = time
  }

  /** Time passes as usual, from this time on. */
  goOnFrom(time: number): void {
    this.held = null
    this.ahead = time - Date.now()
  }

  /** Shows the real time again. */
  reset(): void {
    this.goOnFrom(Date.now())
  }
}

/** A simulated Discord, a database, and runners of jobs between them; no XP is awarded here. */
export class EffectsWorld {
  readonly log: string[] = []
  /** The time of every process; the real time until a test sets another. */
  readonly clock = new TestClock()
  /** Metrics of the process that started last. */
  metrics = createMetrics()
  private readonly runners = new Set<Runner>()
  private readonly token: string

  private constructor(
    readonly discord: Discord,
    readonly database: TestDatabase,
    readonly application: Application,
  ) {
    this.token = application.token
  }

  static async open(settings: Partial<Settings> = {}): Promise<EffectsWorld> {
    const quick = { rateLimits: QUICK, keptRequests: 100_000, ...settings }
    const [discord, database] = await Promise.all([startDiscord(quick), openTestDatabase()])
    return new EffectsWorld(discord, database, discord.application({ name: 'Prosperity' }))
  }

  async close(): Promise<void> {
    await Promise.all([...this.runners].map((runner) => runner.stop()))
    await this.discord.close()
    await this.database.close()
  }

  /**
   * A process's runner. It looks by itself once a second, or every `idleMs`; `wake()` is what a commit does.
   * @param options.db how it reaches the database, where a test holds up its queries
   */
  runs({
    db = this.database.db,
    ...options
  }: Partial<Pick<RunnerParts, 'db' | 'idleMs' | 'cards' | 'webhooks'>> = {}): Runner {
    const { discord, log, token } = this
    const metrics = createMetrics()
    this.metrics = metrics
    const runnerLog = createLog({ level: 'debug', secrets: [], write: (line) => log.push(line) })
    const invalid = new InvalidRequests({ limit: 5_000, now: Date.now, log: runnerLog, metrics })
    const rest = createRest({ apiUrl: discord.apiUrl, token, invalid, options: { globalRequestsPerSecond: 5_000 } })
    const runner = new Runner({
      db,
      restFor: () => rest,
      processId: crypto.randomUUID(),
      ...{ leaseMs: 30_000, apiUrl: discord.apiUrl },
      log: runnerLog,
      metrics,
      clock: this.clock,
      random: Math.random,
      webhooks: { post: async () => ({ ok: true, status: 204 }), cipher: null },
      ...options,
    })
    this.runners.add(runner)
    runner.start()
    return runner
  }

  async guild({ settings, levelRoles = {} }: GuildPlan = {}): Promise<Guild> {
    const { db } = this.database
    const guild = this.discord.guild({ name: 'Community', applications: [this.application] })
    guild.roleOf(this.application).moveTo(BOT_ROLE_POSITION)
    const times = { created_at: 0, updated_at: 0 }
    await db
      .insertInto('guilds')
      .values({ id: guild.id, name: '', active: 1, notification_channel_id: null, ...times })
      .execute()
    if (settings) await db.updateTable('guilds').set(settings).where('id', '=', guild.id).execute()
    const rows = Object.entries(levelRoles).map(([level, role]) => ({
      guild_id: guild.id,
      level: Number(level),
      role_id: guild.role(role).id,
    }))
    if (rows.length > 0) await db.insertInto('level_roles').values(rows).execute()
    return guild
  }

  async hasLevel(guild: Guild, level: number, ...members: { id: string }[]): Promise<void> {
    const standing = { xp: xpFor(level), level, last_xp_at: null }
    await this.database.db
      .insertInto('guild_users')
      .values(members.map(({ id }) => ({ guild_id: guild.id, user_id: id, ...standing })))
      .onDuplicateKeyUpdate(standing)
      .execute()
  }

  /** Writes jobs as a commit does. */
  async asks(...jobs: NewJob[]): Promise<void> {
    await insertJobs(this.database.db, jobs, this.clock.now())
  }

  /** What a level-up asks for: an announcement, in answer to a message. */
  rise(guild: Guild, member: Member, { level, in: channel }: Rise): NewJob {
    const message = member.says('hi', { in: channel })
    const payload = { level, channelId: channel.id, messageId: message.id }
    return { kind: 'level-up', guildId: guild.id, userId: member.id, payload }
  }

  /** An admin's command that was answered "in a moment"; the answer, and where the gateway may report. */
  command(guild: Guild, admin: Member): { reply: Reply; address: NonNullable<JobPayload<'guild-role-sync'>['reply']> } {
    const { world } = this.discord
    const { application } = this
    const interaction = openInteraction(world, {
      type: InteractionType.ApplicationCommand,
      application: application.state,
      user: admin.user,
      guild: guild.state,
      channel: guild.channel('admins').state,
      source: null,
    })
    apply(world, interaction, { type: InteractionResponseType.DeferredChannelMessageWithSource, ephemeral: true })
    const address = {
      applicationId: application.id,
      token: interaction.token,
      expiresAt: Date.now() + TOKEN_LIFE_MS,
      locale: 'en-US',
    }
    return { reply: new Reply(world, interaction), address }
  }

  jobs(state?: 'failed') {
    const query = this.database.db.selectFrom('jobs').selectAll().orderBy('id')
    return (state ? query.where('state', '=', state) : query).execute()
  }

  async allDone(timeoutMs?: number): Promise<void> {
    await until('every job is done', async () => (await this.jobs()).every((job) => job.state === 'failed'), timeoutMs)
  }
}

/** The announced members and levels, in order, e.g. `<@7> 5`. */
export const told = (messages: readonly APIMessage[]): string[] =>
  messages.flatMap((message) =>
    [...message.content.matchAll(/(<@\d+>).*?\*\*(\d+)\*\*/g)].map(([, user, level]) => `${user} ${level}`),
  )
