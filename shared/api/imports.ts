import * as v from 'valibot'
import { CARRIED_PARTS } from '../imports/carried/part.ts'
import { LARGEST_FILE_BYTES, PART_TEXT_LENGTH } from '../imports/upload.ts'
import { IMPORT_MODES, KEPT } from '../imports/wanted-xp.ts'
import { MAX_XP } from '../levelling/curve.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'
import { numberText, person } from './parts.ts'

/** The states of an import, in the order in which it goes through them. */
export const IMPORT_STATES = [
  ...(['uploading', 'reading', 'ready', 'refused', 'staging'] as const),
  ...(['applying', 'done', 'stopped', 'undoing', 'undone'] as const),
] as const

const column = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

/** `POST /guilds/:guild_id/imports` */
export const importBody = v.strictObject({
  name: described('The name of the file', v.pipe(v.string(), v.minLength(1), v.maxLength(260))),
  bytes: described(
    'The size of the file',
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_FILE_BYTES)),
  ),
  mode: described(
    'What happens to members who have XP already: they keep the higher total, get the total of the file, or get the sum of both',
    v.picklist(IMPORT_MODES),
  ),
  keeps: described(
    'What to keep if the other bot has another curve: the totals, the levels, or both by taking over its curve',
    v.picklist(KEPT),
  ),
  columns: described(
    'The names of the columns, for a file of no known bot; null to recognize the file',
    v.nullable(
      v.strictObject({
        ...{ id: column, xp: v.nullable(column), level: v.nullable(column) },
        messages: described('The number of messages', v.nullable(column)),
      }),
    ),
  ),
})
export type ImportBody = v.InferOutput<typeof importBody>

/** `POST /guilds/:guild_id/bulk-changes` */
export const bulkBody = v.strictObject({
  what: described('`reset` sets XP to 0, `give` adds XP', v.picklist(['reset', 'give'])),
  whose: described(
    'Whose XP changes. `role`: the members who have the role now; the id of the server (@everyone) means all current members. `everyone`: all members with XP, also those who have left. `give` needs a role',
    v.variant('of', [
      v.strictObject({ of: v.literal('member'), userId: id }),
      v.strictObject({ of: v.literal('role'), roleId: id }),
      v.strictObject({ of: v.literal('everyone') }),
    ]),
  ),
  xp: described(
    'How much each member receives; null for a reset',
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_XP))),
  ),
})
export type BulkBody = v.InferOutput<typeof bulkBody>

/** The id of an import, in a path. It is not a Discord id, but a 64-bit number too. */
export const importParams = v.object({ import_id: described('The id of the import', id) })

/** `POST /guilds/:guild_id/imports/:import_id/confirm` */
export const confirmQuery = v.strictObject({
  take: described(
    'What to take over from the file besides XP, separated by a comma: `settings`, `level-roles`. If absent, nothing',
    v.optional(v.picklist(['settings', 'level-roles', 'settings,level-roles'])),
  ),
})
/** The body of the same request. Only a change of many members needs it. */
export const confirmBody = v.optional(
  v.strictObject({
    word: described(
      'The word that a person typed. A change of many members begins only with the `word` of the list',
      v.optional(v.pipe(v.string(), v.maxLength(50))),
    ),
  }),
)

/** A part of an upload, in a path. */
export const partParams = v.object({
  import_id: described('The id of the import', id),
  part: described('The number of the part, from 0', numberText(0, 999)),
})

/** `PUT /guilds/:guild_id/imports/:import_id/parts/:part`. Every body is JSON, so that no form of another site can send one. */
export const partBody = v.strictObject({
  base64: described(
    'The bytes of the part in base64. Each part but the last one has `partBytes` bytes',
    v.pipe(v.string(), v.minLength(4), v.maxLength(PART_TEXT_LENGTH), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  ),
})

/** The reply to `POST /guilds/:guild_id/imports` */
export const importStarted = v.object({
  id,
  parts: described('How many parts to send', count),
  partBytes: described('The bytes of each part but the last one', count),
})
export type ImportStarted = v.InferOutput<typeof importStarted>

const importItem = v.object({
  id,
  kind: described(
    '`import`: XP of another bot. `reset` and `give`: a change of many members at once',
    v.picklist(['import', 'reset', 'give']),
  ),
  state: described(
    'Up to `staging`, nobody’s XP has changed. `reading`, `staging`, `applying` and `undoing` last until a job is done',
    v.picklist(IMPORT_STATES),
  ),
  title: described('The other bot or the change; the name of the file until it is read', v.string()),
  by: described('Who asked for it; null for a script', v.nullable(person)),
  members: described('Members in it', count),
  done: described('Members that the job has gone through; parts that have arrived while it is uploaded', count),
  total: described('The value of `done` at the end; null where it is not known yet', v.nullable(count)),
  changed: described('Members who have other XP now', count),
  xp: described('The sum of all changes of XP', v.pipe(v.number(), v.integer())),
  counted: described('Members who have another number of messages now', count),
  refusal: described('Why the file cannot be used; null where it can', v.nullable(sentence)),
  createdAt: time,
  updatedAt: time,
  expiresAt: described('When it ends without a confirmation; null where it does not end by itself', v.nullable(time)),
  word: described(
    'The word that a person types before a change of many members begins; null for an import',
    v.nullable(v.string()),
  ),
  undoableUntil: described('Until when it can be undone; null where it cannot', v.nullable(time)),
})
export type ImportItem = v.InferOutput<typeof importItem>

/** `GET /guilds/:guild_id/imports` */
export const importsReply = v.object({
  items: described('The last 20, the newest first', v.array(importItem)),
  noStart: described('Why no upload can begin now; null where one can', v.nullable(sentence)),
})
export type ImportsReply = v.InferOutput<typeof importsReply>

const total = v.object({ xp: count, level: count })

/** `GET /guilds/:guild_id/imports/:import_id/preview` */
export const importPreviewReply = v.object({
  others: described('Other bots whose files look the same', v.array(v.string())),
  curve: described('The curve that the server would have; null where it stays', v.nullable(sentence)),
  known: described('Members with XP in this server', count),
  unknown: described('Members without XP in this server', count),
  left: described('Members who have left the server', count),
  raised: described('Members whose total rises', count),
  lowered: described('Members whose total falls', count),
  same: described('Members whose total stays', count),
  tooMuch: described('Members who receive nothing of a gift, because their total would be too large', count),
  messages: described(
    'Members whose number of messages rises, falls and stays; null where the file has none',
    v.nullable(v.object({ raised: count, lowered: count, same: count })),
  ),
  duplicates: described('Rows of members with several rows. The highest of them counts', count),
  top: described(
    'The members who would have the most XP, the first one first',
    v.array(v.object({ person, before: described('Null without XP in this server', v.nullable(total)), after: total })),
  ),
  roles: described(
    'Level roles that members would gain or lose',
    v.array(v.object({ level: count, roleId: id, gain: count, lose: count })),
  ),
  carried: described(
    'The settings and level roles of the file. Only those with the outcome `change` can be taken over',
    v.array(
      v.object({
        part: described('The part to name in `take`', v.picklist(CARRIED_PARTS)),
        outcome: v.picklist(['change', 'same', 'refused']),
        text: described('In words, with mentions as in Discord', sentence),
      }),
    ),
  ),
  refused: v.object({
    count: described('Rows that are not imported', count),
    listed: described('The first of them', v.array(v.object({ line: count, text: v.string(), reason: sentence }))),
  }),
})
export type ImportPreviewReply = v.InferOutput<typeof importPreviewReply>

/** The reply to changes of imports. The work itself is done by a job. */
export const importSaved = v.object({ saved: described('What was done, in words', sentence) })
export type ImportSaved = v.InferOutput<typeof importSaved>
