import { UNDONE_WITHIN_MS } from '../../../shared/database/imports/confirm.ts'
import { newestImport } from '../../../shared/database/imports/imports.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import { mentioningTitle } from '../../../shared/imports/bulk-message.ts'
import { BULK_ACT } from '../../../shared/imports/buttons.ts'
import { command } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { xpUndoTranslations } from './bulk-labels.ts'

/** `/xp undo`: shows the last change of many members, with a button that undoes it, or stops it while it is under way. */
export const xpUndo = command({
  name: 'undo',
  description: 'Undo the last change of many members, or stop it',
  translations: xpUndoTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId }) => newestImport(database, guildId, ['reset', 'give']),
  run({ guildId, user, now, text, locale, mention, say }, _, newest) {
    if (newest === null || newest.change === null) return say('bulk.noneToUndo')
    const { id, state, change, done, members, changed, updatedAt } = newest
    if (state === 'undoing') return say('bulk.undoing')
    const title = mentioningTitle(locale, guildId, change)
    const buttonFor = (what: 'undo' | 'stop') =>
      buttonRow(
        button(
          text(`bulk.${what}`),
          componentId(BULK_ACT, { what, owner: user.id, id: Number(id) }),
          ButtonStyle.Danger,
        ),
      )
    if (state === 'applying') {
      const content = text('bulk.askStop', { title, done, members, undo: mention('xp undo') })
      return { content, components: [buttonFor('stop')] }
    }
    if (updatedAt < now - UNDONE_WITHIN_MS) return say('bulk.noneToUndo')
    const content = text('bulk.askUndo', { title, when: relativeTime(updatedAt), members: changed })
    return { content, components: [buttonFor('undo')] }
  },
})
