import type { ImportPreview, PreviewedMember } from '../../shared/imports/preview.ts'
import type { MembersFile } from '../../shared/imports/read-members.ts'
import { rowReason } from '../../shared/imports/reason-texts.ts'
import type { Refusals } from '../../shared/imports/sink.ts'
import { numberText } from '../local/number-text.ts'

/** What a file is, and how many members it has. */
export function fileLines({ format, others, rows, refusals }: MembersFile): string[] {
  const also = others.length === 0 ? '' : ` (it could also be of ${others.map(({ title }) => title).join(', ')})`
  return [
    `The file is of ${format.title}${also}.`,
    `Members: ${numberText(rows.size)}.`,
    ...(rows.duplicates === 0
      ? []
      : [`Rows that repeat a member: ${numberText(rows.duplicates)}. The row with the most XP counts.`]),
    ...(refusals.count === 0 ? [] : [`Rows that cannot be imported: ${numberText(refusals.count)}.`]),
  ]
}

const memberLine = ({ userId, before, after }: PreviewedMember): string => {
  const from = before === null ? 'not known' : `${numberText(before.xp)} XP (level ${before.level})`
  return `  ${userId}  ${from} -> ${numberText(after.xp)} XP (level ${after.level})`
}

const movesText = ({ raised, lowered, same }: Record<'raised' | 'lowered' | 'same', number>): string =>
  `rises for ${numberText(raised)}, falls for ${numberText(lowered)} and stays for ${numberText(same)}.`

/** What an import would change. */
export const previewLines = ({ known, unknown, left, top, roles, messages, ...moves }: ImportPreview): string[] => [
  `With a total in this server: ${numberText(known)}. Without: ${numberText(unknown)}. Known to have left: ${numberText(left)}.`,
  `XP ${movesText(moves)}`,
  ...(messages === null ? [] : [`The number of messages ${movesText(messages)}`]),
  ...(top.length === 0 ? [] : ['The members who would have the most XP:', ...top.map(memberLine)]),
  ...(roles.length === 0 ? [] : ['Level roles, for members who are in the server:']),
  ...roles.map(
    ({ level, roleId, gain, lose }) =>
      `  level ${level}, role ${roleId}: ${numberText(gain)} gain it, ${numberText(lose)} lose it`,
  ),
]

/** The rows that are refused, each with its line and reason. */
export const refusedLines = ({ listed, count }: Refusals): string[] => [
  ...(count === 0 ? [] : ['Refused rows:']),
  ...listed.map(({ line, why, text }) => `  line ${line}, ${JSON.stringify(text)}: ${rowReason(why, 'en')}`),
  ...(count > listed.length ? [`  and ${numberText(count - listed.length)} more`] : []),
]
