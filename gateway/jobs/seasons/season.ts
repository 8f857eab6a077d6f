import { assertNever } from '../../../shared/assert-never.ts'
import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { saveProgress } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import { beginPlannedEnd, endBatch } from '../../../shared/database/seasons/end.ts'
import { seasonOf } from '../../../shared/database/seasons/seasons.ts'
import { type SeasonBatch, startBatch } from '../../../shared/database/seasons/start.ts'
import { reopenSeason, undoSeasonBatch } from '../../../shared/database/seasons/undo.ts'
import type { Season, SeasonState } from '../../../shared/levelling/season.ts'
import { seasonName } from '../../../shared/levelling/season-announcement.ts'
import type { EffectContext } from '../context.ts'
import { SAVE_EVERY_MS } from '../guild-roles/saved-progress.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { speak } from './texts.ts'
import { closeWithWinners } from './winners.ts'

/** The pause between two batches, so that awards of the same guild do not wait for one batch after another. */
const PAUSE_MS = 50
/** The edge writes the job and the state of the season at the same time, or never writes the state. */
const WRITTEN_WITHIN_MS = 30_000
const LOOK_AGAIN_MS = 1_000
/** A planned end waits until other work on all members of the guild is done. */
const OTHER_WORK_MS = 5_000

type Job = JobOf<'season'>
type Working = 'starting' | 'ending' | 'undoing'

/**
 * Does what the state of a season asks for, one batch of members after the other. Each batch is a transaction that also stores
 * the progress in the season's row, so that several processes, and one that is killed, do everything once.
 */
export async function workOnSeason(job: Job, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { db, now } = context
  const { guildId } = job
  const { number } = job.payload
  let season = await seasonOf(db, guildId, number)
  if (season?.state === 'running' && season.endsAt !== null && season.endsAt <= now()) {
    const other = await guildWork(db, guildId)
    if (other !== null)
      return { outcome: 'later', runAt: now() + OTHER_WORK_MS, reason: `waits for other work: ${other}` }
    if (await beginPlannedEnd(db, guildId, number, now())) season = await seasonOf(db, guildId, number)
  }
  if (season === null || season.state === 'running' || season.state === 'ended') {
    if (now() - job.createdAt >= WRITTEN_WITHIN_MS) return { outcome: 'done' }
    return { outcome: 'later', runAt: now() + LOOK_AGAIN_MS, reason: 'the change is not written yet' }
  }
  return new SeasonWork(job, { ...season, state: season.state }, turn, context).run()
}

class SeasonWork {
  private readonly report: Report
  private savedAt: number

  constructor(
    private readonly job: Job,
    private readonly season: Season & { state: Working },
    private readonly turn: Turn,
    private readonly context: EffectContext,
  ) {
    this.report = new Report(job.guildId, job.payload.reply, context)
    this.savedAt = context.now()
  }

  async run(): Promise<JobOutcome> {
    const { db, now, metrics, log } = this.context
    const { guildId, payload } = this.job
    const { state, number } = this.season
    for (;;) {
      if (this.context.stopping()) return { outcome: 'released' }
      // Read for each batch, because an admin may change the level roles meanwhile.
      const rules = (await loadGuildRules(db, [guildId])).get(guildId)
      if (rules === undefined) return { outcome: 'done' }
      const batch = await this.batch(rules)
      // Another process was faster.
      if (batch === null) return { outcome: 'done' }
      const { members } = batch
      if (!batch.isDone) {
        if (!(await this.keep())) return { outcome: 'released' }
        this.show(`season.${state}`, members)
        await this.turn.aside(async () => void (await this.context.sleep(PAUSE_MS)))
        continue
      }
      const closing = { rules, number, reply: payload.reply, now: now() }
      const isMine =
        state === 'starting' ||
        (state === 'ending' ? await closeWithWinners(closing, this.context) : await reopenSeason(db, closing))
      if (!isMine) return { outcome: 'done' }
      metrics.seasons.inc({ step: state })
      log.info({ guild: guildId, season: number, members }, DONE[state])
      await this.finish(members)
      return { outcome: 'done' }
    }
  }

  private batch(rules: GuildRules): Promise<SeasonBatch | null> {
    const { db, now } = this.context
    const { guildId, payload } = this.job
    const { state, number } = this.season
    const step = (trx: Queries): Promise<SeasonBatch | null> => {
      switch (state) {
        case 'starting':
          return startBatch(trx, guildId, number, now())
        case 'ending':
          return endBatch(trx, rules, number, now())
        case 'undoing':
          return undoSeasonBatch(trx, rules, { number, actorId: payload.actorId }, now())
        default:
          return assertNever(state)
      }
    }
    return db.transaction().setIsolationLevel('read committed').execute(step)
  }

  /** Renews the lease of the job, once a second. @returns false where another process has the job */
  private async keep(): Promise<boolean> {
    const { db, processId, leaseMs } = this.context
    const now = this.context.now()
    if (now - this.savedAt < SAVE_EVERY_MS) return true
    this.savedAt = now
    return saveProgress(db, { id: this.job.id, processId, until: now + leaseMs, now }, this.job.payload)
  }

  private show(key: `season.${Working}`, members: number): void {
    this.report.update((locale) => speak(locale)(key, { season: seasonName(this.season, locale), members }))
  }

  private finish(members: number): Promise<boolean> {
    const key = `season.${this.season.state}Done` as const
    return this.report.finish((locale) => speak(locale)(key, { season: seasonName(this.season, locale), members }))
  }
}

const DONE: Readonly<Record<Exclude<SeasonState, 'running' | 'ended'>, string>> = {
  starting: 'a season has begun',
  ending: 'a season has ended',
  undoing: 'the end of a season was undone',
}
