import type { StoredImport } from '../../../shared/database/imports/ask.ts'
import type { ImportEnd, ImportedBatch } from '../../../shared/database/imports/run.ts'
import type { StoredPreview, StoredRefusal } from '../../../shared/database/imports/stored.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import { fullTime, roleMention, userMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { BULK_UNDO, bulkMessage, mentioningTitle } from '../../../shared/imports/bulk-preview.ts'
import { speakBulk } from '../../../shared/imports/bulk-texts.ts'
import { IMPORT_BUTTON } from '../../../shared/imports/buttons.ts'
import { formatTitle } from '../../../shared/imports/format-title.ts'
import { fileReason, rowReason } from '../../../shared/imports/reason-texts.ts'
import { isBulk } from '../../../shared/imports/wanted-xp.ts'
import { bar } from '../guild-roles/messages.ts'
import { speak } from './texts.ts'

/** An embed has room for 4,096 characters. */
const [MOST_ROLES, MOST_REFUSED] = [10, 8]

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
  return [speak(locale)(key, { done, members }), bar(done, members)].join('\n')
}

/** How an import or a change of many members, or its undo, ended. */
export function endText(
  locale: string,
  { guildId, change, changed, xp, counted }: Pick<StoredImport, 'guildId' | 'change' | 'changed' | 'xp' | 'counted'>,
  end: ImportEnd,
): string {
  const say = speak(locale)
  if (change !== null) {
    const title = `**${mentioningTitle(locale, guildId, change)}**`
    return end === 'undone' ? say('bulk.undone', { title }) : say(`bulk.${end}`, { title, changed, undo: BULK_UNDO })
  }
  if (end === 'undone') return say('import.undone')
  return [say(`import.${end}`, { changed, xp }), ...(counted === 0 ? [] : [say('import.counted', { counted })])].join(
    '\n',
  )
}

/** The preview of an import that waits for its confirmation, with the buttons for it. */
export function readyMessage(locale: string, stored: StoredImport, preview: StoredPreview): Shown {
  const { id, format, title, members, actorId, expiresAt, curveAfter, mode, change } = stored
  if (change !== null) return bulkMessage(locale, { ...stored, change, preview })
  const say = speak(locale)
  const found = format === 'plain' ? say('import.foundPlain', { members }) : say('import.found', { title, members })
  const { duplicates, known, unknown, left, raised, lowered, same, messages } = preview
  const lines = [
    ...otherLines(locale, preview),
    ...(duplicates === 0 ? [] : [say('import.duplicates', { count: duplicates })]),
    say('import.members', { known, unknown, left }),
    ...(isBulk(mode) ? [] : [say(`import.mode.${mode}`)]),
    say('import.moves', { raised, lowered, same }),
    ...(messages === null ? [] : [say('import.messages', messages)]),
    ...(curveAfter === null ? [] : [say('import.curve')]),
    ...topLines(locale, preview),
    ...roleLines(locale, preview),
    ...refusedLines(locale, preview),
  ]
  const embeds = [{ description: lines.join('\n') }]
  if (members === 0 || actorId === null || expiresAt === null)
    return { content: [found, say('import.none')].join('\n'), embeds }
  const buttonFor = (what: 'confirm' | 'cancel', style: number) => ({
    ...{ type: ComponentType.Button, style, label: say(`import.${what}`) },
    custom_id: componentId(IMPORT_BUTTON, { what, owner: actorId, id: Number(id) }),
  })
  const buttons = [buttonFor('confirm', ButtonStyle.Primary), buttonFor('cancel', ButtonStyle.Secondary)]
  return {
    content: [found, say('import.ask', { when: fullTime(expiresAt) })].join('\n'),
    embeds,
    // Discord's types have no button whose style is any number.
    components: [{ type: ComponentType.ActionRow, components: buttons }] as NonNullable<Message['components']>,
  }
}

function otherLines(locale: string, { others }: StoredPreview): string[] {
  const titles = others.map((name) => formatTitle(name, locale))
  return titles.length === 0 ? [] : [speak(locale)('import.others', { others: titles.join(', ') })]
}

function topLines(locale: string, { top }: StoredPreview): string[] {
  const say = speak(locale)
  const lines = top.map(({ userId, before, after: { xp, level } }) => {
    const user = userMention(userId)
    return before === null
      ? say('import.newMember', { user, xp, level })
      : say('import.member', { user, xpBefore: before.xp, levelBefore: before.level, xp, level })
  })
  return lines.length === 0 ? [] : ['', say('import.top'), ...lines]
}

function roleLines(locale: string, { roles }: StoredPreview): string[] {
  const say = speak(locale)
  const lines = roles
    .slice(0, MOST_ROLES)
    .map(({ roleId, level, gain, lose }) => say('import.role', { role: roleMention(roleId), level, gain, lose }))
  const more = roles.length - lines.length
  if (lines.length === 0) return []
  return ['', say('import.roles'), ...lines, ...(more === 0 ? [] : [say('import.more', { count: more })])]
}

function refusedLines(locale: string, { refusedRows: { count, listed } }: StoredPreview): string[] {
  const say = speak(locale)
  const lines = listed
    .slice(0, MOST_REFUSED)
    // A backtick would end the code.
    .map(({ line, why, text }) =>
      say('import.refusedRow', { line, text: text.replaceAll('`', "'"), reason: rowReason(why, locale) }),
    )
  const more = count - lines.length
  if (count === 0) return []
  return [
    '',
    say('import.refusedRows', { count }),
    ...lines,
    ...(more === 0 ? [] : [say('import.more', { count: more })]),
  ]
}
