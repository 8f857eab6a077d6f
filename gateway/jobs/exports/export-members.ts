import { exportedMembers } from '../../../shared/database/exports/members.ts'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { type ExportedServer, exportWriter } from '../../../shared/imports/export-file.ts'
import type { EffectContext } from '../context.ts'
import { Report } from '../guild-roles/report.ts'
import { DISCORD_LIMITS, exportFiles } from './files.ts'
import { sendFile } from './send.ts'
import { speak } from './texts.ts'

/** The token must still be valid when the file arrives. */
const MARGIN_MS = 30_000

/** The configuration of a guild, as a file shows it. */
function serverOf({ settings, curve, ...rules }: GuildRules, now: number): ExportedServer {
  const {
    id,
    name,
    active: _,
    updatedAt: __,
    curveChangedAt: ___,
    xpRangesFrom: ____,
    curve: _____,
    ...shown
  } = settings
  const { levelRoles, ignoredChannelIds, ignoredRoleIds, earningChannelIds, multipliers, boosts } = rules
  return {
    ...{ server: { id, name }, exportedAt: new Date(now).toISOString(), curve, settings: shown },
    ...{ levelRoles, ignoredChannelIds: [...ignoredChannelIds], ignoredRoleIds: [...ignoredRoleIds] },
    earningChannelIds: [...earningChannelIds],
    multipliers: { roles: Object.fromEntries(multipliers.roles), channels: Object.fromEntries(multipliers.channels) },
    boosts,
  }
}

/**
 * Writes all members of a guild into files and sends them into the reply that asked for them, as long as its token is valid. A
 * process that takes the job over begins again.
 */
export async function exportMembers(job: JobOf<'export'>, context: EffectContext): Promise<JobOutcome> {
  const { db, now, log } = context
  const { guildId } = job
  const { format, reply } = job.payload
  const rules = (await loadGuildRules(db, [guildId])).get(guildId)
  const isExpired = (): boolean => reply === null || reply.expiresAt - MARGIN_MS < now()
  if (rules === undefined || reply === null || isExpired()) return { outcome: 'done' }
  const report = new Report(guildId, reply, context)
  const writer = exportWriter(format, serverOf(rules, now()))
  const named = { name: `prosperity-${guildId}`, format, limits: DISCORD_LIMITS }
  const written = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) =>
      exportFiles(exportedMembers(trx, guildId, rules.curve), writer, named, (members) =>
        report.update((locale) => speak(locale)('export.writing', { members })),
      ),
    )
  if (written === null) {
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
  log.info({ guild: guildId, format, members, files: files.length }, 'members were exported')
  return { outcome: 'done' }
}
