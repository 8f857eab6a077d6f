import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { until } from '../support/until.ts'
import { LEASE_MS } from './leases.ts'
import { SHARDS, ShardWorld } from './shard-world.ts'

setDefaultTimeout(300_000)

let world: ShardWorld
afterEach(() => world.close())

test.if(isLong)('two gateways share four shards, and a shard that changes hands keeps its session', async () => {
  world = await ShardWorld.open(1)
  await world.talkFor(100)
  await world.addGateway()
  await world.isShared()
  await world.talkFor(200)
  await world.mustBeExact()
  expect(world.identifies).toBe(SHARDS)
})

test('a gateway that is killed loses and doubles nothing: the others resume its shards', async () => {
  world = await ShardWorld.open(3)
  for (let kill = 0; kill < 2; kill++) {
    await world.talkFor(150)
    await world.endGateway('SIGKILL')
    await world.isShared()
  }
  await world.talkFor(150)
  await world.mustBeExact()
  expect(world.identifies).toBe(SHARDS)
  expect(world.application.sessions).toHaveLength(SHARDS)
})

test('a gateway that stops hands its shards over, and their sessions are resumed', async () => {
  world = await ShardWorld.open(2)
  await world.talkFor(150)
  expect(await world.endGateway('SIGTERM')).toBe(0)
  await world.isShared()
  await world.talkFor(150)
  await world.mustBeExact()
  expect(world.identifies).toBe(SHARDS)
})

test.if(isLong)(
  'a gateway that was paused for longer than its leases no longer sends events of its former shards',
  async () => {
    world = await ShardWorld.open(2)
    await world.talkFor(150)
    const [paused, other] = world.gateways
    if (paused === undefined || other === undefined) throw new Error('there are not two gateways')
    paused.signal('SIGSTOP')
    await until(
      'the other gateway has all shards',
      async () => (await metricOf(other, 'shards_held')) === SHARDS,
      LEASE_MS * 5,
    )
    await world.talkFor(150)
    paused.signal('SIGCONT')
    await world.isShared()
    expect(await metricOf(paused, 'shards_lost_total')).toBe(SHARDS / 2)
    await world.talkFor(150)
    await world.mustBeExact()
    expect(world.identifies).toBe(SHARDS)
  },
)
