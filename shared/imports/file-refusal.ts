/** Why a file as a whole cannot be imported. */
export const FILE_REFUSALS = [
  'empty',
  'zip',
  'gzip',
  'utf-16',
  'not-utf-8',
  'binary',
  'html',
  /** It is JSON, but not correct. */
  'not-json',
  /** The end is missing. */
  'truncated',
  /** Its values are nested deeper than in the files of any bot. */
  'too-deep',
  /** A line or value is longer than in the files of any bot. */
  'too-long',
  /** A cell of a table begins with a quote, and the closing quote is missing. */
  'open-quote',
  'too-many',
  /** It has more bytes than are read. */
  'too-large',
  /** It has nothing that looks like a list of members. */
  'no-members',
  /** A column that was chosen by hand is not in the file. */
  'no-column',
  /** A spreadsheet has rounded the ids. */
  'rounded-ids',
  /** The bot's curve is to be taken over, and is not known. */
  'no-curve',
  /** The file is no longer where it was. */
  'gone',
] as const

export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** Thrown while a file is read, and caught once, by `readMembersFile`. @param line from 1; null where the reason is not in one line */
export class UnreadableFile extends Error {
  constructor(
    readonly why: FileRefusal,
    readonly line: number | null = null,
  ) {
    super(why)
  }
}
