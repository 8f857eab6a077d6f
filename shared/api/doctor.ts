import * as v from 'valibot'
import { described } from './described.ts'
import { count, sentence, time } from './ids.ts'

/** A problem, or a fact about the state of the bot. */
const doctorFinding = v.object({
  kind: v.string(),
  text: sentence,
  severity: v.picklist(['problem', 'note']),
  mend: described(
    'The way to mend it by `POST …/doctor/:mend`; null where only a person in Discord can mend it',
    v.nullable(v.object({ id: v.string(), label: v.string() })),
  ),
})
export type DoctorFinding = v.InferOutput<typeof doctorFinding>

/** `GET /guilds/:guild_id/doctor` */
export const doctorReply = v.object({
  isWell: v.boolean(),
  findings: described('The most serious first', v.array(doctorFinding)),
  lastMessageAt: described(
    'When the bot last saw a message, to within minutes; null where it never did',
    v.nullable(time),
  ),
})
export type DoctorReply = v.InferOutput<typeof doctorReply>

/** The reply to `POST /guilds/:guild_id/doctor/:mend`, which has no body. */
export const mendReply = v.object({
  text: described('What was done, in words', sentence),
  mended: described('How many entries were changed', count),
  doctor: doctorReply,
})
export type MendReply = v.InferOutput<typeof mendReply>
