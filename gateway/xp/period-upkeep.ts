import type { Kysely } from 'kysely'
import { nextGuilds } from '../../shared/database/members/recount.ts'
import { comparedSince, correctPeriods, wrongPeriods } from '../../shared/database/periods/check.ts'
import { purgeBoards } from '../../shared/database/periods/pages.ts'
import type { Database } from '../../shared/database/schema.ts'
import { claimGuilds, progressOf } from '../../shared/database/upkeep-progress.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { DAY_MS, dayOf } from '../../shared/levelling/day.ts'
import { periodsOf } from '../../shared/levelling/period.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Clock } from '../time/clock.ts'

/** The row of `upkeep` with the progress. */
const TASK = 'periods'
const BEFORE_ALL: Snowflake = '0'
/** Guilds that are looked at in one run. */
const BATCH = { guilds: 100, members: 20_000 }
/**
 * The most messages that are read for a guild, which takes about five seconds. In a guild with more messages this month, only
 * those of this week or of today are compared.
 */
const MOST_MESSAGES = 5_000_000
/** After a run, nothing is done for this many times as long as the run took. */
const REST = 20
/** Older pages of leaderboards are deleted. A page is shown for a minute only. */
const PAGES_KEPT_MS = DAY_MS

export interface PeriodUpkeepParts {
  db: Kysely<Database>
  /** How long message logs are kept. */
  messageLogDays: number
  metrics: Pick<Metrics, 'memberPeriodsCorrected'>
  clock: Clock
  log: Log
}

/**
 * Corrects the XP on the leaderboards of today, this week and this month by the log of messages. Several processes share the
 * guilds.
 */
export class PeriodUpkeep {
  private stopped = false
  private restUntil = 0

  constructor(private readonly parts: PeriodUpkeepParts) {}

  /** Checks the next guilds; after the last guild, the first is next. */
  async run(): Promise<void> {
    const { db, clock } = this.parts
    const startedAt = clock.now()
    if (startedAt < this.restUntil) return
    const from = await progressOf(db, TASK)
    const guilds = await nextGuilds(db, from, BATCH)
    if (!(await claimGuilds(db, TASK, from, guilds.at(-1) ?? BEFORE_ALL))) return
    if (guilds.length === 0) await purgeBoards(db, startedAt - PAGES_KEPT_MS)
    // If this process ends before it is done with these guilds, they have their turn in the next round.
    for (const guildId of guilds) if (!this.stopped) await this.check(guildId)
    const now = clock.now()
    this.restUntil = now + (now - startedAt) * REST
  }

  /** Stops after the guild that is being checked. */
  stop(): void {
    this.stopped = true
  }

  private async check(guildId: Snowflake): Promise<void> {
    const { db, messageLogDays, metrics, clock, log } = this.parts
    const today = periodsOf(dayOf(clock.now()))
    const since = await comparedSince(db, guildId, today, today.day - messageLogDays + 1, MOST_MESSAGES)
    const wrong = since === null ? [] : await wrongPeriods(db, guildId, today, since)
    if (wrong.length === 0) return
    await correctPeriods(db, guildId, wrong)
    metrics.memberPeriodsCorrected.inc(wrong.length)
    log.info({ guild: guildId, members: wrong.length }, 'what members earned in a period was corrected')
  }
}
