import type { Kysely } from 'kysely'
import { forgetReturned } from '../../shared/database/members/departures.ts'
import { comparedSince, correctPeriods, wrongPeriods } from '../../shared/database/periods/check.ts'
import { purgeBoards } from '../../shared/database/periods/stored-pages.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { DAY_MS, dayOf } from '../../shared/levelling/day.ts'
import { periodsOf } from '../../shared/levelling/period.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Clock } from '../time/clock.ts'
import { forEachGuild } from './each-guild.ts'
import { GuildTurns } from './guild-turns.ts'

/**
 * The most messages that are read for a guild, which takes about five seconds. In a guild with more messages this month, only
 * those of this week or of today are compared.
 */
const MOST_MESSAGES = 5_000_000
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
  private readonly turns: GuildTurns

  constructor(private readonly parts: PeriodUpkeepParts) {
    this.turns = new GuildTurns({ ...parts, task: 'periods' })
  }

  /** Checks the next guilds; after the last guild, the first is next. */
  async run(): Promise<void> {
    const { db, clock, log } = this.parts
    await this.turns.run(async (guilds) => {
      if (guilds.length === 0) await purgeBoards(db, clock.now() - PAGES_KEPT_MS)
      const check = (guildId: Snowflake) => this.check(guildId)
      await forEachGuild(guilds, check, log, 'what members of this server earned in a period could not be checked')
    })
  }

  /** Stops after the guild that is being checked. */
  stop(): void {
    this.stopped = true
  }

  private async check(guildId: Snowflake): Promise<void> {
    if (this.stopped) return
    const { db, messageLogDays, metrics, clock, log } = this.parts
    await forgetReturned(db, guildId)
    const today = periodsOf(dayOf(clock.now()))
    const since = await comparedSince(db, guildId, today, today.day - messageLogDays + 1, MOST_MESSAGES)
    const wrong = since === null ? [] : await wrongPeriods(db, guildId, today, since)
    if (wrong.length === 0) return
    await correctPeriods(db, guildId, wrong)
    metrics.memberPeriodsCorrected.inc(wrong.length)
    log.info({ guild: guildId, members: wrong.length }, 'what members earned in a period was corrected')
  }
}
