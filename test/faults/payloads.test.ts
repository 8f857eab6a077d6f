import { expect, setDefaultTimeout, test } from 'bun:test'
import { FaultWorld } from './fault-world.ts'
import { sendMutatedEvents } from './mutated-events.ts'

setDefaultTimeout(300_000)

const PAYLOADS = 10_000

test('after 10,000 mutated events the process still runs, and all other members have the XP they earned', async () => {
  const world = await FaultWorld.open()
  await sendMutatedEvents(world, PAYLOADS)
  await world.mustBeExact()
  const log = world.gateway.log.all.join('\n')
  expect(log).not.toContain('event handler failed')
  expect(log).not.toContain('nobody awaited')
  expect((await fetch(`${world.gateway.url}/ready`)).status).toBe(200)
  await world.close()
})
