import * as v from 'valibot'
import { databaseSettings } from '../shared/config/database.ts'
import {
  environmentName,
  httpUrl,
  listenAddress,
  logLevel,
  natsUrl,
  oneOf,
  port,
  secret,
  shardCount,
  snowflake,
  text,
  urlWithAccess,
  wholeNumber,
} from '../shared/config/fields.ts'
import { premiumSkuIds } from '../shared/config/premium.ts'
import { passwordIn } from '../shared/config/secrets.ts'
import { tokenKeys } from '../shared/config/token-keys.ts'
import { DAY_MS } from '../shared/levelling/day.ts'
import { traceSecretsOf, traceSettings } from '../shared/trace/settings.ts'

/** The settings of the gateway process; `.env.example` explains each key. */
export const gatewaySettings = v.intersect([
  databaseSettings,
  traceSettings,
  v.object({
    /** `standalone` does everything in one process; `gateway` holds sessions, `worker` commits XP and runs jobs, joined by NATS. */
    BOT_MODE: v.optional(oneOf(['standalone', 'gateway', 'worker']), 'standalone'),
    /** Where gateways and workers find NATS; not used by a standalone process. */
    NATS_URL: v.optional(natsUrl(), 'nats://127.0.0.1:4222'),
    /** Keeps the streams of development, staging and production apart on one NATS. */
    ENVIRONMENT: v.optional(environmentName(), 'development'),
    /** Copies of the stream, on as many servers of a NATS cluster. */
    NATS_REPLICAS: v.optional(wholeNumber(1, 5), '1'),
    /** The size at which the stream refuses new messages. */
    NATS_STREAM_MB: v.optional(wholeNumber(1, 1_000_000), '1024'),
    /** How long a worker that died keeps its partitions from the others. */
    PARTITION_LEASE_MS: v.optional(wholeNumber(500, 300_000), '10000'),
    /** How many shards the main bot begins with where several gateways share them: `auto` is what Discord recommends. */
    SHARD_COUNT: shardCount(),
    /** How long a gateway that died keeps its shards from the others. */
    SHARD_LEASE_MS: v.optional(wholeNumber(500, 300_000), '10000'),
    /** After how long without Discord a gateway leaves its shards and bots to gateways that reach Discord. */
    SHARD_UNREACHABLE_MS: v.optional(wholeNumber(1_000, 3_600_000), '60000'),
    /** Whether to take the main bot from processes of another mode that run it; otherwise this process waits until they stop. */
    MAIN_BOT_TAKE_OVER: v.optional(oneOf(['yes', 'no']), 'no'),
    BOT_TOKEN: secret("the bot's token, from the Bot page of Discord's developer portal"),
    DISCORD_APPLICATION_ID: snowflake('the application'),
    DISCORD_API_URL: v.optional(httpUrl("Discord's API"), 'https://discord.com/api'),
    /** Answers of 401, 403 and 429 that this process may get in ten minutes. */
    DISCORD_INVALID_REQUESTS: v.optional(wholeNumber(100, 10_000), '5000'),
    GATEWAY_HOST: v.optional(text('the address to listen on for /health, /ready and /metrics'), '127.0.0.1'),
    GATEWAY_PORT: v.optional(port(), '8080'),
    /** The same address as one value; replaces GATEWAY_HOST and GATEWAY_PORT. */
    METRICS_ADDRESS: v.optional(listenAddress()),
    /** The version that /metrics shows; by default the one in package.json. */
    BUILD_VERSION: v.optional(text('a version or a commit')),
    LOG_LEVEL: logLevel(),
    LOKI_URL: v.optional(urlWithAccess('Loki')),
    DB_CONNECTIONS: v.optional(wholeNumber(2, 1_000), '10'),
    /** How long to wait for a statement's answer or a free connection. */
    DB_STATEMENT_TIMEOUT_SECONDS: v.optional(wholeNumber(1, 3_600), '10'),
    /** Days after which the log of a message's XP is deleted. */
    MESSAGE_LOG_DAYS: v.optional(wholeNumber(1, 3_650), '90'),
    /** How many days the data of a server is kept after every bot was removed; 0 keeps it for ever. */
    REMOVED_GUILD_DATA_DAYS: v.optional(wholeNumber(0, 3_650), '90'),
    /** Members whose last award is kept in memory, which saves a query. */
    COOLDOWN_MEMBERS: v.optional(wholeNumber(1_000, 50_000_000), '1000000'),
    /** The keys under which whitelabel bots' tokens are stored; without them none of these bots runs. */
    WHITELABEL_TOKEN_KEYS: v.optional(tokenKeys()),
    /** Days that a whitelabel bot keeps running after its owner's premium has ended. */
    WHITELABEL_GRACE_DAYS: v.optional(wholeNumber(0, 365), '3'),
    /** Products at Discord that include premium; the edge needs the same value. */
    PREMIUM_SKU_IDS: premiumSkuIds(),
    /** How often the gateway looks for actions on whitelabel bots. */
    WHITELABEL_POLL_MS: v.optional(wholeNumber(50, 60_000), '5000'),
    /** After how long the bots of a dead process can be taken by others. */
    WHITELABEL_LEASE_MS: v.optional(wholeNumber(500, 300_000), '20000'),
    /** How often the gateway asks for the number of shards that Discord recommends. */
    SHARD_LOOK_MS: v.optional(wholeNumber(50, DAY_MS), '3600000'),
    /** How long the events of new shards are held back, so that the last events of the old shards arrive first. */
    SHARD_OVERLAP_MS: v.optional(wholeNumber(0, 60_000), '3000'),
    /** Between two identifies of a rate key. Discord asks for five seconds. */
    IDENTIFY_EVERY_MS: v.optional(wholeNumber(50, 60_000), '5000'),
    /** After how long the jobs of a dead process can be taken by others. */
    JOB_LEASE_MS: v.optional(wholeNumber(500, 300_000), '30000'),
    /** Entries held while the database is away; beyond this number the oldest are dropped. */
    LEDGER_QUEUE: v.optional(wholeNumber(1_000, 10_000_000), '200000'),
  }),
])

export type GatewaySettings = v.InferOutput<typeof gatewaySettings>

/** The values that must never appear in a log. */
export const secretsOf = (settings: GatewaySettings): string[] => [
  settings.BOT_TOKEN,
  decodeURIComponent(new URL(settings.DATABASE_URL).password),
  // The addresses may name no user. An empty secret is no secret.
  ...[settings.NATS_URL, settings.LOKI_URL ?? ''].map(passwordIn).filter((password) => password !== ''),
  ...traceSecretsOf(settings),
  ...(settings.WHITELABEL_TOKEN_KEYS ?? []).map(({ bytes }) => Buffer.from(bytes).toString('base64')),
]
