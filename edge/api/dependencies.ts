import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Log } from '../runtime/log.ts'
import type { StartTimer } from '../runtime/timers.ts'
import type { Tracing } from '../runtime/tracing.ts'
import type { WebCounts } from '../runtime/web-counts.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import type { GuildBots } from '../sessions/guild-bots.ts'
import type { Sights } from '../sessions/guild-sights.ts'
import type { People } from '../sessions/people.ts'
import type { Limits } from './limits.ts'
import type { AnyRoute } from './route.ts'
import type { WebhookSecrets } from './webhooks/secret.ts'

/** Everything that the API gets from its runtime. */
export interface ApiDependencies {
  routes: readonly AnyRoute[]
  database: EdgeDatabase
  discord: DiscordApi
  /** The main bot, and the bots of customers. */
  bots: GuildBots
  /** Owners, roles and members of guilds, as Discord shows them to the bots. */
  sights: Sights
  people: People
  limits: Limits
  /** Null where customers cannot have bots of their own. */
  whitelabel: Whitelabel | null
  webhookSecrets: WebhookSecrets
  /** Products that include premium. */
  premiumSkuIds: readonly Snowflake[]
  /** Our own address without a path, e.g. `https://prosperity.example`. */
  origin: string
  counts: WebCounts
  /** Null where nothing is traced. */
  tracing: Tracing | null
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
  startTimer: StartTimer
  /** A short id by which a failure is found in the log. */
  newId(): string
}
