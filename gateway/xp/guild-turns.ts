import type { Kysely } from 'kysely'
import { nextGuilds } from '../../shared/database/members/recount.ts'
import type { Database } from '../../shared/database/schema.ts'
import { claimGuilds, progressOf } from '../../shared/database/upkeep-progress.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Clock } from '../time/clock.ts'

const BEFORE_ALL: Snowflake = '0'
/** Guilds that have their turn in one run: some 20 ms of reading, without a lock. A hundred thousand guilds take about an hour and a half. */
const BATCH = { guilds: 100, members: 20_000 }
/** After a run, nothing is done for this many times as long as the run took. One guild may have a million members. */
const REST = 20

export interface GuildTurnsParts {
  db: Kysely<Database>
  /** The row of `upkeep` with the progress. */
  task: string
  clock: Pick<Clock, 'now'>
}

/** Gives all guilds their turn in a task of upkeep, again and again. Several processes share the guilds. */
export class GuildTurns {
  private restUntil = 0

  constructor(private readonly parts: GuildTurnsParts) {}

  /**
   * Claims the next guilds, and does the task with them. No other process does it with these guilds now. If this process ends
   * before it is done with them, they have their turn in the next round.
   * @param act is called with an empty list after the last guild; then the first guild is next
   */
  async run(act: (guildIds: readonly Snowflake[]) => Promise<void>): Promise<void> {
    const { db, task, clock } = this.parts
    const startedAt = clock.now()
    if (startedAt < this.restUntil) return
    const from = await progressOf(db, task)
    const guildIds = await nextGuilds(db, from, BATCH)
    if (!(await claimGuilds(db, task, from, guildIds.at(-1) ?? BEFORE_ALL))) return
    await act(guildIds)
    const now = clock.now()
    this.restUntil = now + (now - startedAt) * REST
  }
}
