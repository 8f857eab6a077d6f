import type { REST } from '@discordjs/rest'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** The bots that a gateway process runs: the main one alone, or its share of a pool. */
export interface Bots {
  start(): void
  /** Requests as the bot that serves a guild; null where no bot of this process serves it. */
  restFor(guildId: Snowflake): REST | null
  /** The main bot, where this process holds it: it serves its guilds in which no whitelabel bot runs. */
  heldMainBot(): Snowflake | null
  /** Why events are not received; empty when they are. */
  unready(): Promise<string[]>
  /** Closes every session so that it can be resumed, with everything committed. */
  disconnect(): Promise<void>
  /** Releases the leases, so that other processes can take the bots. Call it after all requests have ended. */
  release(): Promise<void>
}
