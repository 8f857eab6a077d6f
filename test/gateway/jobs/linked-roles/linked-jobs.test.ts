import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { loadGuildRules } from '../../../../shared/database/guilds/guilds.ts'
import { award } from '../../../../shared/database/ledger/award.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { openLedgerOver, says } from '../../../support/ledger.ts'
import { START } from '../../../support/messages.ts'

/** Which changes of members write a job that makes the gateway tell Discord. */

const [LINKED, OTHER] = ['1001', '1002'] as const
const BOT = '5005'
const ANN = '7'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.empty()
  const { db } = database
  await db.insertInto('guild_bots').values({ guild_id: LINKED, bot_id: BOT }).execute()
  const times = { expires_at: START, next_at: START, created_at: START }
  await db
    .insertInto('linked_members')
    .values({ bot_id: BOT, user_id: ANN, tokens: 'sealed', ...times })
    .execute()
  for (const id of [LINKED, OTHER])
    await db
      .insertInto('guilds')
      .values({ id, name: '', notification_channel_id: null, created_at: 0, updated_at: 0 })
      .execute()
})

/** The guilds of the written jobs. */
const told = async (): Promise<string[]> =>
  (
    await database.db.selectFrom('jobs').select('guild_id').where('kind', '=', 'linked-role').orderBy('id').execute()
  ).map((job) => job.guild_id)

test('a level-up by messages writes a job only in a guild where somebody has linked their account with the bot', async () => {
  const { commit } = openLedgerOver(database)
  for (const guildId of [OTHER, LINKED]) await commit(says(guildId, ANN, 0))
  expect(await told()).toEqual([])
  const later = Array.from({ length: 7 }, (_, nth) => 61 * (nth + 1))
  for (const guildId of [OTHER, LINKED]) await commit(...later.map((seconds) => says(guildId, ANN, seconds)))
  expect(await told()).toEqual([LINKED])
})

test('an admin who changes a level writes a job, and an admin who changes XP within a level does not', async () => {
  const rules = await loadGuildRules(database.db, [LINKED, OTHER])
  for (const [guildId, amount] of [
    [OTHER, 300],
    [LINKED, 300],
    [LINKED, 1],
    [LINKED, -250],
  ] as const) {
    const request = { guildId, userId: ANN, amount, source: 'admin', key: `${guildId}:${amount}`, at: START } as const
    await database.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => award(trx, [request], (id) => rules.get(id), START))
  }
  expect(await told()).toEqual([LINKED, LINKED])
})

test('a member who leaves a guild with linked accounts writes a job', async () => {
  const { commit } = openLedgerOver(database)
  for (const guildId of [OTHER, LINKED])
    await commit(says(guildId, '8', 0), { kind: 'members-seen', guildId, hereIds: [], goneIds: [ANN], at: START })
  expect(await told()).toEqual([LINKED])
})
