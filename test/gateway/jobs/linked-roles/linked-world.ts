import * as v from 'valibot'
import { InvalidRequests } from '../../../../gateway/discord/invalid-requests.ts'
import { type AskDiscord, createAskDiscord } from '../../../../gateway/discord/plain-requests.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { tokenKeys } from '../../../../shared/config/token-keys.ts'
import { saveLink } from '../../../../shared/database/linked-roles/links.ts'
import { redirectUrl, verificationUrl } from '../../../../shared/linked-roles/address.ts'
import { linkedRecords } from '../../../../shared/linked-roles/records.ts'
import { secretContext, tokensContext, writeTokens } from '../../../../shared/linked-roles/tokens.ts'
import { createTokenCipher } from '../../../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { authorise, issueToken } from '../../../support/discord/acts/authorisations.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import type { Discord } from '../../../support/discord/discord.ts'
import { recordsSchema } from '../../../support/discord/linked-roles/record.ts'
import { QUICK_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { startDiscord } from '../../../support/discord/start.ts'

const WEB = 'https://web.example'
const PUT_LIMIT = 'Bearer PUT /users/@me/applications/:application/role-connection'
const SCOPES = ['identify', 'role_connections.write']
const KEYS = `a:${Buffer.alloc(32, 1).toString('base64')}`
const cipher = createTokenCipher(crypto, v.parse(tokenKeys(), KEYS))

/** A simulated Discord and a database with a bot that has linked roles, and its guild. Time passes only when a test says so. */
export class LinkedWorld {
  /** The lines of the log. */
  readonly lines: string[] = []
  private members = 0

  private constructor(
    readonly discord: Discord,
    readonly database: TestDatabase,
    /** The time of the gateway and of Discord. */
    readonly time: { now: number },
  ) {}

  static async open(): Promise<LinkedWorld> {
    const time = { now: Date.UTC(2026, 10, 1) }
    const rateLimits = { ...QUICK_RATE_LIMITS, routes: { [PUT_LIMIT]: { limit: 3, perMs: 60_000 } } }
    const settings = { clock: { now: () => time.now }, rateLimits }
    return new LinkedWorld(...(await Promise.all([startDiscord(settings), openTestDatabase()])), time)
  }

  async close(): Promise<void> {
    await this.discord.close()
    await this.database.close()
  }

  /** Empties the database, and makes a new bot in a new guild. */
  async begin(): Promise<{ app: Application; guild: Guild }> {
    const { discord, time } = this
    const { db } = this.database
    await this.database.empty()
    const app = discord.application({ name: 'Fern', redirectUris: [redirectUrl(WEB)] })
    app.state.connectionRecords = v.parse(recordsSchema, linkedRecords())
    app.state.verificationUrl = verificationUrl(WEB, app.id)
    const guild = discord.guild({ name: 'Castle', applications: [app] })
    guild.linkedRole('Regular', { to: app, asks: { level: 2 } })
    const row = { user_id: '7', public_key: app.publicKey, name: 'Fern', created_at: 0, updated_at: 0 }
    const token = await cipher.seal(app.id, app.token)
    await db
      .insertInto('whitelabel_bots')
      .values({ ...row, bot_id: app.id, token, status: 'running' })
      .execute()
    const secret = await cipher.seal(secretContext(app.id), app.clientSecret)
    await db
      .insertInto('linked_bots')
      .values({ bot_id: app.id, secret, web_url: WEB, check_at: time.now, created_at: 0, updated_at: 0 })
      .execute()
    await db.insertInto('guild_bots').values({ guild_id: guild.id, bot_id: app.id }).execute()
    await db
      .insertInto('guilds')
      .values({ id: guild.id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 })
      .execute()
    return { app, guild }
  }

  /** A member with 300 XP, who has linked their account just now. */
  async linked(app: Application, guild: Guild) {
    const { db } = this.database
    const member = guild.member(`member ${this.members++}`)
    const authorisation = authorise(this.discord.world, app.state, member.user, SCOPES)
    const { access, refresh, expiresAt } = issueToken(this.discord.world, authorisation, SCOPES)
    const [botId, userId] = [app.id, member.id]
    const tokens = await cipher.seal(tokensContext(botId, userId), writeTokens({ access, refresh }))
    const { now } = this.time
    await saveLink(db, { botId, userId, tokens, expiresAt, nextAt: now }, now)
    await db
      .insertInto('guild_users')
      .values({ guild_id: guild.id, user_id: userId, xp: 300, level: 0, message_count: 3, last_xp_at: null })
      .execute()
    return member
  }

  /** Dependencies of `LinkKeeper` and `checkLinkedBots`. @param given sends requests to Discord instead of the real function */
  parts(given?: AskDiscord) {
    const { discord, database, time, lines } = this
    const log = createLog({ level: 'debug', secrets: [], write: (line) => lines.push(line) })
    const metrics = createMetrics()
    const invalid = new InvalidRequests({ limit: 5_000, now: Date.now, log, metrics })
    const ask = given ?? createAskDiscord({ apiUrl: discord.apiUrl, invalid })
    const clock = { now: () => time.now, sleep: async () => {} }
    return { db: database.db, cipher, ask, metrics, log, clock, random: () => 0.5 }
  }

  /** The stored problem of the bot. */
  async problem() {
    const { db } = this.database
    return (await db.selectFrom('linked_bots').select('problem').executeTakeFirstOrThrow()).problem
  }
}
