import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { readinessOf } from '../support/readiness.ts'
import { openTcpDoor, type TcpDoor, urlThrough } from '../support/tcp-door.ts'
import { until } from '../support/until.ts'
import { SHARDS, ShardWorld } from './shard-world.ts'

setDefaultTimeout(300_000)

let world: ShardWorld
let door: TcpDoor | null = null
afterEach(async () => {
  await world.close()
  door?.close()
})

/** Gateways notice at different times that Discord is away; on a busy machine these lie more than a second apart. */
const UNREACHABLE_MS = 4_000
const QUICK = { SHARD_UNREACHABLE_MS: `${UNREACHABLE_MS}` }
/** Long enough for a gateway to give its shards up, if it did so while Discord is away. */
const AWAY_MS = UNREACHABLE_MS + 1_000

/** A proxy in front of the simulated Discord. In the answers, Discord's address is replaced by the proxy's. */
function openDiscordDoor(): TcpDoor {
  const { port } = new URL(world.discord.apiUrl)
  const own = (): string => String(door?.port ?? 0).padStart(port.length, '0')
  return openTcpDoor(Number(port), (sent) =>
    Buffer.from(Buffer.from(sent).toString('latin1').replaceAll(`127.0.0.1:${port}`, `127.0.0.1:${own()}`), 'latin1'),
  )
}

test.if(isLong)(
  'a gateway that does not reach Discord leaves its shards to one that does, and takes its share again later',
  async () => {
    world = await ShardWorld.open(0)
    door = openDiscordDoor()
    const apiUrl = urlThrough(door, world.discord.apiUrl)
    const cutOff = await world.addGateway({ ...QUICK, DISCORD_API_URL: apiUrl })
    const other = await world.addGateway(QUICK)
    await world.isShared()
    await world.talkFor(50)
    door.shut()
    await until('the other has all shards', async () => (await metricOf(other, 'shards_held')) === SHARDS)
    await until('the first reports this', async () => (await readinessOf(cutOff)).includes('Discord does not answer'))
    await world.talkFor(50)
    door.open()
    await world.isShared()
    await world.talkFor(50)
    await world.mustBeExact()
    expect(world.identifies).toBe(SHARDS)
  },
)

test.if(isLong)('while no gateway reaches Discord, each keeps its shards', async () => {
  world = await ShardWorld.open(0)
  const gateways = [await world.addGateway(QUICK), await world.addGateway(QUICK)]
  await world.isShared()
  await world.discord.vanish()
  for (const gateway of gateways) {
    await until('it reports this', async () => (await readinessOf(gateway)).includes('Discord does not answer'))
  }
  await Bun.sleep(AWAY_MS)
  for (const gateway of gateways) expect(await metricOf(gateway, 'shards_held')).toBe(SHARDS / 2)
  world.discord.reappear()
  await world.isShared()
  await world.talkFor(20)
  await world.mustBeExact()
})
