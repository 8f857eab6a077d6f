import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import type { GatewayProcess } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { ShardWorld } from './shard-world.ts'

setDefaultTimeout(1_800_000)

/** Discord's limits for a large bot, and the times of a deployment. `LARGE_GUILDS` sets another number of guilds. */
const LARGE = {
  shards: 64,
  guilds: Number(process.env.LARGE_GUILDS ?? 100_000),
  talking: 128,
  // Each member writes every 30 s of simulated time, and every second message earns.
  stepMs: 30,
  discord: { maxConcurrency: 16, identifyWindowMs: 5_000, replayLimit: 8_192 },
  environment: {
    SHARD_LEASE_MS: '10000',
    SHARD_OVERLAP_MS: '3000',
    PARTITION_LEASE_MS: '10000',
    JOB_LEASE_MS: '30000',
  },
}
const MORE_SHARDS = 96

let world: ShardWorld | null = null
afterEach(() => world?.close())

const startedAt = performance.now()
const report = (what: string): void => {
  process.stdout.write(`${Math.round((performance.now() - startedAt) / 1_000)} s: ${what}\n`)
}

/** Memory of a process in MB: the present one and the highest so far. */
function memoryOf({ pid }: GatewayProcess): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024)
  return `${megabytes('VmRSS')} MB (at most ${megabytes('VmHWM')} MB)`
}

const reportMemory = (open: ShardWorld): void =>
  report(`gateways ${open.gateways.map(memoryOf).join(', ')}; worker ${memoryOf(open.worker)}`)

test.if(isLong)(
  '100,000 guilds on 64 shards: a gateway is killed, the others resume its shards, and all XP is exact',
  async () => {
    const large = await openLarge()
    await large.talkFor(3_000)
    await large.endGateway('SIGKILL')
    report('a gateway was killed')
    await large.isShared(LARGE.shards)
    report('its shards are taken over')
    await large.talkFor(3_000)
    await large.mustBeExact()
    report(`${large.messages} messages, all XP is exact`)
    // Every session was resumed.
    expect(large.identifies).toBe(LARGE.shards)
    reportMemory(large)
  },
)

test.if(isLong)('100,000 guilds change from 64 to 96 shards, and all XP is exact', async () => {
  const large = await openLarge()
  await large.talkFor(1_000)
  expect(await large.shards('set', String(MORE_SHARDS))).toMatchObject({ exitCode: 0, complained: '' })
  report(`the gateways have ${MORE_SHARDS} shards`)
  await large.isShared(MORE_SHARDS)
  await large.talkFor(1_000)
  await large.mustBeExact()
  report(`${large.messages} messages, all XP is exact; ${large.identifies} identifies`)
  expect(large.identifies).toBeLessThan((LARGE.shards + MORE_SHARDS) * 1.5)
  reportMemory(large)
})

/** A world of three gateways in which every guild is stored. */
async function openLarge(): Promise<ShardWorld> {
  const large = await ShardWorld.open(3, LARGE)
  world = large
  report('the shards are shared')
  // A busy machine loses leases of shards before their sessions are stored: each costs one more.
  expect(large.identifies).toBeLessThan(LARGE.shards * 1.5)
  const stored = async () => {
    const count = large.db.selectFrom('guild_bots').select((eb) => eb.fn.countAll<number>().as('guilds'))
    return (await count.executeTakeFirstOrThrow()).guilds
  }
  await until('every guild is stored', async () => (await stored()) === LARGE.guilds, 600_000)
  report('every guild is stored')
  reportMemory(large)
  return large
}
