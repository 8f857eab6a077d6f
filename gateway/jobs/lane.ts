import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/**
 * Carries out jobs of some kinds. Slow jobs of one lane do not delay another lane. The runner fills lanes from the table
 * as far as they have room, and renews the leases of the jobs that they hold.
 */
export interface Lane {
  /** In the order in which they are taken: a kind is taken when no job of the kinds before it is due. */
  readonly kinds: readonly JobKind[]
  /** How many jobs of one guild are held at most, so that a guild with many jobs does not delay other guilds. */
  readonly perGuild: number
  /** How many more jobs it can hold now. */
  room(): number
  /** The jobs that it holds, and their guilds. */
  held(): readonly { id: string; guildId: Snowflake }[]
  /** Guilds of which it takes no jobs now. */
  closed(): readonly Snowflake[]
  /** Receives jobs that were taken for it. */
  accept(jobs: readonly TakenJob[]): Promise<void> | void
  /** Other processes have these jobs now, or they were stopped. */
  lose(ids: ReadonlySet<string>): void
  /** Starts no more jobs, gives back those that have not started, and waits for the others. */
  stop(): Promise<void>
}
