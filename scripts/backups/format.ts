import * as v from 'valibot'

/**
 * A backup is a gzip file of JSON lines: the header; for each table a line that names it and its columns, then a line for
 * each row, an array of texts and nulls in the order of the columns; and the end, with a hash of all lines before it.
 */
export const BACKUP_VERSION = 1

export const headerSchema = v.object({
  prosperity: v.literal('backup'),
  version: v.pipe(v.number(), v.integer()),
  /** Whose data it holds. */
  scope: v.literal('all'),
  createdAt: v.string(),
  /** The migrations that the database had, in order: the tables are made by them. */
  migrations: v.array(v.string()),
})

export const tableSchema = v.object({
  table: v.string(),
  columns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** The id that the database gives to the next row, where it counts ids. */
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
