import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Write } from '../../gateway/bus/entry.ts'
import { baseXp } from '../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { openLedgerOver, says } from '../support/ledger.ts'
import { idAt, messageAt, START } from '../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** One of very many accounts joins. */
const joins = (guildId: string, nth: number): Write => ({
  kind: 'member-joined',
  guildId,
  user: messageAt(0, { by: String(1_000_000 + nth) }).author,
})

const count = async (guildId: string) => {
  const rows = await database.db.selectFrom('guild_users').select('xp').where('guild_id', '=', guildId).execute()
  return rows.length
}

test('a guild that fills the queue while nothing is committed loses only its own entries', async () => {
  const { ledger, metrics } = openLedgerOver(database, { maxQueue: 2_000 })
  for (let nth = 0; nth < 1_500; nth++) {
    for (let of = 0; of < 5; of++) ledger.add({ ...joins('601', nth * 5 + of), origin: null })
    ledger.add({ ...says(String(602 + (nth % 10)), String(nth + 1), 0, nth), origin: null })
  }
  await ledger.flush()
  for (let guild = 602; guild < 612; guild++) expect(await count(String(guild))).toBe(150)
  const rows = await database.db.selectFrom('guild_users').selectAll().where('guild_id', '>', '601').execute()
  for (const row of rows) expect(row.xp).toBe(baseXp(idAt(0, Number(row.user_id) - 1)))
  expect((await metrics.dropped.get()).values).toMatchObject([{ labels: { reason: 'full' }, value: 7_000 }])
})

test('a message waits for no more than two batches while another guild is raided', async () => {
  const { ledger, batchOf } = openLedgerOver(database, { maxQueue: 100_000 })
  for (let nth = 0; nth < 20_000; nth++) ledger.add({ ...joins('621', nth), origin: null })
  ledger.add({ ...says('622', '7', 0), origin: null })
  await ledger.flush()
  expect(await count('622')).toBe(1)
  expect(batchOf('622')).toBeLessThan(2)
  expect(await count('621')).toBe(20_000)
})

test('a raid does not remove other guilds’ members from the cooldown cache', async () => {
  const { commit, cooldowns } = openLedgerOver(database, { maxQueue: 5_000 })
  await commit(says('631', '7', 0))
  for (let wave = 0; wave < 3; wave++) {
    await commit(...Array.from({ length: 1_000 }, (_, nth) => joins('632', wave * 1_000 + nth)))
  }
  expect(cooldowns.last('631', '7')).toBe(START)
})
