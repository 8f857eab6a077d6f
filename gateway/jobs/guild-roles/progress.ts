import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'

export type Progress = JobPayload<'guild-role-sync'>

/** The result for one member. `gone`: the member has left the guild. */
export type MemberResult = { result: 'given' | 'alreadyHad' | 'gone' } | { result: 'failed'; reason: string }

const LONGEST_REASON = 200
const MOST_REASONS = 20

/** Adds the result of a member. The members up to this one are done. */
export function countMember(progress: Progress, userId: Snowflake, member: MemberResult): Progress {
  const counts = { ...progress.counts, [member.result]: progress.counts[member.result] + 1 }
  if (member.result !== 'failed') return { ...progress, cursor: userId, counts }
  const reason = member.reason.slice(0, LONGEST_REASON)
  const known = reason in progress.reasons || Object.keys(progress.reasons).length < MOST_REASONS
  const reasons = known ? { ...progress.reasons, [reason]: (progress.reasons[reason] ?? 0) + 1 } : progress.reasons
  return { ...progress, cursor: userId, counts, reasons }
}

/** How many members the sync has looked at. */
export const looked = ({ counts }: Pick<Progress, 'counts'>): number =>
  counts.given + counts.alreadyHad + counts.gone + counts.failed

/** The reason of most failures; null if there are none. */
export const mainReason = ({ reasons }: Progress): string | null =>
  Object.entries(reasons).sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
