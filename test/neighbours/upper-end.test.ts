import { afterAll, beforeAll, expect, test } from 'bun:test'
import { MAX_XP } from '../../shared/levelling/curve.ts'
import { baseXp } from '../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { levelAt } from '../support/default-curve.ts'
import { failures, openLedgerOver, says } from '../support/ledger.ts'
import { idAt, START } from '../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('members with the most XP possible keep chatting, and no commit fails', async () => {
  const { db } = database
  const { commit, metrics } = openLedgerOver(database, { maxQueue: 5_000 })
  const rich = Array.from({ length: 100 }, (_, nth) => String(5_001 + nth))
  const full = { guild_id: '31', xp: MAX_XP, level: levelAt(MAX_XP), message_count: 4, last_xp_at: null }
  await db
    .insertInto('guild_users')
    .values(rich.map((id) => ({ user_id: id, ...full })))
    .execute()
  const others = Array.from({ length: 900 }, (_, nth) => says(String(32 + (nth % 20)), String(7_001 + nth), 0, nth))
  await commit(...rich.flatMap((id, nth) => [says('31', id, 0, 2_000 + nth), says('31', id, 59)]), ...others)

  expect(await failures({ metrics })).toBe(0)
  const rows = await db.selectFrom('guild_users').selectAll().where('guild_id', '=', '31').execute()
  expect(rows).toHaveLength(100)
  for (const row of rows) expect(row).toMatchObject({ ...full, message_count: 5, last_xp_at: START })
  const victims = await db.selectFrom('guild_users').selectAll().where('guild_id', '!=', '31').execute()
  expect(victims).toHaveLength(900)
  for (const row of victims) expect(row.xp).toBe(baseXp(idAt(0, Number(row.user_id) - 7_001)))
})
