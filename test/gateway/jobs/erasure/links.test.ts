import { afterAll, beforeAll, expect, test } from 'bun:test'
import { Eraser } from '../../../../gateway/jobs/erasure/eraser.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { askErasure, dueErasures } from '../../../../shared/database/privacy/erasures.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { START } from '../../../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a deletion ends the links of the member first, and waits while Discord does not answer', async () => {
  const { db } = database
  const ended: [string, string | null][] = []
  let isAway = true
  let now = START
  const links = {
    async endLinksOf(userId: string, guildId: string | null) {
      if (isAway) throw new Error('the link of a member could not be ended at Discord yet')
      ended.push([userId, guildId])
    },
  }
  const log = createLog({ level: 'debug', secrets: [], write: () => {} })
  const clock = { now: () => now, sleep: async () => {} }
  const others = { restFor: () => null, turns: { run: async () => {} }, onJobs() {} }
  const eraser = new Eraser({ links, db, log, clock, metrics: createMetrics(), ...others })
  await db
    .insertInto('linked_members')
    .values({ bot_id: '5', user_id: '7', tokens: 'sealed', expires_at: 0, next_at: 0, created_at: 0 })
    .execute()
  await askErasure(db, { guildId: '1001', userId: '7' }, null, now)
  await askErasure(db, { guildId: '0', userId: '7' }, null, now)
  await eraser.run()
  expect(ended).toEqual([])
  isAway = false
  now += 3_600_000
  await eraser.run()
  expect(ended).toEqual([
    ['7', '1001'],
    ['7', null],
  ])
  expect(await dueErasures(db, 'members', now + 3_600_000, 10)).toEqual([])
  expect(await db.selectFrom('linked_members').selectAll().execute()).toEqual([])
})
