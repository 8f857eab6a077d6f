import { componentId } from '../discord/component.ts'
import { ButtonStyle, ComponentType } from '../discord/component-type.ts'
import { fullTime, roleMention, userMention } from '../discord/markdown.ts'
import type { Message } from '../discord/message.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { IMPORT_BUTTON } from './buttons.ts'
import type { CarriedPart } from './carried/part.ts'
import type { PlannedThing } from './carried/planned.ts'
import { plannedLine } from './carried/planned-line.ts'
import { partOf } from './carried/thing.ts'
import { formatTitle } from './format-title.ts'
import type { ImportPreview } from './preview.ts'
import { speakPreview as speak } from './preview-texts.ts'
import { rowReason } from './reason-texts.ts'
import type { Refusals } from './sink.ts'
import { isBulk, type TotalMode } from './wanted-xp.ts'

/** With so few lines, the preview stays below Discord's 4,096 characters of an embed. */
const [MOST_ROLES, MOST_REFUSED] = [10, 8]
/** In characters. Discord allows 6,000 in all embeds of a message together. */
const CARRIED_LENGTH = 1_500

/** What was found in a file, and what it would change. */
interface ReadFile extends ImportPreview {
  others: readonly string[]
  duplicates: number
  carried: readonly PlannedThing[]
  refusedRows: Pick<Refusals, 'count' | 'listed'>
}

/** An import that waits for its confirmation. */
interface ReadyImport {
  id: string
  format: string
  title: string
  mode: TotalMode
  members: number
  expiresAt: number | null
  curveAfter: string | null
  preview: ReadFile
  /** The member who may press the buttons. */
  owner: Snowflake | null
}

/** The preview of an import that waits for its confirmation, with the buttons for it. */
export function importMessage(locale: string, ready: ReadyImport): Pick<Message, 'content' | 'embeds' | 'components'> {
  const { id, format, title, members, owner, expiresAt, curveAfter, mode, preview } = ready
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
  const carried = carriedLines(locale, preview)
  const embeds = [
    { description: lines.join('\n') },
    ...(carried.length === 0 ? [] : [{ description: carried.join('\n') }]),
  ]
  if (members === 0 || owner === null || expiresAt === null)
    return { content: [found, say('import.none')].join('\n'), embeds }
  const buttonFor = (what: 'confirm' | 'cancel' | Taking, style: Style) => ({
    ...({ type: ComponentType.Button, style } as const),
    label: say(what === 'confirm' || what === 'cancel' ? `import.${what}` : `import.with.${what}`),
    custom_id: componentId(IMPORT_BUTTON, { what, owner, id: Number(id) }),
  })
  const buttons = [
    buttonFor('confirm', ButtonStyle.Primary),
    ...takingsOf(preview).map((taking) => buttonFor(taking, ButtonStyle.Primary)),
    buttonFor('cancel', ButtonStyle.Secondary),
  ]
  return {
    content: [found, say('import.ask', { when: fullTime(expiresAt) })].join('\n'),
    embeds,
    components: [{ type: ComponentType.ActionRow, components: buttons }],
  }
}

type Style = (typeof ButtonStyle)['Primary' | 'Secondary']

/** The button that undoes an import, below the report of its end and below what `/import undo` says. */
export const undoButton = (locale: string, { id, owner }: { id: string; owner: Snowflake }) => ({
  ...({ type: ComponentType.Button, style: ButtonStyle.Danger } as const),
  label: speak(locale)('import.confirmUndo'),
  custom_id: componentId(IMPORT_BUTTON, { what: 'undo', owner, id: Number(id) }),
})

/** What an import can take over besides XP. */
type Taking = 'settings' | 'roles' | 'all'

function takingsOf({ carried }: ReadFile): Taking[] {
  const has = (part: CarriedPart): boolean =>
    carried.some(({ thing, outcome }) => outcome === 'change' && partOf(thing) === part)
  const [settings, roles] = [has('settings'), has('level-roles')]
  return [
    ...(settings ? (['settings'] as const) : []),
    ...(roles ? (['roles'] as const) : []),
    ...(settings && roles ? (['all'] as const) : []),
  ]
}

/** What becomes of the settings and level roles of the file. */
function carriedLines(locale: string, { carried }: ReadFile): string[] {
  const say = speak(locale)
  if (carried.length === 0) return []
  let length = 0
  const all = carried.map((planned) => `- ${plannedLine(planned, locale)}`)
  const lines = all.filter((line) => {
    length += line.length + 1
    return length <= CARRIED_LENGTH
  })
  const more = all.length - lines.length
  return [say('import.carried'), ...lines, ...(more === 0 ? [] : [say('import.more', { count: more })])]
}

function otherLines(locale: string, { others }: ReadFile): string[] {
  const titles = others.map((name) => formatTitle(name, locale))
  return titles.length === 0 ? [] : [speak(locale)('import.others', { others: titles.join(', ') })]
}

function topLines(locale: string, { top }: ReadFile): string[] {
  const say = speak(locale)
  const lines = top.map(({ userId, before, after: { xp, level } }) => {
    const user = userMention(userId)
    return before === null
      ? say('import.newMember', { user, xp, level })
      : say('import.member', { user, xpBefore: before.xp, levelBefore: before.level, xp, level })
  })
  return lines.length === 0 ? [] : ['', say('import.top'), ...lines]
}

function roleLines(locale: string, { roles }: ReadFile): string[] {
  const say = speak(locale)
  const lines = roles
    .slice(0, MOST_ROLES)
    .map(({ roleId, level, gain, lose }) => say('import.role', { role: roleMention(roleId), level, gain, lose }))
  const more = roles.length - lines.length
  if (lines.length === 0) return []
  return ['', say('import.roles'), ...lines, ...(more === 0 ? [] : [say('import.more', { count: more })])]
}

function refusedLines(locale: string, { refusedRows: { count, listed } }: ReadFile): string[] {
  const say = speak(locale)
  const lines = listed
    .slice(0, MOST_REFUSED)
    // A backtick would end the code.
    .map(({ line, why, text }) => {
      const reason = rowReason(why, locale)
      if (text === '') return say('import.refusedLine', { line, reason })
      return say('import.refusedRow', { line, text: text.replaceAll('`', "'"), reason })
    })
  const more = count - lines.length
  if (count === 0) return []
  return [
    '',
    say('import.refusedRows', { count }),
    ...lines,
    ...(more === 0 ? [] : [say('import.more', { count: more })]),
  ]
}
