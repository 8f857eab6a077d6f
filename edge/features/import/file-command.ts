import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { requestImport } from '../../../shared/database/imports/request.ts'
import { escapeMarkdown } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { readColumns } from '../../../shared/imports/chosen-columns.ts'
import { fileReason } from '../../../shared/imports/reason-texts.ts'
import { LARGEST_FILE_BYTES } from '../../../shared/imports/upload.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { command } from '../../interactions/context.ts'
import { KEPT_CHOICES, MODE_CHOICES } from './choices.ts'
import { fileTranslations } from './labels.ts'
import { workRefusal } from './message.ts'

/** `/import file attachment`: asks the gateway to read a file. The gateway shows in the same reply what its import would change. */
export const importFile = command({
  name: 'file',
  description: 'Read a file, and show what its import would change',
  translations: fileTranslations,
  ephemeral: true,
  options: {
    attachment: { type: Type.Attachment, description: 'The file: JSON, CSV or TXT, up to 25 MiB', required: true },
    mode: {
      type: Type.String,
      description: 'For members who have XP here already',
      choices: namedChoices(MODE_CHOICES),
    },
    levels: {
      type: Type.String,
      description: 'What stays where the other bot’s curve differs',
      choices: namedChoices(KEPT_CHOICES),
    },
    columns: {
      type: Type.String,
      description: 'The columns of a list of your own: id=NAME,xp=NAME,level=NAME',
      max_length: 400,
    },
  },
  prefetch: ({ database, guildId }) => guildWork(database, guildId),
  async run(context, { attachment: id, mode = 'higher', levels: keeps = 'totals', columns: typed }, work) {
    const { database, guildId, actor, now, resolved, locale, say } = context
    const file = resolved.attachments.get(id)
    if (file === undefined) return say('import.cannot', { reason: fileReason('gone', locale) })
    if (file.size > LARGEST_FILE_BYTES) return say('import.cannot', { reason: fileReason('too-large', locale) })
    const columns = typed === undefined ? null : readColumns(typed)
    if (typed !== undefined && columns === null) return say('import.badColumns')
    const busy = workRefusal(context, work)
    if (busy !== null) return { content: busy }
    const source = { kind: 'attachment', url: file.url, filename: file.filename, bytes: file.size } as const
    const wanted = { guildId, actor, kind: 'import', mode, source, options: { keeps, columns } } as const
    await requestImport(database, wanted, syncReply(context), now)
    return say('import.reading', { file: escapeMarkdown(file.filename) })
  },
})
