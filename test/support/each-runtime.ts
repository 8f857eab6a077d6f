import { afterAll, beforeAll, describe } from 'bun:test'
import { RUNTIMES, type Runtime } from './edge.ts'
import { EdgeClient } from './edge-client.ts'
import { EdgeWorld } from './edge-world.ts'
import { isLong } from './long-forms.ts'

/** Time for the bundle, the tables and the start of the runtime, on a busy machine. */
const START_TIMEOUT_MS = 180_000

/** Declares tests; `client` can be called in tests and hooks only. */
type EdgeTests = (client: () => EdgeClient) => void

/**
 * Runs the same tests on workerd, Deno and Bun. Each runtime serves the edge over HTTP, with a database and a simulated
 * Discord of its own, and starts only if one of its tests runs: `-t 'on bun'` starts Bun alone.
 * @param title what the tests are about; their names read `on bun > title > ...`
 */
export function eachRuntime(title: string, tests: EdgeTests): void {
  onRuntimes(RUNTIMES, title, tests)
}

/**
 * Like `eachRuntime`, for decisions and replies that are the same on every runtime. The normal run tests them on Bun alone, which
 * starts quickest, and `FAULTS=long` on all three.
 */
export function oneRuntime(title: string, tests: EdgeTests): void {
  onRuntimes(isLong ? RUNTIMES : ['bun'], title, tests)
}

function onRuntimes(runtimes: readonly Runtime[], title: string, tests: EdgeTests): void {
  describe.each([...runtimes])('on %s', (runtime) => {
    let running: EdgeClient | undefined
    const client = (): EdgeClient => {
      if (running === undefined) throw new Error(`the edge does not run on ${runtime} yet`)
      return running
    }

    beforeAll(async () => {
      const world = await EdgeWorld.open()
      running = new EdgeClient(await world.start(runtime), world)
    }, START_TIMEOUT_MS)

    afterAll(async () => {
      await running?.edge.stop()
      await running?.world.close()
    })

    describe(title, () => tests(client))
  })
}
