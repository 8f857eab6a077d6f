import * as v from 'valibot'
import { AUDIT_GROUPS, AUDIT_KINDS, AUDIT_VIAS } from '../audit/entry.ts'
import { id, sentence, time } from './ids.ts'
import { cursor, page, person } from './parts.ts'

/** `kind`: a kind of change, or a group of kinds such as `level-roles`. */
const kind = v.picklist([...AUDIT_KINDS, ...(Object.keys(AUDIT_GROUPS) as (keyof typeof AUDIT_GROUPS)[])])

/** Filters of the audit. Each that is given must fit. */
export const auditQuery = v.object({
  kind: v.optional(kind),
  /** Who made the change; `script` for changes with a script. */
  actor: v.optional(v.union([id, v.literal('script')])),
  /** The member, role, channel or bot that was changed. */
  target: v.optional(id),
  via: v.optional(v.picklist(AUDIT_VIAS)),
  cursor: v.optional(cursor),
})

export type AuditQuery = v.InferInput<typeof auditQuery>

const auditItem = v.object({
  id: v.string(),
  at: time,
  /** Null for a script. */
  actor: v.nullable(person),
  via: v.picklist(AUDIT_VIAS),
  /** The API key that was used; null for all other ways. */
  keyId: v.nullable(v.string()),
  /** e.g. `setting.changed`. A newer version of the bot may have written a kind that is not in this list. */
  kind: v.string(),
  /** Id of the member, role, channel or bot that was changed; null where there is none. */
  target: v.nullable(id),
  /** The member or bot behind `target`, where it is one and was seen. */
  targetPerson: v.nullable(person),
  /** A setting's key; null for other kinds. */
  subject: v.nullable(v.string()),
  /** JSON values; null where there was or is none. */
  before: v.unknown(),
  after: v.unknown(),
  reason: v.nullable(v.string()),
  /** The change in a sentence, without a full stop. */
  text: sentence,
})

export type AuditItem = v.InferOutput<typeof auditItem>

/** The newest first. */
export const auditReply = page(auditItem)

export type AuditReply = v.InferOutput<typeof auditReply>
