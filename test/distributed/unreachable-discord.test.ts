import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { openTcpDoor, type TcpDoor } from '../support/tcp-door.ts'
import { until } from '../support/until.ts'
import { metricOf, SHARDS, ShardWorld } from './shard-world.ts'

setDefaultTimeout(180_000)

let world: ShardWorld
let door: TcpDoor | null = null
afterEach(async () => {
  await world.close()
  door?.close()
})

const QUICK = { SHARD_UNREACHABLE_MS: '1500' }

/** A door to the simulated Discord. Discord's addresses in what it sends become the door's. */
function openDiscordDoor(): TcpDoor {
  const { port } = new URL(world.discord.apiUrl)
  const own = (): string => String(door?.port ?? 0).padStart(port.length, '0')
  return openTcpDoor(Number(port), (sent) =>
    Buffer.from(Buffer.from(sent).toString('latin1').replaceAll(`127.0.0.1:${port}`, `127.0.0.1:${own()}`), 'latin1'),
  )
}

test('a gateway that does not reach Discord leaves its shards to one that does, and takes its share again later', async () => {
  world = await ShardWorld.open(0)
  door = openDiscordDoor()
  const apiUrl = world.discord.apiUrl.replace(/:\d+/, `:${door.port}`)
  const cutOff = await world.addGateway({ ...QUICK, DISCORD_API_URL: apiUrl })
  const other = await world.addGateway(QUICK)
  await world.isShared()
  await world.talkFor(50)
  door.shut()
  await until('the other has all shards', async () => (await metricOf(other, 'shards_held')) === SHARDS, 30_000)
  expect(await (await fetch(`${cutOff.url}/ready`)).text()).toContain('Discord does not answer')
  await world.talkFor(50)
  door.open()
  await world.isShared()
  await world.talkFor(50)
  await world.mustBeExact()
  expect(world.identifies).toBe(SHARDS)
})

test('while no gateway reaches Discord, each keeps its shards', async () => {
  world = await ShardWorld.open(0)
  const gateways = [await world.addGateway(QUICK), await world.addGateway(QUICK)]
  await world.isShared()
  await world.discord.vanish()
  for (const { url } of gateways) {
    await until('it says so', async () =>
      (await (await fetch(`${url}/ready`)).text()).includes('Discord does not answer'),
    )
  }
  const since = performance.now()
  await until('the time is over', () => performance.now() - since > Number(QUICK.SHARD_UNREACHABLE_MS) + 1_000)
  for (const gateway of gateways) expect(await metricOf(gateway, 'shards_held')).toBe(SHARDS / 2)
  world.discord.reappear()
  await world.isShared()
  await world.talkFor(20)
  await world.mustBeExact()
})
