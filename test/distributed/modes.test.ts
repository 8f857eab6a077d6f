import { afterEach, setDefaultTimeout, test } from 'bun:test'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

test('an installation changes from standalone to gateway and worker, and back, and loses nothing', async () => {
  world = await DistributedWorld.open(0, { environment: { BOT_MODE: 'standalone' } })
  await world.faults.talkFor(150)
  await world.addWorker()
  await world.restartGatewayAs('gateway')
  await world.faults.talkFor(150)
  // As gateway/deploy/README.md says.
  await world.faults.gateway.end('SIGTERM')
  await until('the stream is empty', async () => (await world.metric('bus_pending')) === 0)
  await until('all is committed', async () => (await world.metric('ledger_queue')) === 0)
  await world.endWorker('SIGTERM')
  await world.restartGatewayAs('standalone')
  await world.faults.talkFor(150)
  await world.faults.mustBeExact()
})
