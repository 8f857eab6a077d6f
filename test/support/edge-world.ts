import { randomInt } from 'node:crypto'
import { ComponentType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { tokenKeys } from '../../shared/config/token-keys.ts'
import { countedLevel, countMembers } from '../../shared/database/members/level-counts.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { type DatabaseTap, tapDatabase } from './database-tap.ts'
import { levelAt } from './default-curve.ts'
import { type AnyComponent, displayedTexts } from './discord/checks/component-tree.ts'
import type { Application } from './discord/community/application.ts'
import type { Discord } from './discord/discord.ts'
import { type SigningKey, signingKey } from './discord/interactions/signing.ts'
import { NO_RATE_LIMITS } from './discord/settings.ts'
import { startDiscord } from './discord/start.ts'
import { type RunningEdge, type Runtime, startEdge } from './edge.ts'

/** Where many tests share a machine, an answer may take longer than the three seconds that Discord waits. */
const OF_DISCORD = { rateLimits: NO_RATE_LIMITS, interactionDeadlineMs: 30_000 }

const button = v.object({
  label: v.optional(v.string(), ''),
  custom_id: v.string(),
  disabled: v.optional(v.boolean(), false),
})
const embed = v.object({
  title: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  fields: v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []),
  footer: v.optional(v.object({ text: v.string() })),
})

/** The fields of a reply that tests check. */
const replySchema = v.object({
  type: v.number(),
  data: v.optional(
    v.object({
      content: v.optional(v.string(), ''),
      embeds: v.optional(v.array(embed), []),
      components: v.optional(v.array(v.looseObject({ type: v.optional(v.number(), ComponentType.ActionRow) })), []),
      flags: v.optional(v.number(), 0),
      allowed_mentions: v.optional(v.object({ parse: v.array(v.string()) })),
      choices: v.optional(v.array(v.object({ name: v.string(), value: v.union([v.string(), v.number()]) })), []),
    }),
    {},
  ),
})

const rowsSchema = v.array(v.object({ components: v.array(button) }))

export type Reply = Omit<v.InferOutput<typeof replySchema>['data'], 'components'> & {
  type: number
  /** Rows of buttons and menus. */
  components: v.InferOutput<typeof rowsSchema>
  /** Everything a person would read, from top to bottom. */
  text: string
  ephemeral: boolean
}

export function readReply(json: unknown): Reply {
  const { type, data } = v.parse(replySchema, json)
  const lines = data.embeds.flatMap(({ title, description, fields, footer }) => [
    title,
    description,
    ...fields.map(({ name, value }) => `${name}: ${value}`),
    ...(footer === undefined ? [] : [footer.text]),
  ])
  const rows = data.components.filter((one) => one.type === ComponentType.ActionRow)
  // What is no row was made by the builders of components, and has their fields.
  const texts = displayedTexts(data.components as unknown as AnyComponent[])
  const text = [data.content, ...lines, ...texts].join('\n').trim()
  return { type, ...data, components: v.parse(rowsSchema, rows), text, ephemeral: (data.flags & 64) !== 0 }
}

/** A new id in Discord's form that no other test uses. */
export const newSnowflake = (): Snowflake => `14${String(randomInt(2 ** 47)).padStart(17, '0')}`

/** The product that includes premium in tests. */
export const PREMIUM_SKU_ID = '1400000000000000009'

/** The edge's WORKER_BASE_URL. */
export const BASE_URL = 'https://edge.example'
/** The edge's WHITELABEL_TOKEN_KEYS. */
export const TOKEN_KEYS = `tests:${Buffer.alloc(32, 1).toString('base64')}`

/** A member's XP; 0 for a member with a row and no XP. */
export interface MemberState {
  xp: number
  messageCount?: number
}

/** The edge in one runtime, with an application, over a real database. */
export class EdgeWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly tap: DatabaseTap,
    readonly discord: Discord,
    readonly application: Application,
  ) {}

  /** Opens it without Discord's rate limits, because one bot serves the servers of all tests. */
  static async open(): Promise<EdgeWorld> {
    const [database, discord] = await Promise.all([openTestDatabase(), startDiscord(OF_DISCORD)])
    return new EdgeWorld(database, tapDatabase(database.url), discord, discord.application({ name: 'Prosperity' }))
  }

  get applicationId(): Snowflake {
    return this.application.id
  }

  get key(): SigningKey {
    return this.application.state.key
  }

  /** The settings of an operator. */
  get environment(): Record<string, string> {
    return {
      DATABASE_HTTP_URL: this.tap.url,
      DISCORD_APPLICATION_ID: this.applicationId,
      DISCORD_PUBLIC_KEY: this.key.publicHex,
      DISCORD_API_URL: this.discord.apiUrl,
      BOT_TOKEN: this.application.token,
      PREMIUM_SKU_IDS: PREMIUM_SKU_ID,
      WORKER_BASE_URL: BASE_URL,
      WHITELABEL_TOKEN_KEYS: TOKEN_KEYS,
    }
  }

  start(runtime: Runtime, options: { drawsCards?: boolean } = {}): Promise<RunningEdge> {
    return startEdge(runtime, this.environment, undefined, 0, options)
  }

  async addWhitelabelBot(): Promise<{ botId: Snowflake; key: SigningKey }> {
    const botId = newSnowflake()
    const key = signingKey(botId)
    const whose = { user_id: '7', token: 'encrypted', name: 'Branded', created_at: 0, updated_at: 0 }
    await this.database.db
      .insertInto('whitelabel_bots')
      .values({ bot_id: botId, public_key: key.publicHex, ...whose })
      .execute()
    return { botId, key }
  }

  /** Stores an application as a whitelabel bot, with its token encrypted as by the edge. */
  async storeBot({ id, name, publicKey, token }: Application): Promise<void> {
    const sealed = await createTokenCipher(crypto, v.parse(tokenKeys(), TOKEN_KEYS)).seal(id, token)
    const whose = { user_id: '7', name, created_at: 0, updated_at: 0 }
    await this.database.db
      .insertInto('whitelabel_bots')
      .values({ bot_id: id, public_key: publicKey, token: sealed, ...whose })
      .execute()
  }

  /** Stores a guild of the simulated Discord, as the gateway does when the bot is added to it. */
  async storeGuild({ id, name }: { id: Snowflake; name: string }): Promise<void> {
    const row = { id, name, notification_channel_id: null, created_at: 0, updated_at: 0 }
    await this.database.db.insertInto('guilds').values(row).execute()
  }

  async addGuild(members: Readonly<Record<Snowflake, MemberState>> = {}): Promise<Snowflake> {
    const id = newSnowflake()
    const rows = Object.entries(members).map(([userId, { xp, messageCount = xp === 0 ? 0 : 1 }]) => ({
      guild_id: id,
      user_id: userId,
      xp,
      level: levelAt(xp),
      message_count: messageCount,
      last_xp_at: null,
    }))
    const { db } = this.database
    await this.storeGuild({ id, name: 'Guild' })
    if (rows.length > 0) await db.insertInto('guild_users').values(rows).execute()
    await countMembers(
      db,
      rows.map((row) => ({ guildId: id, from: null, to: countedLevel(row) })),
    )
    return id
  }

  async close(): Promise<void> {
    await this.discord.close()
    await this.tap.close()
    await this.database.close()
  }
}
