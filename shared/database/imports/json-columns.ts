import * as v from 'valibot'
import { snowflakeSchema } from '../../discord/snowflake-schema.ts'
import { bulkChangeSchema } from '../../imports/bulk-change.ts'
import { plannedThing } from '../../imports/carried/planned.ts'
import { FILE_REFUSALS } from '../../imports/file-refusal.ts'
import { LARGEST_FILE_BYTES } from '../../imports/upload.ts'
import { ROW_REFUSALS } from '../../imports/values.ts'
import { KEPT } from '../../imports/wanted-xp.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const filename = v.pipe(v.string(), v.maxLength(260))
const column = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

const fileSize = v.pipe(count, v.maxValue(LARGEST_FILE_BYTES))

/** Where the input of an import is. gateway/jobs/imports reads every kind. */
export const importSource = v.variant('kind', [
  /** A file at Discord. Its address is a secret of the person who has sent it. */
  v.object({ kind: v.literal('attachment'), url: v.pipe(v.string(), v.maxLength(2_000)), filename, bytes: fileSize }),
  /** A file in `import_parts`, in this many parts. */
  v.object({ kind: v.literal('upload'), parts: count, filename, bytes: fileSize }),
  /** The members of the server, for a change of many members: `importOptions` says which. */
  v.object({ kind: v.literal('members') }),
])

export type ImportSource = v.InferOutput<typeof importSource>
export type FileSource = Exclude<ImportSource, { kind: 'members' }>

/** How the input is read. The mode has a column of its own. */
export const importOptions = v.object({
  keeps: v.picklist(KEPT),
  /** Columns that were chosen by hand; null to find them. */
  columns: v.nullable(
    v.object({
      ...{ id: column, xp: v.nullable(column), level: v.nullable(column) },
      messages: v.nullish(column),
    }),
  ),
  /** A change of many members, and the name of its role or member; empty for one of all members. */
  bulk: v.optional(v.object({ change: bulkChangeSchema, name: v.string() })),
})

export type ImportOptions = v.InferOutput<typeof importOptions>

const total = v.object({ xp: count, level: count })

/** What an import would change, as it is stored. */
export const storedPreview = v.object({
  /** The names of other formats that the file may have. */
  others: v.array(v.string()),
  duplicates: count,
  /** Rows that are refused: how many, and the first ones. */
  refusedRows: v.object({
    count,
    listed: v.array(v.object({ line: count, why: v.picklist(ROW_REFUSALS), text: v.string() })),
  }),
  ...v.object({ known: count, unknown: count, left: count, raised: count, lowered: count, same: count }).entries,
  /** Members who get nothing of a gift, because their total would be too large. */
  tooMuch: count,
  /** Members whose number of messages changes; null where the file has none. */
  messages: v.nullable(v.object({ raised: count, lowered: count, same: count })),
  top: v.array(v.object({ userId: snowflakeSchema, before: v.nullable(total), after: total })),
  roles: v.array(v.object({ level: count, roleId: snowflakeSchema, gain: count, lose: count })),
  /** The settings and level roles of the file, and what the import does with each. */
  carried: v.array(plannedThing),
})

export type StoredPreview = v.InferOutput<typeof storedPreview>

/** Why an input could not be used. @param line from 1; null where no line is to blame */
export const storedRefusal = v.object({
  /** `members-unseen`: Discord does not list the members of the server. */
  why: v.picklist([...FILE_REFUSALS, 'members-unseen']),
  line: v.nullable(count),
})

export type StoredRefusal = v.InferOutput<typeof storedRefusal>
