import { cancelImport, stopImport } from '../../../shared/database/imports/confirm.ts'
import { newestImport, openImports, readInput } from '../../../shared/database/imports/imports.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { formatTitle } from '../../../shared/imports/format-title.ts'
import { importMessage, undoButton } from '../../../shared/imports/import-message.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { buttonRow } from '../../messages/button.ts'
import { importFile } from './file-command.ts'
import { importTranslations, statusTranslations, stopTranslations, undoTranslations } from './labels.ts'
import { isUndoable, statusText, undoText } from './message.ts'

/** `/import undo`: says what undoing the last import does, with a button that undoes it. */
const undo = command({
  name: 'undo',
  description: 'Undo the last import, after a confirmation',
  translations: undoTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId }) => newestImport(database, guildId),
  run(context, _, last) {
    const { now, user, locale, say } = context
    if (last === null || !isUndoable(last, now)) return say('import.noneToUndo')
    return {
      content: undoText(context, last),
      components: [buttonRow(undoButton(locale, { id: last.id, owner: user.id }))],
    }
  },
})

/** `/import stop`: stops the running import. If none runs, cancels imports that are being read or wait for a confirmation. */
const stop = command({
  name: 'stop',
  description: 'Stop the import that is under way',
  translations: stopTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId, now }) => openImports(database, guildId, now),
  async run({ database, actor, now, locale, mention, say }, _, open) {
    const applied = open.find(({ state }) => state === 'applying')
    if (applied !== undefined) {
      const isStopping = await stopImport(database, applied, { actor, reply: null }, now)
      if (!isStopping) return say('refusal.expired')
      return say('import.stops', { title: formatTitle(applied.format, locale), undo: mention('import undo') })
    }
    const waiting = open.filter(({ state }) => state === 'reading' || state === 'ready')
    const cancelled = await Promise.all(waiting.map((one) => cancelImport(database, one, now)))
    if (cancelled.includes(true)) return say('import.cancelled')
    return say(open.some(({ state }) => state === 'undoing') ? 'import.cannotStop' : 'import.noneToStop')
  },
})

/**
 * `/import status`: how far the import is, and which import can be undone. If an import waits for a confirmation, the reply shows its
 * preview and buttons again, because the first reply with them may be lost.
 */
const status = command({
  name: 'status',
  description: 'Show how far the import is',
  translations: statusTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId, now }) =>
    Promise.all([openImports(database, guildId, now), newestImport(database, guildId)]),
  async run(context, _, [open, last]) {
    const ready = open.find(({ state }) => state === 'ready')
    const content = statusText(context, open, last)
    const { preview } = ready === undefined ? { preview: null } : await readInput(context.database, ready.id)
    if (ready === undefined || preview === null) return { content }
    const shown = importMessage(context.locale, { ...ready, preview, owner: context.user.id })
    return { ...shown, content: `${content}\n${shown.content}` }
  },
})

export const importGroup: EdgeGroup = {
  name: 'import',
  description: 'Take over members’ XP from the file of another bot',
  translations: importTranslations,
  permission: Permission.ManageGuild,
  commands: [importFile, undo, stop, status],
}
