import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { decideShardCount, shardScope } from '../../shared/database/bots/shard-counts.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { saveHeldCheckpoints } from '../../shared/database/sessions/held-checkpoints.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const BOT = '1152921504606846977'
const SESSION = { botId: BOT, shardCount: 2, sessionKey: 'key', resumeUrl: 'wss://gateway.example' }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const run = (...words: string[]): Promise<Ended> =>
  runScript('shards', words, { DATABASE_URL: database.url, DISCORD_APPLICATION_ID: BOT })

test('shards are listed with the process that holds each, and a checkpoint of a shard of another process is not stored', async () => {
  expect(await run('list')).toMatchObject({
    exitCode: 1,
    complained: 'No gateway processes share the shards of this bot.\n',
  })
  const { db } = database
  const now = Date.now()
  await decideShardCount(db, BOT, null, 2)
  const items = { scope: shardScope(BOT, 2), count: 2 }
  expect(await takeLeases(db, items, { processId: 'first', now, until: now + 60_000 }, 1)).toEqual([0])
  const checkpoints = [0, 1].map((shard) => ({ ...SESSION, shard, sequence: 7 }))
  await saveHeldCheckpoints(db, { processId: 'first', mainBotId: BOT }, checkpoints, now)
  expect((await run('list')).said).toBe(
    `shard 0\tfirst\tstored up to 7, ${new Date(now).toISOString()}\nshard 1\theld by no process\tno session\n2 shards.\n`,
  )
  expect(await run('set', '4')).toMatchObject({ exitCode: 64 })
})
