import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { Reconciler, type ReconcilerParts } from '../../../../gateway/bots/pool/reconciler.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { heldBots } from '../../../../shared/database/bots/held-bots.ts'
import { createTokenCipher } from '../../../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { failingQueries } from '../../../support/failing-queries.ts'
import { TOKEN_KEY } from '../../../support/pool-world.ts'

const OWNER = 'this process'
const BOT = '500'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let acts: string[]
let reconciler: Reconciler
/** Which queries of the reconciler fail. */
let fails: (query: string) => boolean
beforeEach(async () => {
  acts = []
  fails = () => false
  const { db } = database
  await db.deleteFrom('whitelabel_bots').execute()
  const cipher = createTokenCipher(crypto, [TOKEN_KEY])
  await db
    .insertInto('whitelabel_bots')
    .values({
      ...{ bot_id: BOT, user_id: '2', public_key: 'k', name: 'Bot', status: 'running', action: 'stop' },
      ...{
        token: await cipher.seal(BOT, 'token'),
        lease_owner: OWNER,
        lease_until: 1_000_000,
        created_at: 0,
        updated_at: 0,
      },
    })
    .execute()
  const roster = {
    get: () => undefined,
    open: async (tokens: ReadonlyMap<string, string>) => void acts.push(`open ${[...tokens.keys()]}`),
    close: async (ids: readonly string[]) => void acts.push(`close ${ids}`),
  }
  const leases = { release: async (ids: readonly string[]) => void acts.push(`release ${ids}`) }
  const replies = { tell: async () => {} }
  reconciler = new Reconciler({
    ...{
      db: db.withPlugin(failingQueries((query) => fails(query))),
      processId: OWNER,
      graceMs: 0,
      cipher,
      clock: { now: () => 1_000 },
    },
    log: createLog({ level: 'error', secrets: [], write: () => {} }),
    // The parts of these that a reconciler uses. The tests look at the calls that it makes.
    ...({ roster, leases, replies } as unknown as Pick<ReconcilerParts, 'roster' | 'leases' | 'replies'>),
  })
})

const row = () => database.db.selectFrom('whitelabel_bots').selectAll().executeTakeFirstOrThrow()
const change = (values: { action?: 'start' | 'restart' | 'recreate' | null; lease_owner?: string }) =>
  database.db.updateTable('whitelabel_bots').set(values).execute()

test('an action is claimed and carried out', async () => {
  await reconciler.look(await heldBots(database.db, OWNER, { skuIds: [], now: 1_000 }))
  expect(acts).toContain(`close ${BOT}`)
  expect(acts).toContain(`release ${BOT}`)
  expect(await row()).toMatchObject({ status: 'stopped', action: null, last_action: 'stop' })
})

test.each([
  ['the processId chose another meanwhile', { action: 'restart' as const }],
  ['it was taken back meanwhile', { action: null }],
  ['another process holds the bot by now', { lease_owner: 'another process' }],
])('an action whose claim is lost is not carried out: %s', async (_, values) => {
  const seen = await heldBots(database.db, OWNER, { skuIds: [], now: 1_000 })
  await change(values)
  await reconciler.look(seen)
  expect(acts).toEqual(['open '])
  expect(await row()).toMatchObject({ status: 'running', last_action: null, ...values })
})

test('a state that could not be written is written later, and only once', async () => {
  await change({ action: null })
  reconciler.onChange(BOT, { to: 'ready' })
  await reconciler.writeStates()
  await database.db.updateTable('whitelabel_bots').set({ status: 'starting' }).execute()
  // It already runs: there is no new state.
  reconciler.onChange(BOT, { to: 'ready' })
  await reconciler.writeStates()
  expect((await row()).status).toBe('starting')
  reconciler.onChange(BOT, { to: 'refused', closeCode: 4004 })
  await reconciler.writeStates()
  expect(await row()).toMatchObject({ status: 'failed' })
  reconciler.onChange(BOT, { to: 'ready' })
  await reconciler.writeStates()
  expect(await row()).toMatchObject({ status: 'running', status_detail: null })
})

test('the state of a bot that another process holds is not written', async () => {
  await change({ lease_owner: 'another process' })
  reconciler.onChange(BOT, { to: 'refused', closeCode: 4004 })
  await reconciler.writeStates()
  expect((await row()).status).toBe('running')
})

const seen = () => heldBots(database.db, OWNER, { skuIds: [], now: 1_000 })

test('a bot whose owner no longer has premium is paused instead of started', async () => {
  await database.db.updateTable('whitelabel_bots').set({ premium_ended_at: 500 }).execute()
  await change({ action: 'start' })
  await reconciler.look(await seen())
  expect(await row()).toMatchObject({ status: 'paused', action: null })
  expect(acts).not.toContain(`open ${BOT}`)
})

/** The bot has one stored session. */
async function storeSession(): Promise<void> {
  const session = { session_key: 's', resume_url: 'wss://x', sequence: 1, updated_at: 0 }
  await database.db.deleteFrom('gateway_sessions').execute()
  await database.db
    .insertInto('gateway_sessions')
    .values({ bot_id: BOT, shard: 0, shard_count: 1, ...session })
    .execute()
}

test.each([
  ['recreate', 0],
  ['restart', 1],
] as const)('after the action %s, %d stored sessions are left to resume', async (action, left) => {
  await storeSession()
  await change({ action })
  await reconciler.look(await seen())
  expect(acts).toContain(`open ${BOT}`)
  expect(await database.db.selectFrom('gateway_sessions').selectAll().execute()).toHaveLength(left)
})

test('a bot that two polls find at the same time is opened once', async () => {
  await change({ action: null })
  const bots = await seen()
  await Promise.all([reconciler.look(bots), reconciler.look(bots)])
  expect(acts.filter((act) => act === `open ${BOT}`)).toHaveLength(1)
})

test('if the sessions of a recreated bot cannot be deleted, the bot is not opened before they are', async () => {
  await storeSession()
  await change({ action: 'recreate' })
  fails = (query) => query.includes('DeleteQueryNode')
  await reconciler.look(await seen())
  expect(await row()).toMatchObject({ status: 'starting', action: null })
  expect(acts).not.toContain(`open ${BOT}`)
  fails = () => false
  await reconciler.look(await seen())
  expect(acts).toContain(`open ${BOT}`)
  expect(await database.db.selectFrom('gateway_sessions').selectAll().execute()).toEqual([])
})

test('a bot that another process ran meanwhile is stored as running once its session is ready here', async () => {
  reconciler.onChange(BOT, { to: 'ready' })
  await reconciler.writeStates()
  reconciler.forget([BOT])
  await database.db.updateTable('whitelabel_bots').set({ status: 'starting' }).execute()
  reconciler.onChange(BOT, { to: 'ready' })
  await reconciler.writeStates()
  expect((await row()).status).toBe('running')
})

test('a state that was not written before the bot was lost is not written later', async () => {
  reconciler.onChange(BOT, { to: 'refused', closeCode: 4004 })
  reconciler.forget([BOT])
  await reconciler.writeStates()
  expect((await row()).status).toBe('running')
})

test('if the state of an unreadable bot cannot be written, the other bots are opened', async () => {
  const { bot_id, ...other } = await row()
  await database.db
    .insertInto('whitelabel_bots')
    .values({ ...other, bot_id: '501', token: 'unreadable' })
    .execute()
  const cipher = createTokenCipher(crypto, [TOKEN_KEY])
  await database.db.updateTable('whitelabel_bots').set({ action: null, status: 'starting' }).execute()
  expect((await cipher.open(BOT, (await row()).token)).ok).toBe(true)
  fails = (query) => query.includes('UpdateQueryNode')
  await reconciler.look(await seen())
  expect(acts).toContain(`open ${BOT}`)
})
