import type { Kysely } from 'kysely'
import { purgeMessageLogs } from '../../shared/database/message-logs.ts'
import { nextGuild, recountGuild } from '../../shared/database/recount.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../ops/log.ts'

const DAY_MS = 86_400_000
const PURGE_BATCH = 500
/** Between two batches, so that at most 5,000 rows a second go, and awards hardly notice. */
const PURGE_PAUSE_MS = 100
const BEFORE_ALL: Snowflake = '0'

export interface UpkeepParts {
  db: Kysely<Database>
  /** How long message logs are kept. */
  messageLogDays: number
  clock: Clock
  log: Log
}

/** What the database needs now and then, beside the awards. */
export class Upkeep {
  private stopped = false
  private counted: Snowflake = BEFORE_ALL

  constructor(private readonly parts: UpkeepParts) {}

  /** Deletes message logs that are past their time, all of them, in small batches. */
  async purge(): Promise<void> {
    const { db, messageLogDays, clock } = this.parts
    const before = snowflakeAt(clock.now() - messageLogDays * DAY_MS)
    while (!this.stopped && (await purgeMessageLogs(db, before, PURGE_BATCH))) await clock.sleep(PURGE_PAUSE_MS)
  }

  /** Counts the members of one guild, and of the next one the next time. */
  async recount(): Promise<void> {
    const { db, log } = this.parts
    const guild = await nextGuild(db, this.counted)
    this.counted = guild ?? BEFORE_ALL
    if (guild !== null && (await recountGuild(db, guild)))
      log.warn({ guild }, 'members by level were off; counted anew')
  }

  /** A purge under way ends after its batch. */
  stop(): void {
    this.stopped = true
  }
}
