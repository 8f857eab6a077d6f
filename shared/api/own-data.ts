import * as v from 'valibot'
import { described } from './described.ts'
import { time } from './ids.ts'

/** `GET /me/data` */
export const dataReply = v.object({
  madeAt: time,
  tables: described(
    'By table: why it is stored, the rows about the person, and whether there are more rows',
    v.record(
      v.string(),
      v.object({ why: v.string(), isCut: v.boolean(), rows: v.array(v.record(v.string(), v.unknown())) }),
    ),
  ),
})

/** `GET /me/counting`, `POST /me/counting` */
export const countingBody = v.object({ isCounted: described('Whether the person earns XP', v.boolean()) })
export const countingReply = v.object({
  isCounted: described('False for a person who does not want to be counted in any server', v.boolean()),
})
export type CountingReply = v.InferOutput<typeof countingReply>

/** `POST /me/erasure` */
export const erasureBody = v.object({
  confirm: described('The word that confirms the deletion', v.literal('DELETE')),
})
export const erasureReply = v.object({ isAsked: v.boolean() })
