import { endDay } from '../../../shared/database/decay/progress.ts'
import { undoBatch } from '../../../shared/database/decay/undo.ts'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { saveProgress } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf, JobPayload } from '../../../shared/database/jobs/jobs.ts'
import type { EffectContext } from '../context.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { speak } from './texts.ts'

/** The pause between two batches, so that awards of the same guild do not wait for one batch after another. */
const PAUSE_MS = 50

/**
 * Gives members back the XP that decay took from them on some days. Its progress is in the job's row, and is saved in the
 * transaction of each batch. So the next process continues where a killed one ended, and counts each member once.
 */
export async function undoDecay(job: JobOf<'decay-undo'>, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { db } = context
  const { guildId } = job
  const report = new Report(guildId, job.payload.reply, context)
  let progress = job.payload
  await endDay(db, guildId, progress.toDay)
  for (;;) {
    if (context.stopping()) return { outcome: 'released' }
    // Read for each batch, because an admin may change the curve or the level roles meanwhile.
    const rules = (await loadGuildRules(db, [guildId])).get(guildId)
    if (rules === undefined) return { outcome: 'done' }
    const next = await undoNext(job.id, rules, progress, context)
    // Another process holds the job, and continues from the saved progress.
    if (next === 'lost') return { outcome: 'released' }
    if (next === 'done') break
    progress = next
    const counts = { members: progress.members, xp: progress.xp }
    report.update((locale) => speak(locale)('decayUndo.progress', counts))
    await turn.aside(async () => void (await context.sleep(PAUSE_MS)))
  }
  const counts = { members: progress.members, xp: progress.xp }
  await report.finish((locale) => speak(locale)('decayUndo.done', counts))
  return { outcome: 'done' }
}

type Progress = JobPayload<'decay-undo'>

/** A batch was undone after another process had taken over the job, and must not be committed. */
class JobLost extends Error {}

/** Undoes the next batch, and saves the progress with it. @returns the new progress; `done` where no member is left */
async function undoNext(
  id: string,
  rules: GuildRules,
  progress: Progress,
  { db, processId, leaseMs, now }: EffectContext,
): Promise<Progress | 'done' | 'lost'> {
  const { fromDay, toDay, actorId, cursor: after, members, xp } = progress
  try {
    return await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (trx) => {
        const batch = await undoBatch(trx, rules, { fromDay, toDay, actorId, after }, now())
        if (batch.last === null) return 'done'
        const next = { ...progress, cursor: batch.last, members: members + batch.members, xp: xp + batch.xp }
        if (await saveProgress(trx, { id, processId, until: now() + leaseMs, now: now() }, next)) return next
        throw new JobLost()
      })
  } catch (error) {
    if (error instanceof JobLost) return 'lost'
    throw error
  }
}
