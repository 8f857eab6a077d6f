import type { REST } from '@discordjs/rest'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** The bots that a gateway process runs: the main one alone, or its share of a pool. */
export interface Bots {
  start(): void
  /** The bot that speaks in a guild; null where that is no bot of this process. */
  restFor(guildId: Snowflake): REST | null
  /** The main bot, where this process holds it: it speaks in its guilds that have no running bot of their own. */
  heldMainBot(): Snowflake | null
  /** Why events are not received; empty when they are. */
  unready(): Promise<string[]>
  /** Closes every session so that it can be resumed, with everything committed. */
  disconnect(): Promise<void>
  /** Leaves the bots to other processes, once nothing more is to be said. */
  release(): Promise<void>
}
