import { afterEach, beforeEach, expect, test } from 'bun:test'
import { Leases } from '../../../../gateway/bots/pool/leases.ts'
import { Share } from '../../../../gateway/bots/pool/share.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { setPresence } from '../../../../shared/database/bots/whitelabel.ts'
import { grantPremium, revokePremium } from '../../../../shared/database/members/premium.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

const OWNER = '42'
const BOT = '7'
const LEASE_MS = 3_600_000
/** Both clocks of the leases. */
let now = 1_000
const clock = { now: () => now }

let database: TestDatabase
let share: Share
let leases: Leases

beforeEach(async () => {
  database = await openTestDatabase()
  const { db } = database
  await grantPremium(db, OWNER, null, 0)
  await db
    .insertInto('whitelabel_bots')
    .values({
      ...{ bot_id: BOT, user_id: OWNER, token: '', public_key: '', status: 'running', name: 'a bot' },
      ...{ created_at: 0, updated_at: 0 },
    })
    .execute()
  leases = new Leases({
    ...{ db, processId: 'this process', mainBotId: '1', leaseMs: LEASE_MS, clock },
    monotonic: () => now,
  })
  share = new Share({
    ...{ db, processId: 'this process', leases, clock, live: null, premiumSkuIds: [] },
    servingBots: { heldMainBot: () => '1' },
  })
})
afterEach(() => database.close())

/** Polls, and leaves nothing to do. @returns the bots that were read; null where none was read */
async function poll(): Promise<string[] | null> {
  const taken = await share.take(1)
  if (taken === null) return null
  share.rest(taken.bots)
  return taken.bots.map(({ botId }) => botId)
}

test('bots with nothing to do are read again only after a change', async () => {
  // The first poll takes the bot, which changes it.
  expect([await poll(), await poll(), await poll()]).toEqual([[BOT], [BOT], null])
  await setPresence(
    database.db,
    { guildId: '0', actor: SCRIPT, botId: BOT, ownerId: OWNER, before: null, presence: '{}' },
    1_000,
  )
  expect([await poll(), await poll()]).toEqual([[BOT], null])
})

test('a bot with something to do is read at each poll', async () => {
  await database.db.updateTable('whitelabel_bots').set({ action: 'restart' }).execute()
  expect([await poll(), await poll(), await poll()]).toEqual([[BOT], [BOT], [BOT]])
})

test('a bot whose lease ran out while no other process took it is taken again', async () => {
  expect([await poll(), await poll(), await poll()]).toEqual([[BOT], [BOT], null])
  now += LEASE_MS + 1
  expect(leases.takeExpired()).toEqual([BOT])
  expect(await poll()).toEqual([BOT])
  expect(leases.bots).toEqual([BOT])
})

test('an owner whose premium has ended is noticed after a few polls, though no row of a bot changes', async () => {
  await poll()
  await poll()
  await revokePremium(database.db, OWNER, 1_000)
  const polls: (string[] | null)[] = []
  while (polls.length < 20 && (polls.at(-1) ?? null) === null) polls.push(await poll())
  expect(polls.at(-1)).toEqual([BOT])
  expect(await poll()).toEqual([BOT])
})
