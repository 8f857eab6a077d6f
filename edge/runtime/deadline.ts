import { type StartTimer, startTimer } from './timer.ts'

/** Something took longer than it may. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/**
 * Work that ends: after `ms`, its signal is aborted, and nobody waits for it any longer.
 * @throws {DeadlineError} when the work is not done after `ms`
 */
export async function endWithin<Value>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Value>,
  start: StartTimer = startTimer,
): Promise<Value> {
  const ending = new AbortController()
  return withDeadline(work(ending.signal), ms, start, ending)
}

/**
 * Waits for work that began before.
 * @param ending is aborted when the time is over
 * @throws {DeadlineError} when the work is not done after `ms`
 */
export async function withDeadline<Value>(
  work: Promise<Value>,
  ms: number,
  start: StartTimer,
  ending: AbortController,
): Promise<Value> {
  const timer = start(ms)
  const late = timer.elapsed.then(() => {
    const error = new DeadlineError(`not done after ${ms} ms`)
    ending.abort(error)
    throw error
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.cancel()
  }
}
