import type { Snowflake } from '../discord/snowflake.ts'

/** The formats in which a server's members can be exported. */
export const EXPORT_FORMATS = ['json', 'csv'] as const

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A member of an export. */
export interface ExportedMember {
  id: Snowflake
  /** Null where the database does not know the name. */
  name: string | null
  xp: number
  level: number
  /** Messages that earned XP. */
  messages: number
}

/** What a file holds besides its members: settings, level roles and lists. Every value can be written as JSON. */
export type ExportedServer = Readonly<Record<string, unknown>>

/** The version of the JSON. A reader of a later version also reads this one. */
const EXPORT_VERSION = 1

/** The texts of which a file consists: `begin`, then `row` for each member, then `end`. */
export interface ExportWriter {
  begin: string
  /** @param isFirst whether it is the first member of the file */
  row(member: ExportedMember, isFirst: boolean): string
  /** @param members how many rows the file has. JSON ends with that number, so that a file that broke off does not look complete. */
  end(members: number): string
}

/** Writes JSON that scripts/import and /import can read. */
const jsonWriter = (server: ExportedServer): ExportWriter => ({
  begin: `${JSON.stringify({ prosperity: 'export', version: EXPORT_VERSION, ...server }).slice(0, -1)},"members":[\n`,
  row: (member, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(member)}`,
  end: (members) => `\n],"count":${members}}\n`,
})

/** A spreadsheet reads a text that begins with one of these characters as a formula, and may run it. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/

/** A text as a field of RFC 4180. A text that could be a formula begins with an apostrophe, as spreadsheets mark texts. */
function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Writes CSV by RFC 4180. Excel reads UTF-8 only after a byte order mark. There is no closing line, because a reader would read it
 * as a member.
 */
const csvWriter = (): ExportWriter => ({
  begin: '\uFEFFid,name,xp,level,messages\r\n',
  row: ({ id, name, xp, level, messages }) => `${[id, csvField(name ?? ''), xp, level, messages].join(',')}\r\n`,
  end: () => '',
})

/** The writer of a format. @param server what JSON says besides the members; CSV has no place for it */
export const exportWriter = (format: ExportFormat, server: ExportedServer): ExportWriter =>
  format === 'json' ? jsonWriter(server) : csvWriter()

/** The media types of the formats. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
}

/** The name of a guild's file, without its ending. */
export const exportName = (guildId: Snowflake): string => `prosperity-${guildId}`

/** The texts of one file with all members, one text for each page. */
export async function* exportedTexts(
  pages: AsyncIterable<readonly ExportedMember[]>,
  writer: ExportWriter,
): AsyncGenerator<string> {
  yield writer.begin
  let members = 0
  for await (const page of pages) {
    yield page.map((member, nth) => writer.row(member, members + nth === 0)).join('')
    members += page.length
  }
  const end = writer.end(members)
  if (end !== '') yield end
}
