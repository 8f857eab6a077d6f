import type { ImportEnd, ImportedBatch } from '../../../shared/database/imports/batch.ts'
import type { TakenChanges } from '../../../shared/database/imports/carried.ts'
import type { StoredImport } from '../../../shared/database/imports/imports.ts'
import type { StoredPreview, StoredRefusal } from '../../../shared/database/imports/json-columns.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { BULK_UNDO, bulkMessage, mentioningTitle } from '../../../shared/imports/bulk-message.ts'
import { speakBulk } from '../../../shared/imports/bulk-texts.ts'
import { importMessage, undoButton } from '../../../shared/imports/import-message.ts'
import { fileReason } from '../../../shared/imports/reason-texts.ts'
import { progressBar } from '../progress-bar.ts'
import { speak } from './texts.ts'

type Shown = Pick<Message, 'content' | 'embeds' | 'components'>

/** Why the input of an import could not be used. */
export function refusedText(locale: string, { why, line }: StoredRefusal): string {
  if (why === 'members-unseen') return speakBulk(locale)('bulk.unseen')
  const reason = fileReason(why, locale)
  const say = speak(locale)
  return line === null ? say('import.refused', { reason }) : say('import.refusedAt', { line, reason })
}

/** The progress of an import or a change of many members, or of its undo. */
export function progressText(
  locale: string,
  { what, done, members, isBulk }: Pick<ImportedBatch, 'what' | 'done' | 'members' | 'isBulk'>,
): string {
  const key = `${isBulk ? 'bulk' : 'import'}.${what === 'undo' ? 'undoing' : 'applying'}` as const
  return [speak(locale)(key, { done, members }), progressBar(done, members)].join('\n')
}

/** How an import or a change of many members, or its undo, ended. */
export function endText(
  locale: string,
  { guildId, change, changed, xp, counted }: Pick<StoredImport, 'guildId' | 'change' | 'changed' | 'xp' | 'counted'>,
  end: ImportEnd,
  taken: TakenChanges | null,
): string {
  const say = speak(locale)
  if (change !== null) {
    const title = `**${mentioningTitle(locale, guildId, change)}**`
    return end === 'undone' ? say('bulk.undone', { title }) : say(`bulk.${end}`, { title, changed, undo: BULK_UNDO })
  }
  const count = taken?.changes.length ?? 0
  if (end === 'undone')
    return [say('import.undone'), ...(taken?.undone ? [say('import.restored', taken.undone)] : [])].join('\n')
  return [
    say(`import.${end}`, { changed, xp }),
    ...(counted === 0 ? [] : [say('import.counted', { counted })]),
    ...(count === 0 ? [] : [say('import.taken', { count })]),
  ].join('\n')
}

/** How an import ended, with the button that undoes it. A change of many members is undone by a command. */
export function endMessage(
  locale: string,
  stored: StoredImport,
  end: ImportEnd,
  { taken, owner }: { taken: TakenChanges | null; owner: Snowflake | null },
): Shown {
  const content = endText(locale, stored, end, taken)
  if (stored.change !== null || end === 'undone' || owner === null) return { content }
  const components = [undoButton(locale, { id: stored.id, owner })]
  return { content, components: [{ type: ComponentType.ActionRow, components }] }
}

/** The preview of an import that waits for its confirmation, with the buttons for it. */
export const readyMessage = (locale: string, stored: StoredImport, preview: StoredPreview): Shown =>
  stored.change === null
    ? importMessage(locale, { ...stored, preview, owner: stored.actorId })
    : bulkMessage(locale, { ...stored, change: stored.change, preview })
