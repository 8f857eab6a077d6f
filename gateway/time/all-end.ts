/** Waits until all promises have ended, also if one fails. @throws the failure of the first in the given order that failed */
export async function allEnd(works: Iterable<Promise<unknown>>): Promise<void> {
  const ends = await Promise.allSettled(works)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Carries out steps one after the other. After a step that fails, the next steps run all the same. @throws the first failure */
export async function allInTurn(...steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  let before: Promise<unknown> = Promise.resolve()
  const run = steps.map((step) => {
    before = before.then(step, step)
    return before
  })
  await allEnd(run)
}
