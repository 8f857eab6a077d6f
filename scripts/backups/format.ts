import * as v from 'valibot'

/**
 * A backup is a gzip file of JSON lines. The first is the header. Then each table has a line with its name and columns, and a
 * line for each row: an array of texts and nulls in the order of the columns. The last line has a hash of all lines before it.
 *
 * The backup of one guild consists of parts, each with a line of its own before its tables. A restore writes a part in one
 * transaction.
 */
export const BACKUP_VERSION = 1

const common = {
  prosperity: v.literal('backup'),
  version: v.pipe(v.number(), v.integer()),
  createdAt: v.string(),
  /** The migrations that the database had, in order. A restore of all tables makes them with these. */
  migrations: v.array(v.string()),
}

const DIGITS = v.pipe(v.string(), v.regex(/^\d{1,20}$/))

export const headerSchema = v.variant('scope', [
  v.object({ ...common, scope: v.literal('all') }),
  v.object({ ...common, scope: v.literal('guild'), guildId: DIGITS }),
])

/**
 * A part of a guild's backup: its settings and lists, the members with ids in a range, or rows of a log in a range of ids.
 * The range is above `after`, up to `upTo`.
 */
export const partSchema = v.object({ part: v.picklist(['guild', 'members', 'log']), after: DIGITS, upTo: DIGITS })

export const tableSchema = v.object({
  table: v.string(),
  columns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** The id that the database gives to the next row; null for a table without automatic ids, and in a guild's backup. */
  nextId: v.nullable(v.string()),
  /** Columns of bytes, whose values are written in hexadecimal. */
  bytes: v.optional(v.array(v.string()), []),
})

export const rowSchema = v.array(v.nullable(v.string()))

export const endSchema = v.object({
  rows: v.pipe(v.number(), v.integer()),
  /** Of all lines before this one, with their line ends; in hexadecimal. */
  sha256: v.string(),
})

export type Header = v.InferOutput<typeof headerSchema>
export type GuildHeader = Extract<Header, { scope: 'guild' }>
export type Part = v.InferOutput<typeof partSchema>
export type Table = v.InferInput<typeof tableSchema>
export type Row = v.InferOutput<typeof rowSchema>
/** A line of a file: text, or a row. */
export type Line = string | readonly (string | null)[]

/** The largest id that a column can hold: the end of the last range. */
export const LAST_ID = '18446744073709551615'
