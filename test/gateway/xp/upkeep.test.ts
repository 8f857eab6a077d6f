import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { Upkeep } from '../../../gateway/xp/upkeep.ts'
import { ensureGuilds } from '../../../shared/database/guilds.ts'
import { countMembers, levelCounts } from '../../../shared/database/level-counts.ts'
import { insertMessageLogs } from '../../../shared/database/message-logs.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { idAt, START } from '../../support/messages.ts'

const DAY_SECONDS = 86_400

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function openUpkeep(messageLogDays = 90) {
  const lines: string[] = []
  let pauses = 0
  const clock = {
    now: () => START,
    sleep: async () => {
      pauses++
    },
  }
  const log = createLog({ level: 'warn', secrets: [], write: (line) => lines.push(line) })
  return { upkeep: new Upkeep({ db: database.db, messageLogDays, clock, log }), lines, pauses: () => pauses }
}

test('message logs past their days are deleted in batches with a pause between, the others stay', async () => {
  const at = (days: number, nth: number) => ({
    message_id: idAt(days * DAY_SECONDS, nth),
    ...{ guild_id: '1', user_id: '2', channel_id: '3', xp: 20, created_at: START },
  })
  const old = Array.from({ length: 1_200 }, (_, nth) => at(-91, nth))
  await insertMessageLogs(database.db, [...old, at(-89, 1), at(-89, 2)])
  const { upkeep, pauses } = openUpkeep()
  await upkeep.purge()
  const left = await database.db.selectFrom('message_logs').select('message_id').orderBy('message_id').execute()
  expect(left.map((row) => row.message_id)).toEqual([at(-89, 1).message_id, at(-89, 2).message_id])
  expect(pauses()).toBe(2)
})

test('counts that are off are put right guild by guild, round and round', async () => {
  const guilds = ['31', '32', '33']
  await ensureGuilds(database.db, guilds, START)
  const { upkeep, lines } = openUpkeep()
  for (let round = 1; round <= 2; round++) {
    await countMembers(
      database.db,
      guilds.map((guildId) => ({ guildId, from: null, to: 5 })),
    )
    for (let nth = 0; nth <= guilds.length; nth++) await upkeep.recount()
    for (const guild of guilds) expect(await levelCounts(database.db, guild)).toEqual(new Map())
    expect(lines.filter((line) => line.includes('counted anew'))).toHaveLength(guilds.length * round)
  }
})
