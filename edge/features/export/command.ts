import { isExporting, requestExport } from '../../../shared/database/exports/request.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { command } from '../../interactions/context.ts'
import { exportTranslations } from './labels.ts'

/** `/export format`: asks the gateway for a file with all members. The gateway adds the file to the private reply. */
export const exportCommand = command({
  name: 'export',
  description: 'Send you a file with all members and their XP',
  translations: exportTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  options: {
    format: {
      type: Type.String,
      description: 'JSON can be imported again, CSV opens in a spreadsheet',
      required: true,
      choices: [
        { name: 'JSON', value: 'json' },
        { name: 'CSV', value: 'csv' },
      ],
    },
  },
  prefetch: ({ database, guildId, now }) => isExporting(database, guildId, now),
  async run(context, { format }, isBusy) {
    const { database, guildId, actor, now, say } = context
    if (isBusy) return say('export.busy')
    const begins = await requestExport(database, { guildId, actor }, { format, reply: syncReply(context) }, now)
    return say(begins ? 'export.begins' : 'export.busy')
  },
})
