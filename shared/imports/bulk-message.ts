import { assertNever } from '../assert-never.ts'
import { componentId } from '../discord/component.ts'
import { ButtonStyle, ComponentType } from '../discord/component-type.ts'
import { roleMention, userMention } from '../discord/markdown.ts'
import type { Message } from '../discord/message.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { MAX_XP } from '../levelling/curve.ts'
import type { BulkChange } from './bulk-change.ts'
import { speakBulk } from './bulk-texts.ts'
import { BULK_ACT, BULK_CONFIRM } from './buttons.ts'
import type { ImportPreview } from './preview.ts'

/** Discord allows 2,000 characters in a message. The others are for the line above. */
const MOST_CHARACTERS = 1_800
const MOST_ROLES = 5

/** The command that undoes a change of many members, as code: only the edge knows the ids of commands. */
export const BULK_UNDO = '`/xp undo`'

/** What a change of many members does, in words. @param who the role or member, where it has one */
export function bulkTitle(locale: string, change: BulkChange, who: string): string {
  const text = speakBulk(locale)
  const { whose } = change
  if (change.what === 'give') return text('bulk.giveRole', { xp: change.xp, role: who })
  switch (whose.of) {
    case 'member':
      return text('bulk.resetMember', { user: who })
    case 'role':
      return text('bulk.resetRole', { role: who })
    case 'everyone':
      return text('bulk.resetEveryone')
    default:
      return assertNever(whose)
  }
}

/** As `bulkTitle`, with a mention of the role or member. */
export function mentioningTitle(locale: string, guildId: Snowflake, change: BulkChange): string {
  const { whose } = change
  switch (whose.of) {
    case 'member':
      return bulkTitle(locale, change, userMention(whose.userId))
    case 'role':
      return bulkTitle(locale, change, whose.roleId === guildId ? '@everyone' : roleMention(whose.roleId))
    case 'everyone':
      return bulkTitle(locale, change, '')
    default:
      return assertNever(whose)
  }
}

/** A change of many members that waits for its confirmation. */
interface ReadyChange {
  id: string
  guildId: Snowflake
  /** The admin who asked for it; null where no command did. */
  actorId: Snowflake | null
  change: BulkChange
  preview: Omit<ImportPreview, 'known' | 'unknown' | 'messages'>
}

/**
 * What a change of many members would change, in words: how many members, which level roles, and as many members with their XP
 * as a message has room for. The message has buttons that confirm and cancel the change, unless nobody's XP would change.
 * @param above a line above it
 */
export function bulkMessage(locale: string, ready: ReadyChange, above = ''): Pick<Message, 'content' | 'components'> {
  const { id, guildId, actorId, change, preview } = ready
  const text = speakBulk(locale)
  const { lowered, raised, tooMuch, left } = preview
  const title = `**${mentioningTitle(locale, guildId, change)}**`
  const changesNobody = lowered + raised === 0
  const lines = [
    ...(above === '' ? [] : [above]),
    title,
    ...(changesNobody ? [text('bulk.nobody')] : [countText(locale, change, preview)]),
    ...(tooMuch > 0 ? [text('bulk.tooMuch', { refused: tooMuch, most: MAX_XP })] : []),
    ...(left > 0 && !changesNobody ? [text('bulk.left', { left })] : []),
    ...roleLines(locale, preview.roles),
  ]
  if (changesNobody || actorId === null) return { content: lines.join('\n'), components: [] }
  const ask = text('bulk.ask', { undo: BULK_UNDO })
  const top = topLines(locale, preview.top, MOST_CHARACTERS - [...lines, ask].join('\n').length)
  const button = (label: string, custom_id: string, style: Style) =>
    ({ type: ComponentType.Button, style, label, custom_id }) as const
  const at = { owner: actorId, id: Number(id) }
  const confirm = componentId(BULK_CONFIRM, { what: change.what, ...at })
  const buttons = [
    button(text(change.what === 'reset' ? 'bulk.confirmReset' : 'bulk.confirmGive'), confirm, ButtonStyle.Danger),
    button(text('bulk.cancel'), componentId(BULK_ACT, { what: 'cancel', ...at }), ButtonStyle.Secondary),
  ]
  return {
    content: [...lines, ...top, ask].join('\n'),
    components: [{ type: ComponentType.ActionRow, components: buttons }],
  }
}

type Style = (typeof ButtonStyle)['Danger' | 'Secondary']

const countText = (locale: string, { what }: BulkChange, { lowered, raised, same }: ReadyChange['preview']): string =>
  what === 'reset' ? speakBulk(locale)('bulk.falls', { lowered, same }) : speakBulk(locale)('bulk.rises', { raised })

function roleLines(locale: string, roles: ImportPreview['roles']): string[] {
  const text = speakBulk(locale)
  const lines = roles
    .slice(0, MOST_ROLES)
    .map(({ roleId, gain, lose }) => text('bulk.role', { role: roleMention(roleId), gain, lose }))
  const count = roles.length - lines.length
  return count === 0 ? lines : [...lines, text('bulk.moreRoles', { count })]
}

/** @param room the number of characters that the lines may have */
function topLines(locale: string, top: ImportPreview['top'], room: number): string[] {
  const lines: string[] = []
  for (const { userId, before, after } of top) {
    const now = before ?? { xp: 0, level: 0 }
    if (now.xp === after.xp) continue
    const values = { xp: now.xp, level: now.level, nextXp: after.xp, nextLevel: after.level }
    const line = speakBulk(locale)('bulk.member', { user: userMention(userId), ...values })
    room -= line.length + 1
    if (room < 0) break
    lines.push(line)
  }
  return lines
}
