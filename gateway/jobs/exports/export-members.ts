import { exportedMembers } from '../../../shared/database/exports/members.ts'
import { isNoted } from '../../../shared/database/exports/request.ts'
import { exportedServer } from '../../../shared/database/exports/server.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { exportName, exportWriter } from '../../../shared/exports/file.ts'
import { awaitRow, mayBeWritten } from '../await-row.ts'
import type { EffectContext } from '../context.ts'
import { Report } from '../report.ts'
import { DISCORD_LIMITS, exportFiles } from './files.ts'
import { sendFile } from './send.ts'
import { speak } from './texts.ts'

/** The token must still be valid when the file arrives. */
const MARGIN_MS = 30_000

/**
 * Writes all members of a guild into files and sends them into the reply that asked for them, as long as its token is valid. A
 * process that takes the job over begins again.
 */
export async function exportMembers(job: JobOf<'export'>, context: EffectContext): Promise<JobOutcome> {
  const { db, now, log, metrics } = context
  const { guildId } = job
  const { format, reply } = job.payload
  if (!(await isNoted(db, { guildId, ...job.payload }))) {
    if (!mayBeWritten(job, now())) return { outcome: 'done' }
    return awaitRow(now(), 'the audit entry of the export is not written yet')
  }
  const rules = (await loadGuildRules(db, [guildId])).get(guildId)
  const isExpired = (): boolean => reply === null || reply.expiresAt - MARGIN_MS < now()
  if (rules === undefined || reply === null || isExpired()) return { outcome: 'done' }
  const report = new Report(guildId, reply, context)
  const writer = exportWriter(format, exportedServer(rules, now()))
  const named = { name: exportName(guildId), format, limits: DISCORD_LIMITS }
  const written = await exportFiles(exportedMembers(db, guildId, rules.curve), writer, named, (members) =>
    report.update((locale) => speak(locale)('export.writing', { members })),
  )
  if (written === null) {
    metrics.exports.inc({ format, result: 'too-large' })
    log.info({ guild: guildId, format }, 'an export was too large for Discord')
    await report.finish((locale) => speak(locale)('export.tooLarge'))
    return { outcome: 'done' }
  }
  const say = speak(reply.locale)
  const { files, members } = written
  for (const [nth, file] of files.entries()) {
    if (isExpired()) return { outcome: 'done' }
    const content = files.length === 1 ? '' : say('export.part', { part: nth + 1, parts: files.length })
    await sendFile(guildId, reply, { content, file }, context)
  }
  await report.finish((locale) => speak(locale)('export.done', { members }))
  metrics.exports.inc({ format, result: 'sent' })
  log.info({ guild: guildId, format, members, files: files.length }, 'members were exported')
  return { outcome: 'done' }
}
