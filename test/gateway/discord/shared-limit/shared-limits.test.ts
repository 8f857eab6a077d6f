import { expect, test } from 'bun:test'
import { LimitsWorld } from './limits-world.ts'

/** Until when a worker that has just started is careful. */
const SETTLED_MS = 2_000

async function settled(workers: number): Promise<LimitsWorld> {
  const world = new LimitsWorld(workers)
  await world.time.pass(SETTLED_MS)
  return world
}

test('a worker that sends alone gets almost all of the 50 requests a second, at once', async () => {
  const world = await settled(3)
  world.send(0, 500)
  await world.time.pass(100)
  expect(world.countOf(0, SETTLED_MS, SETTLED_MS + 100)).toBe(46)
  await world.time.pass(4_900)
  expect(world.countOf(0, SETTLED_MS, SETTLED_MS + 5_000)).toBeGreaterThan(44 * 5)
  expect(world.refused).toBe(0)
})

test('three busy workers share the 50 requests a second equally, and none is refused', async () => {
  const world = await settled(3)
  for (const worker of [0, 1, 2]) world.send(worker, 500)
  await world.time.pass(6_000)
  const counts = [0, 1, 2].map((worker) => world.countOf(worker, SETTLED_MS + 1_000, SETTLED_MS + 6_000))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(44 * 5)
  for (const count of counts) expect(count).toBeGreaterThan(14 * 5)
  expect([world.refused, world.mostInASecond() <= 50]).toEqual([0, true])
})

test('a worker that joins another busy one sends its first request at once, and half of them a second later', async () => {
  const world = await settled(2)
  world.send(0, 1_000)
  await world.time.pass(3_000)
  const joinedAt = world.time.now
  world.send(1, 1_000)
  await world.time.pass(41)
  expect(world.countOf(1, joinedAt, joinedAt + 41)).toBeGreaterThanOrEqual(1)
  await world.time.pass(4_000)
  expect(world.countOf(1, joinedAt + 1_500, joinedAt + 3_500)).toBeGreaterThan(42)
  expect(world.refused).toBe(0)
})

test('a busy worker has everything again when the others have ended', async () => {
  const world = await settled(2)
  world.send(0, 1_000)
  world.send(1, 100)
  await world.time.pass(10_000)
  expect(world.countOf(1, 0, world.time.now)).toBe(100)
  expect(world.countOf(0, world.time.now - 2_000, world.time.now)).toBeGreaterThan(88)
  expect(world.refused).toBe(0)
})

test('without NATS each worker has an equal share, and no request is refused while NATS goes and comes back', async () => {
  const world = await settled(2)
  world.send(0, 1_000)
  await world.time.pass(3_000)
  world.natsIsAway = true
  world.send(1, 1_000)
  await world.time.pass(8_000)
  const from = world.time.now - 4_000
  for (const worker of [0, 1]) {
    expect(Math.abs(world.countOf(worker, from, world.time.now) - 24 * 4)).toBeLessThan(12)
  }
  world.natsIsAway = false
  await world.time.pass(4_000)
  expect(world.refused).toBe(0)
})

test('whatever workers have to send, no request is refused', async () => {
  const world = await settled(4)
  let random = 1
  const next = (below: number) => {
    random = (random * 48_271) % 2_147_483_647
    return random % below
  }
  for (let round = 0; round < 150; round++) {
    world.send(next(4), next(next(4) === 0 ? 60 : 8))
    await world.time.pass(next(300))
  }
  await world.time.pass(20_000)
  expect([world.refused, world.mostInASecond() <= 50]).toEqual([0, true])
})

test('announcements are sent before role changes, which still go on', async () => {
  const world = await settled(1)
  const order: string[] = []
  world.send(0, 48)
  await world.time.pass(10)
  world.send(0, 20, false, () => order.push('role'))
  world.send(0, 40, true, () => order.push('announcement'))
  await world.time.pass(2_500)
  expect(order.slice(0, 40).filter((kind) => kind === 'announcement').length).toBe(30)
  expect(order.length).toBe(60)
})

test('a request that is aborted while it waits takes no slot', async () => {
  const world = await settled(1)
  world.send(0, 48)
  await world.time.pass(1)
  const slots = world.workers[0]?.slotsOf('1000000000000000001')
  const controller = new AbortController()
  const waiting = slots?.take(true, controller.signal)
  controller.abort(new Error('the job ended'))
  await expect(waiting).rejects.toThrow('the job ended')
  world.send(0, 48)
  await world.time.pass(1_200)
  expect(world.countOf(0, 0, world.time.now)).toBe(96)
})
