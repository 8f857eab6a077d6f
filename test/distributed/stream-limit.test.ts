import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'
import { fill } from './full-stream.ts'

setDefaultTimeout(180_000)

let world: DistributedWorld
afterEach(() => world.close())

const LIMIT = { NATS_STREAM_MB: '1' }
/** The smallest number that the setting allows. */
const QUEUE = 1_000

test('a gateway whose queue is full drops messages, counts them and logs it', async () => {
  world = await DistributedWorld.open(0, { environment: { ...LIMIT, LEDGER_QUEUE: `${QUEUE}` } })
  await fill(world)
  const dropped = () => world.metric('ledger_dropped_total{reason="full"}', world.faults.gateway)
  // Each of the twenty members earns with every second message.
  for (let nth = 0; nth < QUEUE * 3; nth++) world.faults.nextMemberTalks()
  await until('messages are dropped', async () => (await dropped()) > 0)
  await world.faults.gateway.log.first((line) => line.includes('queue full, oldest writes dropped'))
  await world.addWorker()
  await until('the rest is committed', async () => (await world.faults.settledAwards()) >= QUEUE / 2)
  expect(await world.faults.awards()).toBeLessThan(world.faults.ledger.awards)
})
