/** Something took longer than it may. It may still end later; nobody waits for it. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** @throws {DeadlineError} when the work is not done after `ms` */
export async function withDeadline<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`not done after ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
