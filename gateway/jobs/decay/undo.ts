import { endDay } from '../../../shared/database/decay/progress.ts'
import { undoBatch } from '../../../shared/database/decay/undo.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { saveProgress } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { EffectContext } from '../context.ts'
import { Report } from '../guild-roles/report.ts'
import type { Turn } from '../pool.ts'
import { speak } from './texts.ts'

/** The pause between two batches, so that awards of the same guild do not wait for one batch after another. */
const PAUSE_MS = 50

/**
 * Gives members back the XP that decay took from them on some days. Its progress is in the job's row. If the process is
 * killed after a batch was committed, the next process looks at that batch again, and changes nothing.
 */
export async function undoDecay(job: JobOf<'decay-undo'>, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { db, processId, leaseMs, now } = context
  const { guildId } = job
  const report = new Report(guildId, job.payload.reply, context)
  let progress = job.payload
  await endDay(db, guildId, progress.toDay)
  for (;;) {
    if (context.stopping()) return { outcome: 'released' }
    // Read for each batch, because an admin may change the curve or the level roles meanwhile.
    const rules = (await loadGuildRules(db, [guildId])).get(guildId)
    if (rules === undefined) return { outcome: 'done' }
    const { fromDay, toDay, actorId, cursor: after } = progress
    const batch = await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => undoBatch(trx, rules, { fromDay, toDay, actorId, after }, now()))
    const { members, xp } = progress
    progress = { ...progress, cursor: batch.last ?? after, members: members + batch.members, xp: xp + batch.xp }
    if (batch.last === null) break
    const isMine = await saveProgress(db, { id: job.id, processId, until: now() + leaseMs, now: now() }, progress)
    // Another process continues from the saved progress.
    if (!isMine) return { outcome: 'released' }
    const counts = { members: progress.members, xp: progress.xp }
    report.update((locale) => speak(locale)('decayUndo.progress', counts))
    await turn.aside(async () => void (await context.sleep(PAUSE_MS)))
  }
  const counts = { members: progress.members, xp: progress.xp }
  await report.finish((locale) => speak(locale)('decayUndo.done', counts))
  return { outcome: 'done' }
}
