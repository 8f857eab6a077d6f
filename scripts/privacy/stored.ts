import { PERSONAL_DATA } from '../../shared/database/privacy/personal-data.ts'
import type { PersonColumn } from '../../shared/database/privacy/personal-table.ts'
import type { CommentedTable } from './read-schema.ts'
import { ABOUT_NOBODY, ABOUT_PEOPLE } from './tables.ts'

/** The file of all stored fields. */
export const STORED_FILE = new URL('../../edge/web/privacy/stored.json', import.meta.url).pathname
export const HOW_TO_REGENERATE = 'scripts/privacy-notice'

/** Columns that mean the same in every table. */
const COMMON: Readonly<Record<string, string>> = {
  guild_id: 'The server.',
  channel_id: 'The channel.',
  role_id: 'The role.',
  created_at: 'When it was stored.',
  updated_at: 'When it last changed.',
}

const FATES = {
  row: 'After a deletion: gone.',
  id: 'After a deletion: stays without the person’s id.',
  stays: 'After a deletion: stays.',
} as const

interface Personal {
  people: Readonly<Record<string, PersonColumn>>
  secret?: readonly string[]
}

const personal: Readonly<Record<string, Personal>> = PERSONAL_DATA

const peopleOf = (table: string): Readonly<Record<string, PersonColumn>> => personal[table]?.people ?? {}

/** What a field holds and why; empty where no comment says it. */
function purposeOf(table: string, { name, comment }: CommentedTable['columns'][number]): string {
  const person = peopleOf(table)[name]
  if (person !== undefined) return [person.inText ? comment : '', person.why, FATES[person.fate]].join(' ').trim()
  const purpose = comment || COMMON[name] || ''
  const isSecret = personal[table]?.secret?.includes(name) ?? false
  return purpose !== '' && isSecret ? `${purpose} A secret: no copy of the data has it.` : purpose
}

/** Tables without a comment, and fields of tables about people without one. */
export const undescribed = (tables: readonly CommentedTable[]): string[] =>
  tables.flatMap((table) => [
    ...(table.comment === '' ? [table.name] : []),
    ...(table.name in ABOUT_PEOPLE
      ? table.columns
          .filter((column) => purposeOf(table.name, column) === '')
          .map(({ name }) => `${table.name}.${name}`)
      : []),
  ])

/** The comments of the code say guild where people say server. */
const inPeoplesWords = (text: string): string =>
  text
    .split('`')
    .map((part, nth) => (nth % 2 === 1 ? part : part.replace(/\bguild(s|'s|’s)?\b/g, 'server$1').replaceAll("'", '’')))
    .join('`')

/** The list as text of a JSON file, with a line for each field so that a change of it is easy to review. */
export function storedText(tables: readonly CommentedTable[]): string {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const people = Object.entries(ABOUT_PEOPLE).map(([name, words]) => {
    const { comment, columns } = byName.get(name) ?? { comment: '', columns: [] }
    const copied = Object.values(peopleOf(name)).some(({ exported }) => exported)
    const fields = columns.map((column) => [column.name, inPeoplesWords(purposeOf(name, column))])
    return { name, ...words, holds: inPeoplesWords(comment), copied, fields }
  })
  const others = Object.entries(ABOUT_NOBODY).map(([name, of]) => {
    const { comment, columns } = byName.get(name) ?? { comment: '', columns: [] }
    return { name, of, holds: inPeoplesWords(comment), fields: columns.map((column) => column.name) }
  })
  const text = JSON.stringify({ madeBy: HOW_TO_REGENERATE, people, others }, null, 1)
  // Short lists of names, and a field with its purpose, stand on one line.
  return `${text.replace(/\[\n\s+("[^[\]{}]*?")\n\s+\]/g, (_, inner: string) => `[${inner.replace(/\n\s+/g, ' ')}]`)}\n`
}
