import * as v from 'valibot'
import { type Parsed, parseEnvironment } from '../../shared/config/environment.ts'
import { secret, text } from '../../shared/config/fields.ts'
import { type TokenKeys, tokenKeys } from '../../shared/config/token-keys.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type CommonConfig, commonConfigOf, commonSettings } from './config.ts'
import { missing } from './missing-setting.ts'
import { baseUrl } from './whitelabel-settings.ts'

export interface WebConfig extends CommonConfig {
  /** The address of the dashboard, without a path. */
  baseUrl: string
  /** The address to which Discord sends interactions, without a path; null where no customer can have a bot. */
  interactionsBaseUrl: string | null
  /** The main bot. Its token and the client secret are secrets. */
  application: { id: Snowflake; token: string; clientSecret: string }
  /** Who is responsible for people's data, for the privacy notice; null where the operator has not said. */
  privacyContact: string | null
  /** The keys that encrypt people's access tokens, and the tokens of customers' bots. */
  tokenKeys: TokenKeys
}

const WEB_ADDRESS =
  'the public address of the dashboard, without a path (or set WORKER_BASE_URL, where both have the same)'

/** The dashboard's own address. Where it is not set, the dashboard has the address of the interactions. */
const addresses = v.pipe(
  v.object({ WEB_BASE_URL: v.optional(baseUrl(WEB_ADDRESS)), WORKER_BASE_URL: v.optional(baseUrl()) }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { WEB_BASE_URL: own, WORKER_BASE_URL: interactions } = dataset.value
    const url = own ?? interactions
    if (url !== undefined) return { baseUrl: url, interactionsBaseUrl: interactions ?? null }
    addIssue(missing(dataset.value, 'WEB_BASE_URL', WEB_ADDRESS))
    return NEVER
  }),
)

/** All settings of the dashboard's worker; `.env.example` explains each key. */
export const webSettings = v.intersect([
  commonSettings,
  addresses,
  v.object({
    BOT_TOKEN: secret('the main bot’s token'),
    DISCORD_CLIENT_SECRET: secret('the application’s client secret, from the OAuth2 page'),
    WHITELABEL_TOKEN_KEYS: tokenKeys(),
    PRIVACY_CONTACT: v.optional(text('a name, and how to reach the people who are responsible for personal data')),
  }),
])

/** Whether the operator wants the dashboard: only the dashboard needs the client secret. */
export const wantsWeb = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(environment.DISCORD_CLIENT_SECRET)

/** Reads the settings of the dashboard's worker. @returns the settings, or every key that is missing or wrong */
export function readWebConfig(environment: Readonly<Record<string, string | undefined>>): Parsed<WebConfig> {
  const parsed = parseEnvironment(webSettings, environment)
  if (!parsed.ok) return parsed
  const { baseUrl, interactionsBaseUrl, WHITELABEL_TOKEN_KEYS: keys } = parsed.value
  const { DISCORD_APPLICATION_ID: id, BOT_TOKEN: token, DISCORD_CLIENT_SECRET: clientSecret } = parsed.value
  return {
    ok: true,
    value: {
      ...commonConfigOf(parsed.value, environment, [token, clientSecret]),
      ...{ baseUrl, interactionsBaseUrl, tokenKeys: keys },
      privacyContact: parsed.value.PRIVACY_CONTACT ?? null,
      application: { id, token, clientSecret },
    },
  }
}
