import * as v from 'valibot'
import { count, sentence, time } from './ids.ts'

/** A problem, or a fact about the state of the bot. */
const doctorFinding = v.object({
  kind: v.string(),
  text: sentence,
  severity: v.picklist(['problem', 'note']),
  /** What a button beside it does; null where only a person in Discord can mend it. */
  mend: v.nullable(v.object({ id: v.string(), label: v.string() })),
})
export type DoctorFinding = v.InferOutput<typeof doctorFinding>

/** `GET /guilds/:guild_id/doctor` */
export const doctorReply = v.object({
  isWell: v.boolean(),
  /** The most serious first. */
  findings: v.array(doctorFinding),
  /** When the bot last saw a message, to within minutes; null where it never did. */
  lastMessageAt: v.nullable(time),
})
export type DoctorReply = v.InferOutput<typeof doctorReply>

/** The reply to `POST /guilds/:guild_id/doctor/:mend`, which has no body. */
export const mendReply = v.object({
  /** What was done, in words. */
  text: sentence,
  /** How many entries were changed. */
  mended: count,
  doctor: doctorReply,
})
export type MendReply = v.InferOutput<typeof mendReply>
