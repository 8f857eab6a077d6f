import type { GuildWork } from '../../../shared/database/guilds/guild-work.ts'
import { UNDONE_WITHIN_MS } from '../../../shared/database/imports/confirm.ts'
import type { StoredImport } from '../../../shared/database/imports/imports.ts'
import { dateAndTime } from '../../../shared/discord/markdown.ts'
import { formatTitle } from '../../../shared/imports/format-title.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { workText } from '../../messages/season.ts'

type Context = Pick<InteractionContext, 'text' | 'mention' | 'now' | 'locale'>

/** Why an import cannot start or be undone while other work on all members runs; null if it can. */
export function workRefusal(
  { text, mention }: Pick<Context, 'text' | 'mention'>,
  work: GuildWork | null,
): string | null {
  // A recalculation of levels does not prevent an import.
  if (work === null || work === 'curve') return null
  return work === 'import' ? text('import.busy', { status: mention('import status') }) : workText({ text }, work)
}

/** Whether an import can still be undone. */
export const isUndoable = ({ state, updatedAt }: StoredImport, now: number): boolean =>
  (state === 'done' || state === 'stopped') && updatedAt >= now - UNDONE_WITHIN_MS

/** What undoing an import does. */
export function undoText({ text, locale }: Context, last: StoredImport): string {
  const { format, updatedAt, changed: members, xp, curveBefore } = last
  const title = formatTitle(format, locale)
  const lines = [text('import.askUndo', { title, when: dateAndTime(updatedAt), members, xp })]
  return [...lines, ...(curveBefore === null ? [] : [text('import.undoCurve')])].join('\n')
}

/** How far an import is. */
function openLine({ text, locale }: Context, { state, format, members, done, expiresAt }: StoredImport): string {
  const title = formatTitle(format, locale)
  switch (state) {
    case 'ready':
      return text('import.status.ready', { title, members, when: dateAndTime(expiresAt ?? 0) })
    case 'applying':
      return text('import.status.applying', { title, members, done })
    case 'undoing':
      return text('import.status.undoing', { title, members, done })
    default:
      return text('import.status.reading')
  }
}

/** The open imports of a server, and the last import that can be undone. */
export function statusText(context: Context, open: readonly StoredImport[], last: StoredImport | null): string {
  const { text, mention, now, locale } = context
  const lines = open.map((one) => openLine(context, one))
  if (last !== null && isUndoable(last, now)) {
    const { format, changed, xp, updatedAt } = last
    const title = formatTitle(format, locale)
    const undo = mention('import undo')
    lines.push(text('import.status.ended', { title, when: dateAndTime(updatedAt), changed, xp, undo }))
  }
  return lines.length === 0 ? text('import.status.none', { file: mention('import file') }) : lines.join('\n')
}
