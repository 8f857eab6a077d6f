import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import { type PlannedMessage, placeOf } from './plan.ts'

/** A message under way, or about to be: its own job's once there is one, until then the jobs that it joins. */
export interface Outgoing extends PlannedMessage {
  job: Pick<JobOf<'announcement'>, 'id' | 'createdAt' | 'attempts'> | null
  /** Another process has it now. */
  lost: boolean
}

/** A message of a process that ended before it was posted. */
export function recover(job: JobOf<'announcement'>): Outgoing {
  const { guildId, payload } = job
  const members = payload.userIds.map((userId) => memberKeyText(guildId, userId))
  return { guildId, place: placeOf(guildId, payload.to), members, ids: [], payload, job, lost: false }
}

/** The jobs that a message stands for now. */
export const jobsOf = ({ guildId, job, ids }: Outgoing): { id: string; guildId: Snowflake }[] =>
  (job ? [job.id] : ids).map((id) => ({ id, guildId }))

export const isAmong = (message: Outgoing, ids: ReadonlySet<string>): boolean =>
  jobsOf(message).some((job) => ids.has(job.id))

/** Whether two messages must not go out at the same time. */
export const isInTheWay = (one: Outgoing, other: Outgoing): boolean =>
  one.place === other.place || one.members.some((member) => other.members.includes(member))
