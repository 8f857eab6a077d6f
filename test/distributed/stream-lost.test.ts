import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

test.if(isLong)(
  'when NATS starts again without its data, the stream is made anew, and all messages that it had not stored earn XP',
  async () => {
    world = await DistributedWorld.open(2)
    await world.faults.talkFor(150)
    await world.faults.mustBeExact()
    await world.nats.stop()
    await world.faults.talkFor(150)
    await world.nats.start({ isEmpty: true })
    await world.faults.talkFor(150)
    await world.faults.mustBeExact()
    await world.workers[0]?.log.first((line) => line.includes('the stream was made anew'))
    for (const worker of world.workers) expect((await fetch(`${worker.url}/ready`)).status).toBe(200)
  },
)
