import { constants, setPriority } from 'node:os'

/** The least time in which nothing happens after a page. */
const LEAST_REST_MS = 5
/** Pages whose garbage is collected at once. */
const COLLECTED_PAGES = 5

/** What the pages of a script take from the process; a test gives its own. */
interface Pace {
  now: () => number
  sleep: (ms: number) => Promise<unknown>
  collect: () => unknown
}

const PACE: Pace = { now: () => performance.now(), sleep: Bun.sleep, collect: () => Bun.gc(true) }

/** Lets every other process of the machine go first: the gateway and the database may be on it, and members wait for their awards. */
export const letOthersGoFirst = (): void => setPriority(constants.priority.PRIORITY_LOW)

/**
 * Passes pages on one by one. After each, nothing happens for as long as the page took, so that awards find the database and the
 * processor free.
 */
export async function* unhurried<Page>(
  pages: Iterable<Page>,
  { now, sleep, collect }: Pace = PACE,
): AsyncGenerator<Page> {
  let nth = 0
  for (const page of pages) {
    const startedAt = now()
    yield page
    await sleep(Math.max(LEAST_REST_MS, now() - startedAt))
    if (++nth % COLLECTED_PAGES === 0) collect()
  }
}
