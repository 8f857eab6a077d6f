import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { hasNewer, replaceOlder, saveProgress } from '../../../shared/database/jobs/guild-jobs.ts'
import { insertJobs, type JobOf, type JobPayload } from '../../../shared/database/jobs/jobs.ts'
import {
  type CurveChange,
  curveChangeOf,
  recalculateBatch,
  settleCurve,
} from '../../../shared/database/members/recalculate.ts'
import { awaitRow, mayBeWritten } from '../await-row.ts'
import type { EffectContext } from '../context.ts'
import { SAVE_EVERY_MS } from '../guild-roles/saved-progress.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { endText, progressText } from './messages.ts'

/** Members that are looked at between two rests. */
const BATCH = 1_000
/** After a batch nothing happens for as long as the batch took, so that awards of other members find the database free. */
const REST = 1
/** After this long, another guild's recalculation has a turn. */
const TURN_MS = 5_000
/**
 * For this long after a change, a process may still write by the old curve: gateway processes read changed rules every two
 * seconds, and the edge answers within 15 seconds.
 */
const OLD_CURVE_MS = 30_000

type Job = JobOf<'recalculate-levels'>
type Progress = JobPayload<'recalculate-levels'>

/** How a run through the members ended. */
type RunEnd = 'done' | 'replaced' | 'stopped' | 'interrupted' | 'changed'

/**
 * Stores the levels of all members of a guild after a change of its curve, and then asks for a sync of the level roles. Levels
 * are shown and awarded by the new curve from the moment of the change; the job only writes the stored ones. It goes through
 * the members in the order of their ids and saves its progress every second. It goes through them twice, because for some
 * seconds after the change another process may store a level of the old curve.
 */
export async function recalculateLevels(job: Job, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { db, now } = context
  const { guildId, payload } = job
  await replaceOlder(db, guildId, 'recalculate-levels', job.id)
  const change = await curveChangeOf(db, guildId)
  const isExpected = change === null || change.changedAt < payload.since
  if (isExpected && mayBeWritten(job, now())) return awaitRow(now(), 'the change is not written yet')
  if (change === null || change.settledAt >= change.changedAt) return { outcome: 'done' }
  const run = new Recalculation(job, change, turn, context)
  const end = await run.run()
  if (end === 'interrupted') return { outcome: 'released' }
  if (end === 'changed') return { outcome: 'later', runAt: now(), reason: 'the curve was changed again' }
  if (end !== 'done') return { outcome: 'done' }
  const isChecked = payload.isChecking && payload.changedAt === change.changedAt
  if (isChecked && (await settleCurve(db, guildId, change.changedAt))) return { outcome: 'done' }
  return { outcome: 'later', runAt: change.changedAt + OLD_CURVE_MS, reason: 'all members are looked at once more' }
}

class Recalculation {
  private progress: Progress
  private savedAt: number
  private readonly report: Report

  constructor(
    private readonly job: Job,
    private readonly change: CurveChange,
    private readonly turn: Turn,
    private readonly context: EffectContext,
  ) {
    const { payload } = job
    const isSame = payload.changedAt === change.changedAt
    const begun = { changedAt: change.changedAt, total: change.members, cursor: '0', looked: 0, changed: 0 }
    this.progress = isSame ? payload : { ...payload, ...begun, isChecking: false }
    this.savedAt = context.now()
    this.report = new Report(job.guildId, payload.reply, context)
  }

  async run(): Promise<RunEnd> {
    const end = await this.walk()
    if (end === 'done' && !this.progress.isChecking) await this.followUp()
    else if (end === 'replaced' || end === 'stopped')
      await this.report.finish((locale) => endText(locale, this.progress, end))
    return end
  }

  private async walk(): Promise<RunEnd> {
    const { context, turn, job, change } = this
    let turnEnds = context.now() + TURN_MS
    for (;;) {
      if (context.stopping()) return (await this.save()) ?? 'interrupted'
      const startedAt = context.now()
      const { cursor: after, looked, changed } = this.progress
      const next = { curve: change.curve, after, most: BATCH, now: context.now }
      const batch = await recalculateBatch(context.db, job.guildId, next)
      this.progress = { ...this.progress, looked: looked + batch.looked, changed: changed + batch.changed }
      context.metrics.recalculated.inc(batch.changed)
      if (batch.cursor === null) return 'done'
      this.progress = { ...this.progress, cursor: batch.cursor }
      if (!this.progress.isChecking) this.report.update((locale) => progressText(locale, this.progress))
      const end = context.now() - this.savedAt < SAVE_EVERY_MS ? null : await this.save()
      if (end !== null) return end
      const rest = (context.now() - startedAt) * REST
      if (context.now() < turnEnds) await context.sleep(rest)
      else {
        await turn.aside(() => context.sleep(rest))
        turnEnds = context.now() + TURN_MS
      }
    }
  }

  /**
   * The first run is over. A sync of the level roles follows, which continues the report. Then all members are looked at
   * once more.
   */
  private async followUp(): Promise<void> {
    const { context, job } = this
    const { guildId } = job
    await this.report.finish((locale) => endText(locale, this.progress, 'done'))
    const { reply } = this.progress
    if (this.change.hasLevelRoles)
      await insertJobs(
        context.db,
        [{ kind: 'guild-role-sync', guildId, userId: null, payload: { reply } }],
        context.now(),
      )
    this.progress = { ...this.progress, reply: null, isChecking: true, cursor: '0' }
    await this.save()
  }

  /** Saves the progress, and renews the lease of the job. @returns why the run must end; null if it continues */
  private async save(): Promise<RunEnd | null> {
    const { db, processId, leaseMs, now } = this.context
    const { id, guildId } = this.job
    this.savedAt = now()
    const isMine = await saveProgress(
      db,
      { id, processId, until: this.savedAt + leaseMs, now: this.savedAt },
      this.progress,
    )
    if (await hasNewer(db, guildId, 'recalculate-levels', id)) return 'replaced'
    if (!isMine) return 'stopped'
    const change = await curveChangeOf(db, guildId)
    return change?.changedAt === this.change.changedAt ? null : 'changed'
  }
}
