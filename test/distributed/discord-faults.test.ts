import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { sendMutatedEvents } from '../faults/mutated-events.ts'
import { isLong } from '../support/long-forms.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

const MESSAGES = 100
const PAYLOADS = 1_000

let world: DistributedWorld
beforeEach(async () => {
  world = await DistributedWorld.open(1)
})
afterEach(() => world.close())

test('dropped sockets, a reconnect that Discord asks for and a session that can be resumed lose and double nothing', async () => {
  const { faults } = world
  const happenings = [
    () => faults.discord.dropSockets(),
    () => faults.discord.askToReconnect(),
    () => faults.discord.invalidateSessions({ resumable: true }),
  ]
  for (const happens of happenings) {
    await faults.talkFor(MESSAGES)
    happens()
  }
  await faults.talkFor(MESSAGES)
  await faults.mustBeExact()
})

test('requests of a worker that fail, or whose answer is lost, announce nothing twice', async () => {
  const { faults } = world
  faults.discord.misbehave({ failShare: 1 / 3, failWith: [500, 502, 429] })
  await faults.talkFor(MESSAGES * 2)
  faults.discord.misbehave({ failShare: 1 / 4, failWith: [502], failAfterActing: true })
  await faults.talkFor(MESSAGES * 2)
  await faults.mustBeExact()
})

test.if(isLong)(
  'after mutated events gateway and worker still run, and all members have the XP they earned',
  async () => {
    await sendMutatedEvents(world.faults, PAYLOADS)
    await world.faults.mustBeExact()
    for (const { url } of [...world.gateways, ...world.workers]) expect((await fetch(`${url}/ready`)).status).toBe(200)
  },
)
