import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { encodeBatch } from '../../gateway/bus/batch-message.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(180_000)

let world: DistributedWorld
afterEach(() => world.close())

const LIMIT = { NATS_STREAM_MB: '1' }
/** The smallest number that the setting allows. */
const QUEUE = 1_000
/** A partition that the community of these tests does not use. */
const OTHER_PARTITION = 5

/** A message of about this many writes, which change nothing: nobody is a member of this server. */
const filler = (writes: number): string =>
  encodeBatch({
    processId: 'test',
    writes: Array.from({ length: writes }, () => ({
      write: { kind: 'member-screened', guildId: '5', userId: '6' },
      ...{ source: null, receivedAt: Date.now() },
    })),
  })

/** Fills the stream until it takes not even a small message. */
async function fillStream(): Promise<void> {
  for (const writes of [1_000, 100, 1]) {
    const texts = Array.from({ length: 100 }, () => filler(writes))
    await world.publish(OTHER_PARTITION, ...texts).catch(() => {})
  }
}

test('while the stream is full the gateway holds what members earn, says so, and sends it when workers come', async () => {
  world = await DistributedWorld.open(0, { environment: LIMIT })
  await fillStream()
  await world.faults.talkFor(200)
  const ready = async () => (await fetch(`${world.faults.gateway.url}/ready`)).text()
  await until('the gateway says so', async () => (await ready()).includes('maximum bytes exceeded'))
  expect(await ready()).toContain('the stream has not stored messages for')
  await world.addWorker()
  await world.faults.mustBeExact()
  await until('the gateway is ready again', async () => (await fetch(`${world.faults.gateway.url}/ready`)).ok)
})

test('beyond its queue the gateway drops messages, counts and logs them', async () => {
  world = await DistributedWorld.open(0, { environment: { ...LIMIT, LEDGER_QUEUE: `${QUEUE}` } })
  await fillStream()
  const dropped = () => world.metric('ledger_dropped_total{reason="full"}', world.faults.gateway)
  // Each of the twenty members earns with every second message.
  for (let nth = 0; nth < QUEUE * 3; nth++) world.faults.nextMemberTalks()
  await until('messages are dropped', async () => (await dropped()) > 0)
  await world.faults.gateway.log.first((line) => line.includes('queue full, oldest writes dropped'))
  await world.addWorker()
  await until('the rest is committed', async () => (await world.faults.settledAwards()) >= QUEUE / 2)
  expect(await world.faults.awards()).toBeLessThan(world.faults.ledger.awards)
})
