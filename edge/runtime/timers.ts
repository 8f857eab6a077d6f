/** A wait that can be cancelled. */
export interface Timer {
  elapsed: Promise<void>
  cancel(): void
}

export type StartTimer = (ms: number) => Timer

/** On the runtime's own clock. */
export function startTimer(ms: number): Timer {
  let id: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    id = setTimeout(resolve, ms)
  })
  return { elapsed, cancel: () => clearTimeout(id) }
}

/** Keeps the runtime alive until the work is done, after the response was sent. */
export type WaitUntil = (work: Promise<void>) => void

/** Work took longer than its time limit. */
class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/**
 * Runs work with a time limit: after `ms` its signal is aborted, and this function rejects.
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
