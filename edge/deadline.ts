import { type StartTimer, startTimer } from './timer.ts'

/** Something took longer than it may. It may still end later; nobody waits for it. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** @throws {DeadlineError} when the work is not done after `ms` */
export async function withDeadline<Value>(
  work: Promise<Value>,
  ms: number,
  start: StartTimer = startTimer,
): Promise<Value> {
  const timer = start(ms)
  const late = timer.elapsed.then(() => {
    throw new DeadlineError(`not done after ${ms} ms`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.cancel()
  }
}
