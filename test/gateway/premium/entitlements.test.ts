import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { Entitlements } from '../../../gateway/premium/entitlements.ts'
import { saveEntitlements } from '../../../shared/database/members/entitlements.ts'
import { hasPremium } from '../../../shared/database/members/premium.ts'
import { OWNER, PoolWorld } from '../../support/pool-world.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(300_000)

const SKU = '1400000000000000009'
const settings = { PREMIUM_SKU_IDS: [SKU], WHITELABEL_GRACE_DAYS: 0 }
const owner = { id: OWNER }

let world: PoolWorld
beforeEach(async () => {
  world = await PoolWorld.open()
  await world.grantPremium(OWNER, 'none')
})
afterEach(() => world.close())

const isPremium = (id = OWNER): Promise<boolean> =>
  hasPremium(world.database.db, id, { skuIds: [SKU], now: Date.now() })

const becomes = (premium: boolean): Promise<unknown> =>
  until(`premium is ${premium}`, async () => (await isPremium()) === premium)

test('the bot of a customer who pays through Discord runs; it pauses when premium ends, and runs again after the next purchase', async () => {
  const first = world.main.sells(SKU, owner)
  await world.startGateway(settings)
  await becomes(true)
  const bot = await world.bot('Castle Bot')
  await world.stands(bot, 'running')
  world.main.endsEntitlement(first)
  await world.stands(bot, 'paused')
  world.main.sells(SKU, owner)
  await world.stands(bot, 'running')
})

test('events bring a purchase, its end and a refund', async () => {
  await world.startGateway(settings)
  const first = world.main.sells(SKU, owner)
  await becomes(true)
  world.main.endsEntitlement(first)
  await becomes(false)
  const second = world.main.sells(SKU, owner)
  await becomes(true)
  world.main.takesBackEntitlement(second)
  await becomes(false)
})

test('the list repairs what happened while the gateway was not connected, also where an entitlement is missing from it', async () => {
  const gateway = await world.startGateway(settings)
  const [ended, refunded] = [world.main.sells(SKU, owner), world.main.sells(SKU, { id: '7' })]
  await until('both are on record', async () => (await isPremium()) && (await isPremium('7')))
  await world.stopGateway(gateway)
  world.main.endsEntitlement(ended, { silently: true })
  world.main.takesBackEntitlement(refunded, { silently: true })
  world.main.sells(SKU, { id: '8' }, { silently: true })
  await world.startGateway(settings)
  await until('the list was read', () => isPremium('8'))
  await until('the others are not on record', async () => !(await isPremium()) && !(await isPremium('7')))
})

test('every page of the list is read', async () => {
  for (let nth = 1; nth <= 250; nth++) world.main.sells(SKU, { id: String(1_000 + nth) }, { silently: true })
  await world.startGateway(settings)
  await until('the oldest is on record', () => isPremium('1001'))
  expect(await isPremium('1250')).toBe(true)
})

test('a list that breaks off ends no premium, and is requested again', async () => {
  let now = Date.now()
  let asked = 0
  const { db } = world.database
  const one = { applicationId: world.main.id, skuId: SKU, guildId: null, type: 1, deleted: false } as const
  await saveEntitlements(db, [{ ...one, id: '5', userId: OWNER, startsAt: null, endsAt: null }], now - 1)
  const entry = (nth: number) => ({
    id: String(10_000 - nth),
    application_id: world.main.id,
    sku_id: SKU,
    user_id: '7',
  })
  const page = Array.from({ length: 100 }, (_, nth) => entry(nth))
  const entitlements = new Entitlements({
    ...{ db, applicationId: world.main.id, skuIds: [SKU], isOurs: () => true, metrics: createMetrics() },
    log: createLog({ level: 'error', secrets: [], write: () => {} }),
    clock: { now: () => now },
    rest: { get: async () => (++asked === 1 ? page : Promise.reject(new Error('Discord is not well'))) },
  })
  await expect(entitlements.repair()).rejects.toThrow('not well')
  expect(await isPremium()).toBe(true)
  await entitlements.repair()
  expect(asked).toBe(2)
  now += 60_000
  await expect(entitlements.repair()).rejects.toThrow('not well')
  expect(await isPremium()).toBe(true)
})

test('an entitlement of another application, or to another product, gives no premium', async () => {
  await world.startGateway(settings)
  const other = world.discord.application({ name: 'Other' })
  other.sells(SKU, owner)
  world.main.sells('1400000000000000001', owner)
  world.main.sells(SKU, { id: '7' })
  await until('the last is on record', () => isPremium('7'))
  expect(await isPremium()).toBe(false)
})
