import { afterAll, beforeAll, describe } from 'bun:test'
import { RUNTIMES } from './edge.ts'
import { EdgeClient } from './edge-client.ts'
import { EdgeWorld } from './edge-world.ts'

/** Time for the bundle, the tables and the start of the runtime, on a busy machine. */
const START_TIMEOUT_MS = 60_000

/**
 * Runs the same tests on workerd, Deno and Bun. Each runtime serves the edge over HTTP, with a database and a simulated
 * Discord of its own, and starts only if one of its tests runs: `-t 'on bun'` starts Bun alone.
 * @param title what the tests are about; their names read `on bun > title > ...`
 * @param tests declares them; `client` can be called in tests and hooks only
 */
export function eachRuntime(title: string, tests: (client: () => EdgeClient) => void): void {
  describe.each(RUNTIMES)('on %s', (runtime) => {
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
