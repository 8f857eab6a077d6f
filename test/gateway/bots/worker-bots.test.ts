import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { REST } from '@discordjs/rest'
import { WorkerBots } from '../../../gateway/bots/worker-bots.ts'
import type { TokenKeys } from '../../../shared/config/token-keys.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const [MAIN, BOT, GUILD] = ['1', '500', '9']
const OLD = { id: '1', bytes: new Uint8Array(32).fill(1) }
const NEW = { id: '2', bytes: new Uint8Array(32).fill(2) }
const MINUTE_MS = 60_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let now: number
/** The tokens of the clients that were made, in their order. */
let made: (string | null)[]
let bots: WorkerBots
beforeEach(async () => {
  now = 1_000_000
  made = []
  await database.empty()
  const { db } = database
  const lease = { lease_owner: 'a gateway', lease_until: now + 100 * MINUTE_MS }
  const row = { bot_id: BOT, user_id: '2', token: '', public_key: 'k', name: 'Bot', status: 'running' } as const
  await db
    .insertInto('whitelabel_bots')
    .values({ ...row, ...lease, created_at: 0, updated_at: 0 })
    .execute()
  await db.insertInto('guild_bots').values({ guild_id: GUILD, bot_id: BOT }).execute()
  await store('first token', [OLD])
  bots = new WorkerBots({
    ...{ db, mainBotId: MAIN, clock: { now: () => now }, cipher: createTokenCipher(crypto, [NEW, OLD]) },
    createClient: (_, token) => {
      made.push(token)
      return new REST()
    },
  })
})

const store = async (token: string, keys: TokenKeys): Promise<void> => {
  const sealed = await createTokenCipher(crypto, keys).seal(BOT, token)
  await database.db.updateTable('whitelabel_bots').set({ token: sealed }).execute()
}

test('a bot that was set up again with another token is served with that token within a minute', async () => {
  const first = await bots.restFor(GUILD)
  await store('second token', [OLD])
  now += MINUTE_MS
  const second = await bots.restFor(GUILD)
  expect(made).toEqual(['first token', 'second token'])
  expect(second).not.toBe(first)
})

test('a bot whose token is encrypted with another key keeps its client', async () => {
  const first = await bots.restFor(GUILD)
  await store('first token', [NEW])
  now += MINUTE_MS
  expect(await bots.restFor(GUILD)).toBe(first)
  expect(made).toEqual(['first token'])
})

test('two jobs that need a bot at the same time get the same client', async () => {
  const [one, other] = await Promise.all([bots.restFor(GUILD), bots.restFor(GUILD)])
  expect(one).toBe(other)
  expect(made).toEqual(['first token'])
})
