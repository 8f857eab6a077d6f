import * as v from 'valibot'
import { databaseSettings } from '../shared/config/database.ts'
import { httpUrl, oneOf, port, secret, snowflake, text, wholeNumber } from '../shared/config/fields.ts'
import { premiumSkuIds } from '../shared/config/premium.ts'
import { tokenKeys } from '../shared/config/token-keys.ts'

/** Everything the gateway process can be told; `.env.example` explains each key. */
export const gatewaySettings = v.intersect([
  databaseSettings,
  v.object({
    BOT_TOKEN: secret("the bot's token, from the Bot page of Discord's developer portal"),
    DISCORD_APPLICATION_ID: snowflake('the application'),
    DISCORD_API_URL: v.optional(httpUrl("Discord's API"), 'https://discord.com/api'),
    /** Answers of 401, 403 and 429 that this process may get in ten minutes. */
    DISCORD_INVALID_REQUESTS: v.optional(wholeNumber(100, 10_000), '5000'),
    GATEWAY_HOST: v.optional(text('the address to listen on for /health, /ready and /metrics'), '127.0.0.1'),
    GATEWAY_PORT: v.optional(port(), '8080'),
    LOG_LEVEL: v.optional(oneOf(['trace', 'debug', 'info', 'warn', 'error']), 'info'),
    DB_CONNECTIONS: v.optional(wholeNumber(2, 1_000), '10'),
    /** How long a statement's answer, or a free connection, is waited for. */
    DB_STATEMENT_TIMEOUT_SECONDS: v.optional(wholeNumber(1, 3_600), '10'),
    /** What each message earned is deleted after so many days. */
    MESSAGE_LOG_DAYS: v.optional(wholeNumber(1, 3_650), '90'),
    /** Members whose last award is remembered, so that the database is not asked. */
    COOLDOWN_MEMBERS: v.optional(wholeNumber(1_000, 50_000_000), '1000000'),
    /** The keys under which whitelabel bots' tokens are stored; without them none of these bots runs. */
    WHITELABEL_TOKEN_KEYS: v.optional(tokenKeys()),
    /** Days that a whitelabel bot runs on after its owner's premium has ended. */
    WHITELABEL_GRACE_DAYS: v.optional(wholeNumber(0, 365), '3'),
    /** Products of Discord's that come with premium; the edge is told the same. */
    PREMIUM_SKU_IDS: premiumSkuIds(),
    /** How often actions on whitelabel bots are looked for. */
    WHITELABEL_POLL_MS: v.optional(wholeNumber(50, 60_000), '5000'),
    /** How long a process that died keeps its bots from the others. */
    WHITELABEL_LEASE_MS: v.optional(wholeNumber(500, 300_000), '20000'),
    /** How often the number of shards that Discord recommends is looked at. */
    SHARD_LOOK_MS: v.optional(wholeNumber(50, 86_400_000), '3600000'),
    /** How long a new shard is held back beside the old ones, so that nothing overtakes what these still bring. */
    SHARD_OVERLAP_MS: v.optional(wholeNumber(0, 60_000), '3000'),
    /** Between two identifies, as Discord asks: one in five seconds for each rate key. */
    IDENTIFY_EVERY_MS: v.optional(wholeNumber(50, 60_000), '5000'),
    /** How long a process that died keeps its jobs from the others. */
    JOB_LEASE_MS: v.optional(wholeNumber(500, 300_000), '30000'),
    /** Writes held while the database is away; past it the oldest are dropped. */
    LEDGER_QUEUE: v.optional(wholeNumber(1_000, 10_000_000), '200000'),
  }),
])

export type GatewaySettings = v.InferOutput<typeof gatewaySettings>

/** The values that must never be read in a log. */
export const secretsOf = (settings: GatewaySettings): string[] => [
  settings.BOT_TOKEN,
  decodeURIComponent(new URL(settings.DATABASE_URL).password),
  ...(settings.WHITELABEL_TOKEN_KEYS ?? []).map(({ bytes }) => Buffer.from(bytes).toString('base64')),
]
