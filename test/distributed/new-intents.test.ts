import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { INTENTS } from '../../gateway/bots/sessions/intents.ts'
import { until } from '../support/until.ts'
import { ShardWorld } from './shard-world.ts'

setDefaultTimeout(300_000)

let world: ShardWorld
afterEach(() => world.close())

test('shards with sessions of an older release get new sessions beside them, and each message earns once', async () => {
  world = await ShardWorld.open(1, { shards: 2, environment: { IDENTIFY_EVERY_MS: '50' } })
  await world.talkFor(100)
  await world.endGateway('SIGTERM')
  // A process of an older release does not store its intents.
  await world.db.updateTable('gateway_sessions').set({ intents: null, intents_key: null }).execute()
  world.startTalking()
  await world.addGateway()
  await until('new sessions are stored', async () => {
    const rows = await world.db.selectFrom('gateway_sessions').select('intents').execute()
    return rows.length === 2 && rows.every(({ intents }) => intents === INTENTS)
  })
  await until('the old ones are closed', () => world.connected.join() === '0/2,1/2')
  await world.talkFor(100)
  await world.mustBeExact()
  expect(world.identifies).toBe(4)
})
