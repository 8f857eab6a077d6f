import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { addGuildBots } from '../../shared/database/bots/guild-bots.ts'
import { announceProcess } from '../../shared/database/bots/leases.ts'
import { decideShardCount, shardScope } from '../../shared/database/bots/shard-counts.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { saveHeldCheckpoints } from '../../shared/database/sessions/held-checkpoints.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const BOT = '1152921504606846977'
const SESSION = { botId: BOT, shardCount: 2, sessionKey: 'key', resumeUrl: 'wss://gateway.example', intents: null }

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
})

test('another number of shards is refused with every reason against it', async () => {
  const discord = await startDiscord({ guildsPerShard: 100 })
  try {
    const application = discord.application({ name: 'Prosperity' })
    const set = (...words: string[]) =>
      runScript('shards', ['set', ...words], {
        DATABASE_URL: database.url,
        DISCORD_APPLICATION_ID: application.id,
        BOT_TOKEN: application.token,
        DISCORD_API_URL: discord.apiUrl,
      })
    expect(await set()).toMatchObject({ exitCode: 64 })
    expect(await set('0')).toMatchObject({ exitCode: 64 })
    expect((await set('4')).complained).toContain('No gateway processes share the shards of this bot.')
    const { db } = database
    const now = Date.now()
    await decideShardCount(db, application.id, null, 2)
    const lease = { processId: 'first', now, until: now + 60_000 }
    await takeLeases(db, { scope: shardScope(application.id, 2), count: 2 }, lease, 2)
    await announceProcess(db, lease, 'gateway', 2)
    application.identifiesLeft = 12
    const guilds = Array.from({ length: 2_500 }, (_, nth) => String(BigInt(nth * 3) << 22n))
    await addGuildBots(
      db,
      guilds.map((guildId) => ({ guildId, botId: application.id })),
    )
    const refused = await set('3')
    expect(refused.exitCode).toBe(1)
    expect(refused.complained).toContain('one of them would have 2500 servers, and Discord refuses more than 2,500.\n')
    expect(refused.complained).toContain('needs 13 identifies (10 are kept), and 12 are left until')
    expect(refused.complained).toContain(
      'first runs with SHARD_COUNT=2: restart it with SHARD_COUNT=3 or auto first.\n',
    )
    expect((await set('2')).said).toBe('The bot has 2 shards.\n')
  } finally {
    await discord.close()
  }
})
