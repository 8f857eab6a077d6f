import type { Kysely } from 'kysely'
import { purgeEntries } from '../../shared/database/audit/purge.ts'
import { KEEP_BOOSTS_MS, purgeBoosts } from '../../shared/database/guilds/boosts.ts'
import { UNDONE_WITHIN_MS } from '../../shared/database/imports/confirm.ts'
import { expireImport, purgeImport } from '../../shared/database/imports/stage.ts'
import { mendBoostEdges } from '../../shared/database/jobs/boost-edges.ts'
import { purgeMessageLogs } from '../../shared/database/members/message-logs.ts'
import { beginRanges, correctRanges, rangedGuilds } from '../../shared/database/members/range-recount.ts'
import { resumeRecalculations } from '../../shared/database/members/recalculate.ts'
import { miscountedGuilds, RECOUNT, recountGuild } from '../../shared/database/members/recount.ts'
import type { Database } from '../../shared/database/schema.ts'
import { cutSeasons, mendSeasonJobs, purgeSeasons } from '../../shared/database/seasons/upkeep.ts'
import { purgeStays } from '../../shared/database/voice/stays.ts'
import { purgeReplies } from '../../shared/database/web/api-replies.ts'
import { purgeSessions } from '../../shared/database/web/sessions.ts'
import { purgeDeliveries } from '../../shared/database/webhooks/deliveries.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { Log } from '../ops/log.ts'
import type { Clock } from '../time/clock.ts'
import { forEachGuild } from './each-guild.ts'
import { GuildTurns } from './guild-turns.ts'

const PURGE_BATCH = 500
/** How long entries of the audit are kept. */
const AUDIT_DAYS = 365
/** How long deliveries of webhooks are kept. The last attempt is made within two days. */
const DELIVERY_DAYS = 7
/** The pause between two batches. So at most 5,000 rows a second are deleted, and awards are hardly slower. */
const PURGE_PAUSE_MS = 100
/**
 * The time between telling all processes to count members per range and the first correction of the counts. By then every
 * process counts, and processes of the previous release, which do not count, have been replaced.
 */
const RANGES_WAIT_MS = 3_600_000

/** After a change of the curve, the job that recalculates levels is written within this time, or it is missing. */
const WRITTEN_WITHIN_MS = 60_000

export interface UpkeepParts {
  db: Kysely<Database>
  /** How long message logs are kept. */
  messageLogDays: number
  clock: Clock
  log: Log
}

/** Regular tasks in the database: deleting what is no longer kept, and correcting the counts of members. */
export class Upkeep {
  private stopped = false
  private readonly recounts: GuildTurns

  constructor(private readonly parts: UpkeepParts) {
    this.recounts = new GuildTurns({ ...parts, task: RECOUNT })
  }

  /** Deletes message logs that are past their time, all of them, in small batches. */
  async purge(): Promise<void> {
    const { db, messageLogDays, clock } = this.parts
    const before = snowflakeAt(clock.now() - messageLogDays * DAY_MS)
    await this.deleteAll(() => purgeMessageLogs(db, before, PURGE_BATCH))
  }

  /** Deletes the dashboard's logins that have expired, in small batches. */
  async purgeSessions(): Promise<void> {
    const { db, clock } = this.parts
    await this.deleteAll(() => purgeSessions(db, clock.now(), PURGE_BATCH))
  }

  /** Deletes stored replies of the REST API that are older than a day, in small batches. */
  async purgeReplies(): Promise<void> {
    const { db, clock } = this.parts
    const dayAgo = clock.now() - DAY_MS
    await this.deleteAll(() => purgeReplies(db, dayAgo, PURGE_BATCH))
  }

  /** Deletes deliveries of webhooks that are older than a week, in small batches. */
  async purgeDeliveries(): Promise<void> {
    const { db, clock } = this.parts
    const before = clock.now() - DELIVERY_DAYS * DAY_MS
    await this.deleteAll(() => purgeDeliveries(db, before, PURGE_BATCH))
  }

  /** Deletes imports that were not uploaded, read or confirmed in time, and those that can no longer be undone. */
  async purgeImports(): Promise<void> {
    const { db, clock } = this.parts
    await this.deleteAll(() => expireImport(db, clock.now()))
    const before = clock.now() - UNDONE_WITHIN_MS
    await this.deleteAll(() => purgeImport(db, before))
  }

  /** Deletes entries of the audit that are older than a year, in small batches. */
  async purgeAudit(): Promise<void> {
    const { db, clock } = this.parts
    const before = clock.now() - AUDIT_DAYS * DAY_MS
    await this.deleteAll(() => purgeEntries(db, before, PURGE_BATCH))
  }

  /** Deletes boosts that ended more than a week ago, in small batches, and repairs jobs that announce boosts. */
  async tidyBoosts(): Promise<void> {
    const { db, clock, log } = this.parts
    const now = clock.now()
    await this.deleteAll(() => purgeBoosts(db, now - KEEP_BOOSTS_MS, PURGE_BATCH))
    const mended = await mendBoostEdges(db, now)
    if (mended > 0) log.warn({ mended }, 'boosts had no job that announces them; written again')
  }

  /** Deletes what is no longer kept of past seasons, in small batches, and repairs jobs that start and end seasons. */
  async tidySeasons(): Promise<void> {
    const { db, clock, log } = this.parts
    const now = clock.now()
    const mended = await mendSeasonJobs(db, now)
    if (mended > 0) log.warn({ mended }, 'seasons had no job that starts or ends them; written again')
    await this.deleteAll(() => cutSeasons(db, now))
    await this.deleteAll(() => purgeSeasons(db))
  }

  /** Deletes stays in voice that ended more than a day ago, in small batches: the limit of a day no longer needs them. */
  async purgeVoice(): Promise<void> {
    const { db, clock } = this.parts
    const before = clock.now() - DAY_MS
    await this.deleteAll(() => purgeStays(db, before, PURGE_BATCH))
  }

  /** Asks for the recalculation of levels where the curve has changed and no job was written. */
  async resumeRecalculations(): Promise<void> {
    const { db, clock, log } = this.parts
    const now = clock.now()
    const guilds = await resumeRecalculations(db, now - WRITTEN_WITHIN_MS, now)
    if (guilds.length > 0) log.warn({ guilds }, 'levels were not recalculated after a change of the curve; asked again')
  }

  /** Deletes batches, with pauses between them, until none is left or the process stops. */
  private async deleteAll(deleteBatch: () => Promise<boolean>): Promise<void> {
    while (!this.stopped && (await deleteBatch())) await this.parts.clock.sleep(PURGE_PAUSE_MS)
  }

  /** Counts the members of some guilds, and of the next ones the next time, here or in another process. */
  async recount(): Promise<void> {
    const { db, log } = this.parts
    const count = async (guild: Snowflake): Promise<void> => {
      if (!this.stopped && (await recountGuild(db, guild)))
        log.warn({ guild }, 'members by level were off; counted anew')
    }
    await this.recounts.run(async (guilds) => {
      const off = await miscountedGuilds(db, guilds)
      await forEachGuild(off, count, log, 'the members of this server could not be counted')
      await this.countRanges(guilds)
    })
  }

  /** Begins to count members per range of XP in guilds with crowded levels, and corrects these counts. */
  private async countRanges(guilds: readonly Snowflake[]): Promise<void> {
    const { db, log, clock } = this.parts
    const ranged = new Map((await rangedGuilds(db, guilds)).map((guild) => [guild.id, guild]))
    const count = async (id: Snowflake): Promise<void> => {
      const guild = ranged.get(id)
      const now = clock.now()
      if (this.stopped || guild === undefined) return
      if (guild.from === null) return beginRanges(db, id, now)
      if (guild.from > now - RANGES_WAIT_MS) return
      const wrong = await correctRanges(db, guild)
      if (guild.filled === 0) log.info({ guild: id }, 'members are counted per range of XP')
      else if (wrong > 0) log.warn({ guild: id, wrong }, 'members by range of XP were off; corrected')
    }
    await forEachGuild(
      [...ranged.keys()],
      count,
      log,
      'the members of this server could not be counted per range of XP',
    )
  }

  /** A purge under way ends after its batch. */
  stop(): void {
    this.stopped = true
  }
}
