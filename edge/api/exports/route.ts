import { exportQuery, exportReply } from '../../../shared/api/exports.ts'
import { exportedMembers } from '../../../shared/database/exports/members.ts'
import { EXPORT_EVERY_MS, isExporting, noteExport } from '../../../shared/database/exports/request.ts'
import { exportedServer } from '../../../shared/database/exports/server.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { EXPORT_TYPES, exportedTexts, exportName, exportWriter } from '../../../shared/exports/file.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { sayApi } from '../texts.ts'

/** Sends a file with all members: the file of `/export`, but of any size. */
export const exportRoute = route({
  id: 'export',
  method: 'GET',
  path: '/guilds/:guild_id/export',
  access: 'manager',
  // A key that only reads has the rights of a viewer, who may not export. Each download also writes an audit entry.
  key: 'write',
  summary: 'Sends a file with all members and their XP, at most once a minute. The audit log records each download',
  request: { query: exportQuery },
  reply: exportReply,
  files: Object.values(EXPORT_TYPES),
  async load({ database, guildId, now }) {
    const [isBusy, all] = await Promise.all([isExporting(database, guildId, now), loadGuildRules(database, [guildId])])
    return { isBusy, rules: all.get(guildId) }
  },
  async run({ database, guildId, actor, locale, now }, { query: { format } }, { isBusy, rules }) {
    if (rules === undefined) return refuse('not-found', sayApi(locale)('noSuchServer'))
    if (isBusy || !(await noteExport(database, { guildId, actor }, format, now))) {
      const retryAfterSeconds = EXPORT_EVERY_MS / 1_000
      return refuse('too-many-requests', sayAsCommands(locale).text('export.busy'), { retryAfterSeconds })
    }
    const writer = exportWriter(format, exportedServer(rules, now))
    return {
      file: {
        ...{ name: `${exportName(guildId)}.${format}`, type: EXPORT_TYPES[format] },
        texts: (after) => exportedTexts(exportedMembers(after, guildId, rules.curve), writer),
      },
    }
  },
})
