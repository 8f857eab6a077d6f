import * as v from 'valibot'
import { type Parsed, parseEnvironment } from '../../shared/config/environment.ts'
import { httpUrl, logLevel, secret, snowflake } from '../../shared/config/fields.ts'
import { premiumSkuIds } from '../../shared/config/premium.ts'
import { canBeToldApart, SECRET_EXPECTED } from '../../shared/config/secrets.ts'
import type { TokenKeys } from '../../shared/config/token-keys.ts'
import { type TraceTarget, traceSecretsOf, traceSettings, traceTargetOf } from '../../shared/trace/settings.ts'
import { missing } from './missing-setting.ts'
import { baseUrl, whitelabelSettings } from './whitelabel-settings.ts'

/** The settings that both workers read. */
export interface CommonConfig {
  /** Where PlanetScale's HTTP protocol is spoken, with user and password. */
  databaseUrl: string
  /** Products of Discord's that come with premium. */
  premiumSkuIds: string[]
  discordApiUrl: string
  /** What the operator should change, for the log. */
  warnings: string[]
  /** The lowest level of lines that are logged. */
  logLevel: string
  /** Where traces go; null where nothing is traced. */
  trace: TraceTarget | null
  /** Values that the log redacts. */
  secrets: string[]
}

export interface EdgeConfig extends CommonConfig {
  /** The main bot. Without its token, the edge cannot look up roles and channels in Discord, and replies say so. */
  application: { id: string; publicKey: string; token: string | null }
  /** The address of the dashboard, leaderboards and guide, without a path; null where they are not served. */
  webUrl: string | null
  /** Null where customers cannot have bots of their own. */
  whitelabel: { baseUrl: string; tokenKeys: TokenKeys } | null
}

const isDatabaseUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, username, password } = new URL(value)
  return /^(https?|mysql):$/.test(protocol) && hostname !== '' && username !== '' && canBeToldApart(password)
}

const plain = (what: string) =>
  v.optional(v.pipe(v.string(), v.regex(/^[\w.~:[\]-]+$/), v.description(`${what} (or set DATABASE_HTTP_URL instead)`)))

const OLD_NAME = 'DATABASE_URL is the old name of DATABASE_HTTP_URL; rename it before the next release'

const databaseUrlSchema = v.pipe(
  v.string(),
  v.check(isDatabaseUrl),
  v.description(`https://user:password@host, of PlanetScale or of the bridge; the password: ${SECRET_EXPECTED}`),
)

/** The driver does not decode a URL's user and password, so neither may hold what would have to be encoded. */
const database = v.pipe(
  v.object({
    DATABASE_HTTP_URL: v.optional(databaseUrlSchema),
    /** The old name of DATABASE_HTTP_URL, read for one release. */
    DATABASE_URL: v.optional(databaseUrlSchema),
    DB_HOST: plain('the host name of PlanetScale or of the bridge'),
    DB_USER: plain('the database user’s name'),
    DB_PASSWORD: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[\w.~:[\]-]+$/),
        v.check(canBeToldApart),
        v.description(`the database user’s password: ${SECRET_EXPECTED} (or set DATABASE_HTTP_URL instead)`),
      ),
    ),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { DATABASE_HTTP_URL: url, DATABASE_URL: oldUrl } = dataset.value
    const { DB_HOST: host, DB_USER: user, DB_PASSWORD: password } = dataset.value
    if (url !== undefined) return { DATABASE_HTTP_URL: url, warnings: [] }
    if (oldUrl !== undefined) return { DATABASE_HTTP_URL: oldUrl, warnings: [OLD_NAME] }
    if (host !== undefined && user !== undefined && password !== undefined) {
      return { DATABASE_HTTP_URL: `https://${user}:${password}@${host}`, warnings: [] }
    }
    const needed =
      'https://user:password@host, of PlanetScale or of the bridge (or set DB_HOST, DB_USER and DB_PASSWORD)'
    addIssue(missing(dataset.value, 'DATABASE_HTTP_URL', needed))
    return NEVER
  }),
)

export const commonSettings = v.intersect([
  database,
  traceSettings,
  v.object({
    DISCORD_APPLICATION_ID: snowflake('the main bot’s application id'),
    PREMIUM_SKU_IDS: premiumSkuIds(),
    LOG_LEVEL: logLevel(),
    DISCORD_API_URL: v.optional(httpUrl('Discord’s API'), 'https://discord.com/api'),
  }),
])

/** All settings of the interactions' worker; `.env.example` explains each key. */
export const edgeSettings = v.intersect([
  commonSettings,
  whitelabelSettings,
  v.object({
    DISCORD_PUBLIC_KEY: v.pipe(
      v.string(),
      v.regex(/^[\da-f]{64}$/i),
      v.description('the main bot’s public key, 64 hexadecimal digits'),
    ),
    BOT_TOKEN: v.optional(secret('the main bot’s token')),
    WEB_BASE_URL: v.optional(baseUrl('the public address of the dashboard, without a path')),
  }),
])

/** The common settings, and the secrets among all settings. @param own secrets of one worker; undefined for one that is not set */
export function commonConfigOf(
  parsed: v.InferOutput<typeof commonSettings>,
  environment: Readonly<Record<string, string | undefined>>,
  own: readonly (string | undefined)[],
): CommonConfig {
  const {
    DATABASE_HTTP_URL: databaseUrl,
    warnings,
    DISCORD_API_URL: discordApiUrl,
    PREMIUM_SKU_IDS: skuIds = [],
  } = parsed
  const { username, password } = new URL(databaseUrl)
  const keys = environment.WHITELABEL_TOKEN_KEYS?.split(',').map((pair) => pair.slice(pair.indexOf(':') + 1).trim())
  const secrets = [
    databaseUrl,
    password,
    btoa(`${username}:${password}`),
    ...(keys ?? []),
    ...traceSecretsOf(parsed),
    ...own.filter((one) => one !== undefined),
  ]
  const trace = traceTargetOf(parsed)
  return { databaseUrl, warnings, discordApiUrl, premiumSkuIds: skuIds, trace, logLevel: parsed.LOG_LEVEL, secrets }
}

/** Reads the settings of the interactions' worker. @returns the settings, or every key that is missing or wrong */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Parsed<EdgeConfig> {
  const parsed = parseEnvironment(edgeSettings, environment)
  if (!parsed.ok) return parsed
  const { WORKER_BASE_URL: ownUrl, WHITELABEL_TOKEN_KEYS: tokenKeys, WEB_BASE_URL: webUrl } = parsed.value
  const webOfOwn = environment.DISCORD_CLIENT_SECRET ? ownUrl : undefined
  const { DISCORD_APPLICATION_ID: id, DISCORD_PUBLIC_KEY: publicKey, BOT_TOKEN: token } = parsed.value
  return {
    ok: true,
    value: {
      ...commonConfigOf(parsed.value, environment, [token]),
      application: { id, publicKey, token: token ?? null },
      webUrl: webUrl ?? webOfOwn ?? null,
      whitelabel: ownUrl === undefined || tokenKeys === undefined ? null : { baseUrl: ownUrl, tokenKeys },
    },
  }
}
