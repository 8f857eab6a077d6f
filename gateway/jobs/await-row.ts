import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'

/** Two statements write a job and the row that it is about. If the row is not there after this time, it will never be written. */
const WRITTEN_WITHIN_MS = 60_000
const LOOK_AGAIN_MS = 1_000

/** Whether the row that a job is about may still be written: the job can start before its row is written. */
export const mayBeWritten = ({ createdAt }: { createdAt: number }, now: number): boolean =>
  now - createdAt <= WRITTEN_WITHIN_MS

/** The outcome of a job whose row is not written yet. */
export const awaitRow = (now: number, reason: string): JobOutcome => ({
  outcome: 'later',
  runAt: now + LOOK_AGAIN_MS,
  reason,
})
