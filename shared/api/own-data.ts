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

/** `POST /me/counting` */
export const countingBody = v.object({ isCounted: described('Whether the person earns XP', v.boolean()) })
export const countingReply = v.object({ isCounted: v.boolean() })

/** `POST /me/erasure` */
export const erasureBody = v.object({
  confirm: described('The word that confirms the deletion', v.literal('DELETE')),
})
export const erasureReply = v.object({ isAsked: v.boolean() })
