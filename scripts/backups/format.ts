import * as v from 'valibot'

/**
 * A backup is a gzip file of JSON lines. The first is the header. Then each table has a line with its name and columns, and a
 * line for each row: an array of texts and nulls in the order of the columns. The last line has a hash of all lines before it.
 */
export const BACKUP_VERSION = 1

export const headerSchema = v.object({
  prosperity: v.literal('backup'),
  version: v.pipe(v.number(), v.integer()),
  /** Whose data the backup holds. */
  scope: v.literal('all'),
  createdAt: v.string(),
  /** The migrations that the database had, in order. A restore makes the tables with them. */
  migrations: v.array(v.string()),
})

export const tableSchema = v.object({
  table: v.string(),
  columns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** The id that the database gives to the next row; null for a table without automatic ids. */
  nextId: v.nullable(v.string()),
})

export const rowSchema = v.array(v.nullable(v.string()))

export const endSchema = v.object({
  rows: v.pipe(v.number(), v.integer()),
  /** Of all lines before this one, with their line ends; in hexadecimal. */
  sha256: v.string(),
})

export type Header = v.InferOutput<typeof headerSchema>
export type Table = v.InferOutput<typeof tableSchema>
export type Row = v.InferOutput<typeof rowSchema>
