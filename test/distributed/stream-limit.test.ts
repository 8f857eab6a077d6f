import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'
import { fill } from './full-stream.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

const LIMIT = { NATS_STREAM_MB: '1' }
/** The smallest number that the setting allows. */
const QUEUE = 1_000

test.if(isLong)('a gateway whose queue fills pauses its sessions, and loses no message', async () => {
  world = await DistributedWorld.open(0, { environment: { ...LIMIT, LEDGER_QUEUE: `${QUEUE}` } })
  await fill(world)
  // Each of the twenty members earns with every second message.
  for (let nth = 0; nth < QUEUE * 3; nth++) world.faults.nextMemberTalks()
  const { gateway } = world.faults
  await until('its session pauses', async () => (await world.metric('session_pauses_total', gateway)) > 0)
  await world.addWorker()
  expect(await world.faults.settledAwards()).toBe(world.faults.ledger.awards)
  expect(await (await fetch(`${gateway.url}/metrics`)).text()).not.toContain('ledger_dropped_total{reason="full"}')
})
