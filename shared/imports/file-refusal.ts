/** Why a file as a whole cannot be imported. */
export type FileRefusal =
  | 'empty'
  | 'zip'
  | 'gzip'
  | 'utf-16'
  | 'not-utf-8'
  | 'binary'
  | 'html'
  /** It is JSON, but not correct. */
  | 'not-json'
  /** The end is missing. */
  | 'truncated'
  /** Lists in lists in lists, deeper than any bot writes. */
  | 'too-deep'
  /** A line or value is longer than any bot writes. */
  | 'too-long'
  | 'too-many'
  /** It has nothing that looks like a list of members. */
  | 'no-members'
  /** A column that was chosen by hand is not in the file. */
  | 'no-column'
  /** A spreadsheet has rounded the ids. */
  | 'rounded-ids'

/** Thrown while a file is read, and caught once, by `readMembersFile`. @param line from 1; null where no line is to blame */
export class UnreadableFile extends Error {
  constructor(
    readonly why: FileRefusal,
    readonly line: number | null = null,
  ) {
    super(why)
  }
}
