import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(180_000)

let world: DistributedWorld
afterEach(() => world.close())

/** Longer than the leases of bots in this test. */
const PAUSE_MS = 4_000

test('a gateway that is paused and continued loses and doubles nothing', async () => {
  world = await DistributedWorld.open(1, { environment: { WHITELABEL_LEASE_MS: '2000' } })
  await world.faults.talkFor(150)
  world.faults.gateway.signal('SIGSTOP')
  await Bun.sleep(PAUSE_MS)
  world.faults.gateway.signal('SIGCONT')
  await world.faults.talkFor(150)
  await world.faults.mustBeExact()
  expect((await fetch(`${world.faults.gateway.url}/ready`)).status).toBe(200)
})
