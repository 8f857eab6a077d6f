import type { GatewaySettings } from '../../gateway/config.ts'
import { SCRIPT } from '../../shared/audit/entry.ts'
import type { BotAction } from '../../shared/database/bots/tables.ts'
import { findBot, requestAction, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import type { Application } from './discord/community/application.ts'
import type { Guild } from './discord/community/guild.ts'
import type { Discord } from './discord/discord.ts'
import type { Settings } from './discord/settings.ts'
import { startDiscord } from './discord/start.ts'
import { type RunningGateway, startTestGateway } from './gateway.ts'
import { until } from './until.ts'

export const TOKEN_KEY = { id: '1', bytes: new Uint8Array(32).fill(7) }
export const OWNER = '424242424242424242'
const POLL_MS = 100
/** So long that no pause of a busy machine ends a lease. */
const LEASE_MS = 30_000

/** A simulated Discord, a database, whitelabel bots, and gateway processes that share them. */
export class PoolWorld {
  readonly cipher = createTokenCipher(crypto, [TOKEN_KEY])
  readonly gateways = new Set<RunningGateway>()

  private constructor(
    readonly discord: Discord,
    readonly database: TestDatabase,
    readonly main: Application,
  ) {}

  static async open(settings: Partial<Settings> = {}): Promise<PoolWorld> {
    const [discord, database] = await Promise.all([
      startDiscord({ identifyWindowMs: 50, ...settings }),
      openTestDatabase(),
    ])
    const world = new PoolWorld(discord, database, discord.application({ name: 'Prosperity' }))
    await world.grantPremium(OWNER)
    return world
  }

  async grantPremium(userId: Snowflake, premium_status: 'active' | 'none' = 'active'): Promise<void> {
    const known = { premium_status }
    const user = { id: userId, username: 'owner', global_name: null, discriminator: '0', avatar: null }
    await this.database.db
      .insertInto('users')
      .values({ ...user, ...known, created_at: 0, updated_at: 0 })
      .onDuplicateKeyUpdate(known)
      .execute()
  }

  /** Starts one more gateway in this process. */
  async startGateway(settings: Partial<GatewaySettings> = {}): Promise<RunningGateway> {
    const gateway = await startTestGateway({
      discord: this.discord,
      application: this.main,
      database: this.database,
      settings: {
        WHITELABEL_TOKEN_KEYS: [TOKEN_KEY],
        WHITELABEL_POLL_MS: POLL_MS,
        WHITELABEL_LEASE_MS: LEASE_MS,
        ...settings,
      },
    })
    this.gateways.add(gateway)
    await gateway.ready()
    return gateway
  }

  /** Sets an application up as `/whitelabel setup` does. */
  async setUp(application: Application, ownerId = OWNER): Promise<void> {
    await setUpBot(
      this.database.db,
      {
        guildId: '0',
        actor: SCRIPT,
        botId: application.id,
        ownerId,
        sealedToken: await this.cipher.seal(application.id, application.token),
        publicKey: application.publicKey,
        name: application.name,
        discriminator: null,
        avatarHash: null,
      },
      Date.now(),
    )
  }

  /** A customer's application that is set up. */
  async bot(name: string, guilds: readonly Guild[] = []): Promise<Application> {
    const application = this.discord.application({ name })
    for (const guild of guilds) guild.add(application)
    await this.setUp(application)
    return application
  }

  async ask(bot: Application, action: BotAction): Promise<void> {
    await requestAction(this.database.db, { guildId: '0', actor: SCRIPT, botId: bot.id, action }, Date.now())
  }

  async row(bot: Application) {
    return findBot(this.database.db, bot.id)
  }

  /** Waits until a bot has this status and no action waits for it. */
  stands(bot: Application, status: string, timeoutMs?: number) {
    return until(
      `${bot.name} is ${status}`,
      async () => {
        const row = await this.row(bot)
        return row?.status === status && row.action === null && row
      },
      timeoutMs,
    )
  }

  /** Waits until every bot has exactly one connection to Discord. */
  online(...bots: Application[]): Promise<true> {
    return until('the bots are online', () => bots.every((bot) => this.connections(bot) === 1))
  }

  connections(bot: Application): number {
    return bot.sessions.filter((session) => session.connection !== null).length
  }

  async xpOf(guild: Guild, member: { id: Snowflake }): Promise<number> {
    const row = await this.database.db
      .selectFrom('guild_users')
      .select('xp')
      .where('guild_id', '=', guild.id)
      .where('user_id', '=', member.id)
      .executeTakeFirst()
    return row?.xp ?? 0
  }

  /** Stops a gateway as a deploy does. */
  async stopGateway(gateway: RunningGateway): Promise<void> {
    this.gateways.delete(gateway)
    await gateway.stop()
  }

  async close(): Promise<void> {
    await Promise.all([...this.gateways].map((gateway) => gateway.stop()))
    await this.discord.close()
    await this.database.close()
  }
}
