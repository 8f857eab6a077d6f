/** Waits until all works have ended, also after one has failed. @throws the failure of the first that failed, in the given order */
export async function allEnd(works: Iterable<Promise<unknown>>): Promise<void> {
  const ends = await Promise.allSettled(works)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Carries out steps one after the other, also after one has failed. @throws the first failure */
export async function allInTurn(...steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  let before: Promise<unknown> = Promise.resolve()
  const run = steps.map((step) => {
    before = before.then(step, step)
    return before
  })
  await allEnd(run)
}
