import * as v from 'valibot'
import { AUDIT_GROUPS, AUDIT_KINDS, AUDIT_VIAS } from '../audit/entry.ts'
import { described } from './described.ts'
import { id, sentence, time } from './ids.ts'
import { cursor, page, person } from './parts.ts'

const kind = v.picklist([...AUDIT_KINDS, ...(Object.keys(AUDIT_GROUPS) as (keyof typeof AUDIT_GROUPS)[])])

/** Filters of the audit. An entry must match each filter that is given. */
export const auditQuery = v.object({
  kind: described('A kind of change, or a group of kinds such as `level-roles`', v.optional(kind)),
  actor: described(
    'Who made the change; `script` for changes by a script',
    v.optional(v.union([id, v.literal('script')])),
  ),
  target: described('The member, role, channel or bot that was changed', v.optional(id)),
  via: v.optional(v.picklist(AUDIT_VIAS)),
  cursor: v.optional(cursor),
})

export type AuditQuery = v.InferInput<typeof auditQuery>

const auditItem = v.object({
  id: v.string(),
  at: time,
  actor: described('Who made the change; null for a script', v.nullable(person)),
  via: v.picklist(AUDIT_VIAS),
  keyId: described('The API key that was used; null for all other ways', v.nullable(v.string())),
  kind: described(
    'The kind of change, e.g. `setting.changed`. A newer version of the bot may have written a kind that is not in this list',
    v.string(),
  ),
  target: described(
    'Id of the member, role, channel or bot that was changed; null where there is none',
    v.nullable(id),
  ),
  targetPerson: described(
    'The member or bot with the id `target`; null for other targets, and for one that was never seen',
    v.nullable(person),
  ),
  subject: described('A setting’s key; null for other kinds', v.nullable(v.string())),
  before: described('The value before the change; null where there was none', v.unknown()),
  after: described('The value after the change; null where there is none', v.unknown()),
  reason: v.nullable(v.string()),
  text: described('The change in a sentence, without a full stop', sentence),
})

export type AuditItem = v.InferOutput<typeof auditItem>

/** The newest first. */
export const auditReply = page(auditItem)

export type AuditReply = v.InferOutput<typeof auditReply>
