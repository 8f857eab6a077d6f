import * as v from 'valibot'
import { described } from './described.ts'
import { id, sentence, time } from './ids.ts'

/** One change that somebody made meanwhile. */
const changeMeanwhile = v.object({
  at: time,
  actorId: described('Who made the change; null for a script', v.nullable(id)),
  actorName: described('Null for a script, and for a person who was never seen', v.nullable(v.string())),
  targetId: described('The member, role or channel that was changed; null for none', v.nullable(id)),
  targetName: described('Null where it is no member, and for a member who was never seen', v.nullable(v.string())),
  via: v.string(),
  key: described('The setting’s key; null for a change of a list', v.nullable(v.string())),
  text: sentence,
})

/**
 * Further members of the 412 problem of a change that names a version of the guild's configuration (`If-Match`): the version
 * that the guild has now, and who changed what since the version that was named.
 */
export const versionConflict = v.object({
  version: v.string(),
  changes: v.array(changeMeanwhile),
})
export type VersionConflict = v.InferOutput<typeof versionConflict>
