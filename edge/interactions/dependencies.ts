import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Span } from '../../shared/trace/span.ts'
import type { Speak } from '../features/texts.ts'
import type { BotTokens } from '../runtime/bot-tokens.ts'
import type { Cards } from '../runtime/cards.ts'
import type { CommandIds } from '../runtime/command-ids.ts'
import type { Counts } from '../runtime/counts.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import { type DiscordApi, traced } from '../runtime/discord.ts'
import type { Download } from '../runtime/download.ts'
import type { KeptLimits } from '../runtime/kept-limits.ts'
import type { Log } from '../runtime/log.ts'
import type { StartTimer, WaitUntil } from '../runtime/timers.ts'
import type { Tracing } from '../runtime/tracing.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import type { EdgeComponent, EdgeDeclaredCommand } from './context.ts'
import type { Forward } from './forward.ts'
import type { GuildPlace, Invocation } from './parse.ts'
import type { PublicKeys } from './public-keys.ts'

/** The commands and components that a process answers, and the texts of their replies. */
export interface Features {
  commands: readonly EdgeDeclaredCommand[]
  components: readonly EdgeComponent[]
  /** Formats the texts in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
  speak(locale: string): Speak
  /** All commands in the shape in which Discord registers them; null in a process that registers none. */
  registration: (() => RESTPutAPIApplicationCommandsJSONBody) | null
}

/** Everything that the edge gets from its runtime. */
export interface Dependencies extends Omit<Features, 'registration'> {
  /** Passes interactions with other commands and components on to another worker; null where this process has all of them. */
  forward: Forward | null
  database: EdgeDatabase
  /** The main bot. Whitelabel bots are in the database. */
  application: { id: Snowflake; publicKey: string }
  /** Products that include premium. */
  premiumSkuIds: readonly Snowflake[]
  /** The address of the dashboard, leaderboards and guide, without a path; null where they are not served. */
  webUrl: string | null
  /** Makes this process read a guild's leaderboard on the web again. Does nothing where another process serves the web. */
  forgetBoard(guildId: Snowflake): void
  discord: DiscordApi
  download: Download
  botTokens: BotTokens
  commandIds: CommandIds
  commandLimits: KeptLimits
  publicKeys: PublicKeys
  /** Null where customers cannot have bots of their own. */
  whitelabel: Whitelabel | null
  /** Null where no cards are drawn. */
  cards: Cards | null
  counts: Counts
  /** Null where nothing is traced. */
  tracing: Tracing | null
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
  startTimer: StartTimer
  /** A short id by which a failure is found in the log. */
  newId(): string
}

/** An interaction in a server, with the dependencies needed to answer it. */
export interface GuildInteraction {
  use: Invocation & { commandId?: string | null; path?: readonly string[] }
  place: GuildPlace
  dependencies: Dependencies
  waitUntil: WaitUntil
}

/**
 * The same dependencies for work with an end: after the signal, no request goes to the database or to Discord.
 * @param span the span of the work, the parent of its statements and requests; null where nothing is traced
 */
export function until(dependencies: Dependencies, signal: AbortSignal, span: Span | null): Dependencies {
  const discord = traced(dependencies.discord, span)
  return {
    ...dependencies,
    database: dependencies.database.until(signal, span),
    async discord(request) {
      signal.throwIfAborted()
      return discord(request)
    },
  }
}
