import { afterAll, beforeAll, expect, test } from 'bun:test'
import { MessageSightings } from '../../../gateway/events/message-sightings.ts'
import { ensureGuilds } from '../../../shared/database/guilds/guilds.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const MINUTE_MS = 60_000
const [BUSY, QUIET] = ['1001', '1002']

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensureGuilds(database.db, [BUSY, QUIET], 0)
})
afterAll(() => database.close())

async function seen(): Promise<(number | null)[]> {
  const rows = await database.db.selectFrom('guilds').select('last_message_at').orderBy('id').execute()
  return rows.map((row) => row.last_message_at)
}

test('a guild in which messages are seen is stored at once, and then every ten minutes', async () => {
  const sightings = new MessageSightings(database.db)
  for (const minute of [1, 2, 10, 11, 12]) {
    await sightings.write(minute * MINUTE_MS)
    sightings.note(BUSY)
    sightings.note(BUSY)
    await sightings.write(minute * MINUTE_MS)
    const last = minute < 11 ? 1 : 11
    expect([minute, ...(await seen())]).toEqual([minute, last * MINUTE_MS, null])
  }
})

test('a guild that could not be stored is stored the next time', async () => {
  let isAway = true
  const db = database.db.withPlugin({
    transformQuery({ node }) {
      if (isAway) throw new Error('away')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const sightings = new MessageSightings(db)
  sightings.note(QUIET)
  await expect(sightings.write(20 * MINUTE_MS)).rejects.toThrow('away')
  isAway = false
  await sightings.write(21 * MINUTE_MS)
  expect(await seen()).toEqual([11 * MINUTE_MS, 21 * MINUTE_MS])
})
