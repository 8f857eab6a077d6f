import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { until } from '../support/until.ts'
import { SHARDS, ShardWorld } from './shard-world.ts'

setDefaultTimeout(300_000)

const MORE = 6

let world: ShardWorld
afterEach(() => world.close())

const all = (shards: number): string[] => Array.from({ length: shards }, (_, shard) => `${shard}/${shards}`)

/** Waits until exactly these shards are connected, and exactly their sessions are stored. */
async function hasOnly(shards: number): Promise<void> {
  const expected = all(shards).join()
  await until(`only ${shards} shards are connected`, () => world.connected.join() === expected)
  await until('the sessions of the others are forgotten', async () => (await world.stored()).join() === expected)
}

test.if(isLong)(
  'gateways change to more shards and back while members write, and every message earns once',
  async () => {
    world = await ShardWorld.open(2)
    await world.talkFor(100)
    const more = await world.shards('set', String(MORE))
    expect(more).toMatchObject({ exitCode: 0, complained: '' })
    expect(more.said).toContain(`From ${SHARDS} to ${MORE} shards. Discord recommends ${SHARDS}.`)
    expect(more.said).toContain(`${MORE} of ${MORE} new shards receive events`)
    expect(more.said).toEndWith(`The bot has ${MORE} shards.\n`)
    await hasOnly(MORE)
    await world.isShared(MORE)
    await world.talkFor(100)
    expect((await world.shards('set', String(SHARDS))).exitCode).toBe(0)
    await hasOnly(SHARDS)
    await world.talkFor(100)
    await world.mustBeExact()
    expect(world.identifies).toBe(SHARDS + MORE + SHARDS)
    const changes = await Promise.all(world.gateways.map(({ url }) => fetch(`${url}/metrics`).then((r) => r.text())))
    const counted = changes.map((text) => Number(/reshards_total\{reason="asked"\} (\d+)/.exec(text)?.[1] ?? 0))
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(2)
  },
)

test('a gateway that is killed during a change loses and doubles nothing, and the other gateway finishes the change', async () => {
  world = await ShardWorld.open(2)
  await world.talkFor(100)
  const change = world.shards('set', String(MORE))
  await until('a new shard is open', () => world.connected.some((shard) => shard.endsWith(`/${MORE}`)))
  await world.endGateway('SIGKILL')
  expect((await change).exitCode).toBe(0)
  await hasOnly(MORE)
  await world.talkFor(100)
  await world.mustBeExact()
})

test.if(isLong)('gateways that all stop during a change continue it when they start again', async () => {
  world = await ShardWorld.open(2)
  await world.talkFor(100)
  const change = world.shards('set', String(MORE))
  await until('a new shard is open', () => world.connected.some((shard) => shard.endsWith(`/${MORE}`)))
  await world.endGateway('SIGTERM')
  await world.endGateway('SIGKILL')
  await world.talkFor(50)
  await world.addGateway()
  expect((await change).exitCode).toBe(0)
  await hasOnly(MORE)
  await world.talkFor(100)
  await world.mustBeExact()
})

test.if(isLong)(
  'during a change another one is refused, scripts/shards lists the change, and it can be abandoned',
  async () => {
    // So long that the change is not finished during the test.
    world = await ShardWorld.open(2, { environment: { SHARD_OVERLAP_MS: '60000' } })
    await world.talkFor(100)
    const watching = world.shards('set', String(MORE))
    await until('the new shards are open', () => world.connected.length > SHARDS)
    expect(await world.shards('set', '9')).toMatchObject({ exitCode: 1 })
    const [first] = world.gateways
    if (first === undefined) throw new Error('there are two')
    await until('the first gateway has new shards', async () => (await metricOf(first, 'shards_next')) === MORE)
    expect((await world.shards('list')).said).toContain(`changing to ${MORE} shards`)
    expect((await world.shards('set', String(SHARDS))).said).toContain('abandoned')
    expect(await watching).toMatchObject({ exitCode: 1, complained: 'The change was abandoned.\n' })
    await hasOnly(SHARDS)
    await world.talkFor(100)
    await world.mustBeExact()
  },
)

test.if(isLong)('a bot whose number of shards Discord refuses connects again with a higher number', async () => {
  world = await ShardWorld.open(2, { guilds: 2 * SHARDS })
  await world.talkFor(100)
  await world.mustBeExact()
  world.discord.world.settings.shardingRequiredAt = 2
  world.discord.closeSockets(4011)
  const [first] = world.gateways
  if (first === undefined) throw new Error('there are two')
  await until('the gateway reports this', async () =>
    (await readinessOf(first)).includes(`Discord refuses ${SHARDS} shards`),
  )
  expect((await world.shards('set', String(2 * SHARDS))).exitCode).toBe(0)
  await hasOnly(2 * SHARDS)
  await until('the gateway is ready', () => isReady(first))
  await world.talkFor(100)
  await world.mustBeExact()
})
