import { afterAll, beforeAll, describe } from 'bun:test'
import { RUNTIMES, type Runtime } from '../edge.ts'
import type { EdgeWorld } from '../edge-world.ts'
import { type RunningWeb, startWebOf } from './web-world.ts'

/** Time for the bundle and the start of the runtime, on a busy machine. */
const START_TIMEOUT_MS = 180_000

/**
 * Runs the same tests on workerd, Deno and Bun, over one world. A runtime starts only if one of its tests runs.
 * @param world can be called once the hooks of the file have opened it
 * @param tests declares the tests; `web` can be called in tests and hooks only
 */
export function eachWeb(world: () => EdgeWorld, tests: (web: () => RunningWeb, runtime: Runtime) => void): void {
  describe.each(RUNTIMES)('on %s', (runtime) => {
    let running: RunningWeb | undefined

    beforeAll(async () => {
      running = await startWebOf(world(), runtime)
    }, START_TIMEOUT_MS)

    afterAll(() => running?.stop())

    tests(() => {
      if (running === undefined) throw new Error(`the web does not run on ${runtime} yet`)
      return running
    }, runtime)
  })
}
