/**
 * Waits for work for a limited time. Work that is late continues, and its failure is ignored.
 * @returns whether it ended in time
 * @throws what the work throws in time
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), ms)
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
