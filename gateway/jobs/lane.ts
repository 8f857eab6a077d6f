import type { JobKind, TakenJob } from '../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/**
 * One way of carrying out jobs of some kinds, beside others: what is slow in one lane holds up none in another.
 * The runner fills lanes from the table as far as they have room, and renews the leases of what they hold.
 */
export interface Lane {
  /** In the order in which they are taken: one kind is looked for when none of those before it is left. */
  readonly kinds: readonly JobKind[]
  /** The most jobs of one guild that are held at a time, so that a guild with many does not hold up the others'. */
  readonly perGuild: number
  /** How many more jobs it can hold now. */
  room(): number
  /** Jobs it holds, and their guilds. */
  held(): readonly { id: string; guildId: Snowflake }[]
  /** Guilds of which it takes nothing now. */
  closed(): readonly Snowflake[]
  accept(jobs: readonly TakenJob[]): Promise<void> | void
  /** Another process has these now, or they were stopped. */
  lose(ids: ReadonlySet<string>): void
  /** Begins nothing more, gives back what has not begun, and ends with what has. */
  stop(): Promise<void>
}
