import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { Entitlements } from '../../../gateway/premium/entitlements.ts'
import { hasPremium } from '../../../shared/database/members/premium.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { failingQueries } from '../../support/failing-queries.ts'

const [APPLICATION, SKU] = ['100', '200']
const NOW = 1_000_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** How often Discord was asked for the list. */
let lists: number
/** Called while Discord answers. */
let meanwhile: () => void
let entitlements: Entitlements
beforeEach(async () => {
  await database.empty()
  lists = 0
  meanwhile = () => {}
  entitlements = new Entitlements({
    ...{ applicationId: APPLICATION, skuIds: [SKU], isOurs: () => true, metrics: createMetrics() },
    // An entitlement of this user cannot be stored.
    db: database.db.withPlugin(failingQueries((query) => query.includes('InsertQueryNode') && query.includes('"666"'))),
    log: createLog({ level: 'error', secrets: [], write: () => {} }),
    clock: { now: () => NOW },
    rest: {
      get: async () => {
        lists++
        meanwhile()
        return []
      },
    },
  })
})

const note = (id: string, userId: string): void =>
  entitlements.note({
    ...{ id, userId, applicationId: APPLICATION, skuId: SKU },
    ...{ guildId: null, type: 1, deleted: false, startsAt: null, endsAt: null },
  })

test('if a session begins while the list is read, the list is read once more', async () => {
  meanwhile = () => entitlements.sessionBegan(APPLICATION)
  await entitlements.repair()
  meanwhile = () => {}
  await entitlements.repair()
  await entitlements.repair()
  expect(lists).toBe(2)
})

test('a purchase that cannot be stored does not hold up the others', async () => {
  note('1', '666')
  note('2', '7')
  await entitlements.write().catch(() => {})
  await entitlements.write().catch(() => {})
  expect(await hasPremium(database.db, '7', { skuIds: [SKU], now: NOW })).toBe(true)
})
