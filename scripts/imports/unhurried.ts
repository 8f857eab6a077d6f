import { constants, setPriority } from 'node:os'

/** The shortest rest after a page. */
const LEAST_REST_MS = 5
/** Garbage is collected after this many pages. */
const COLLECTED_PAGES = 5

/** Clock, sleep and garbage collection of the process; a test passes its own. */
interface Pace {
  now: () => number
  sleep: (ms: number) => Promise<unknown>
  collect: () => unknown
}

const PACE: Pace = { now: () => performance.now(), sleep: Bun.sleep, collect: () => Bun.gc(true) }

/** Gives this process the lowest priority, because the gateway and the database may run on the same machine. */
export const letOthersGoFirst = (): void => setPriority(constants.priority.PRIORITY_LOW)

/**
 * Yields pages one by one, and rests after each for as long as the page took, so that awards find the database and the processor
 * free.
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
