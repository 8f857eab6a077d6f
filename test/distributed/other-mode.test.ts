import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { GatewayProcess } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { metricOf } from '../support/metrics-text.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { until } from '../support/until.ts'
import { SHARDS, ShardWorld } from './shard-world.ts'

setDefaultTimeout(300_000)

let world: ShardWorld
afterEach(() => world.close())

/** So short that a standalone process that was killed is replaced soon, and so long that a busy machine keeps it. */
const LEASE_MS = '4000'
const STANDALONE = { BOT_MODE: 'standalone', SHARD_LEASE_MS: LEASE_MS }
const GATEWAY = { BOT_MODE: 'gateway', SHARD_LEASE_MS: '10000' }
const WITH_POOL = {
  ...STANDALONE,
  WHITELABEL_TOKEN_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
  WHITELABEL_LEASE_MS: LEASE_MS,
  WHITELABEL_POLL_MS: '200',
}
const TAKE_OVER = { MAIN_BOT_TAKE_OVER: 'yes' }

const becomesReady = (process: GatewayProcess) => until('the process is ready', () => isReady(process))

const ALONE = { 'a standalone process': STANDALONE, 'a standalone process with whitelabel bots': WITH_POOL }

for (const [alone, settings] of Object.entries(ALONE)) {
  test.if(isLong)(`${alone} and gateways wait for each other, say so, and resume each other's sessions`, async () => {
    world = await ShardWorld.open(0)
    await world.addGateway(GATEWAY)
    await world.talkFor(20)
    const standalone = await world.spawn(settings)
    await until('it waits', async () =>
      (await readinessOf(standalone)).includes('gateways (BOT_MODE=gateway) run the main bot'),
    )
    expect(await standalone.log.first((line) => line.includes('MAIN_BOT_TAKE_OVER'))).toContain('gateways')
    await world.talkFor(20)
    expect(world.identifies).toBe(SHARDS)
    expect(await world.endGateway('SIGTERM')).toBe(0)
    await becomesReady(standalone)
    const gateway = await world.spawn(GATEWAY)
    await until('it waits', async () => (await readinessOf(gateway)).includes('a standalone process runs the main bot'))
    await world.talkFor(20)
    await world.endGateway('SIGKILL')
    await becomesReady(gateway)
    await world.talkFor(20)
    await world.mustBeExact()
    expect(world.identifies).toBe(SHARDS)
  })
}

// Takes half a minute; test/contracts/main-bot-use.test.ts holds the order of its steps.
test.if(isLong)(
  'a process that is told to take over takes the main bot from processes of another mode, and nothing is lost',
  async () => {
    world = await ShardWorld.open(0)
    // Its lease is the longest time after which it closes its shards.
    const gateway = await world.addGateway({ ...GATEWAY, SHARD_LEASE_MS: LEASE_MS })
    await world.talkFor(20)
    const standalone = await world.spawn({ ...STANDALONE, ...TAKE_OVER })
    await becomesReady(standalone)
    await until('the gateway has closed its shards', async () => (await metricOf(gateway, 'shards_held')) === 0)
    await world.talkFor(20)
    await world.mustBeExact()
    await gateway.end('SIGTERM')
    const second = await world.spawn({ ...GATEWAY, SHARD_LEASE_MS: LEASE_MS, ...TAKE_OVER })
    await until('the new gateway has the shards', async () => (await metricOf(second, 'shards_held')) === SHARDS)
    await until('the standalone process waits', async () => (await readinessOf(standalone)).includes('gateways'))
    await world.talkFor(20)
    await world.mustBeExact()
  },
)
