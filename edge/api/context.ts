import type { Tier } from '../../shared/api/tier.ts'
import type { Actor } from '../../shared/audit/entry.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { SessionPerson, WebSession } from '../../shared/database/web/sessions.ts'
import type { GuildChannel, GuildOrder } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import type { Bot } from '../sessions/guild-bots.ts'
import type { People } from '../sessions/people.ts'
import type { WebhookSecrets } from './webhooks/secret.ts'

/** The context of every route. */
export interface ApiContext {
  database: Queries
  /** Waits for rate limits where a wait is worth it. */
  discord: DiscordApi
  /** Requests to Discord with people's own logins, and the address of their pictures. */
  people: People
  /** Milliseconds since 1970. */
  now: number
  /** Discord's locale code of the person's language, e.g. `de`. */
  locale: string
  /** The version that the request expects to replace (`If-Match`); null where it names none. Without quotes. */
  expectedVersion: string | null
  /** The version that the caller has already (`If-None-Match`). Without quotes. */
  knownVersion: string | null
  /** Null where customers cannot have bots of their own. */
  whitelabel: Whitelabel | null
  webhookSecrets: WebhookSecrets
  /** Products that include premium. */
  premiumSkuIds: readonly Snowflake[]
  /** Continues work after the reply. A failure is logged. */
  after(work: Promise<unknown>): void
}

/** The context of a route for people who are logged in. */
export interface PersonContext extends ApiContext {
  /** The person's names and picture, as Discord showed them at login. */
  person: SessionPerson
  /** The login. Its token is sealed. */
  session: WebSession
  /** Hash of the session's id. */
  sessionHash: string
}

/** The context of a guild's route before the caller's access is checked. */
export interface GuildLoadContext extends ApiContext {
  guildId: Snowflake
  /**
   * A text for the request: the same for each repetition with its Idempotency-Key, and another one for every other caller.
   * Without such a key, each request has a new text. At most 64 ASCII characters.
   */
  requestKey(): Promise<string>
  /** The bot that serves the guild: the main bot, or a customer's. @throws where its token cannot be opened */
  servingBot(): Promise<Bot>
  /** The guild's owner and roles as Discord has just shown them. @throws where Discord does not show them */
  order(): Promise<GuildOrder>
  /** The bot's own roles; null where Discord does not show them. */
  botRoles(): Promise<readonly Snowflake[] | null>
  /** The guild's channels without threads; null where Discord does not show them. */
  channels(): Promise<ReadonlyMap<Snowflake, GuildChannel> | null>
}

/** The context of a route about one guild. The caller is a person in the dashboard or an API key. */
export interface GuildContext extends GuildLoadContext {
  tier: Tier
  /** The bot that serves the guild: the main bot, or a customer's. */
  bot: Bot
  /** The caller, for the audit: a person, or the person who made the key. */
  actor: Actor & { id: Snowflake }
  /** The person's roles and permissions in the guild; null for an API key. */
  member: { roleIds: readonly Snowflake[]; permissions: bigint } | null
}
