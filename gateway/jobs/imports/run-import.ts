import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { changeCurve, type ImportEnd, importBatch } from '../../../shared/database/imports/batch.ts'
import { readTaken } from '../../../shared/database/imports/carried.ts'
import { readImport } from '../../../shared/database/imports/imports.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { insertJobs, type JobOf } from '../../../shared/database/jobs/jobs.ts'
import { directMessage } from '../announcements/direct-message.ts'
import type { EffectContext } from '../context.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { changeCarried } from './carried.ts'
import { endMessage, endText, progressText } from './messages.ts'

/** After a batch nothing happens for as long as the batch took, so that awards of other members find the database free. */
const REST = 1
/** The least rest between two batches: awards of the same guild do not wait for one batch after another. */
const LEAST_REST_MS = 10
/** An import waits until other work on all members of the guild is done. */
const OTHER_WORK_MS = 5_000

/**
 * Applies or undoes an import, batch by batch. Its progress is in the import's row, which changes together with the members.
 * A process that takes the job over goes on with the next member.
 */
export async function runImport(job: JobOf<'import'>, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  const { guildId, payload } = job
  const { importId, reply, actor } = payload
  const { db, now, metrics, log } = context
  const other = await guildWork(db, guildId)
  if (other === 'season' || other === 'decay-undo')
    return { outcome: 'later', runAt: now() + OTHER_WORK_MS, reason: `waits for other work: ${other}` }
  await changeCurve(db, importId, actor, now())
  await changeCarried(job, context)
  const report = new Report(guildId, reply, context)
  for (;;) {
    if (context.stopping()) return { outcome: 'released' }
    // Read for each batch, because an admin may change the curve or the level roles meanwhile.
    const rules = (await loadGuildRules(db, [guildId])).get(guildId)
    if (rules === undefined) return { outcome: 'done' }
    const startedAt = now()
    const batch = await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => importBatch(trx, rules, importId, now()))
    if (batch.changed > 0)
      metrics.importedMembers.inc({ change: batch.what, kind: batch.isBulk ? 'bulk' : 'import' }, batch.changed)
    if (batch.end !== null) log.info({ guild: guildId, import: importId, end: batch.end }, 'an import ended')
    if (batch.isOver) {
      if (batch.end !== null) await reportEnd(job, batch.end, report, context)
      return { outcome: 'done' }
    }
    report.update((locale) => progressText(locale, batch))
    const rest = Math.max(LEAST_REST_MS, (now() - startedAt) * REST)
    await turn.aside(() => context.sleep(rest))
  }
}

/** Shows how an import ended. Where the reply can no longer be edited, the person who asked gets a direct message. */
async function reportEnd(
  { guildId, payload: { importId, reply, actor } }: JobOf<'import'>,
  end: ImportEnd,
  report: Report,
  { db, now }: EffectContext,
): Promise<void> {
  const [stored, taken] = await Promise.all([readImport(db, importId), readTaken(db, importId)])
  if (stored === null) return
  const isShown = await report.finish((locale) => endMessage(locale, stored, end, { taken, owner: actor.id }))
  if (isShown || reply === null || actor.id === null) return
  const content = endText(reply.locale, stored, end, taken)
  await insertJobs(db, [directMessage(guildId, actor.id, content, now())], now())
}
