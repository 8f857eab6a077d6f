import { expect, test } from 'bun:test'
import { dropUnlisted, entitlementsOf, saveEntitlements } from '../../shared/database/members/entitlements.ts'
import { grantPremium, hasPremium, premiumAmong, premiumUsers } from '../../shared/database/members/premium.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import type { Entitlement } from '../../shared/premium/entitlement.ts'
import { NOW, overEachDialect, TWINS } from './dialects.ts'

const [USER, OTHER] = TWINS
const [APPLICATION, SKU] = ['1152921504606846901', '1152921504606846911']
const TERMS = { skuIds: [SKU], now: NOW }

const bought = (more: Partial<Entitlement> = {}): Entitlement => ({
  ...{ id: '1152921504606846921', applicationId: APPLICATION, skuId: SKU, userId: USER, guildId: null, type: 1 },
  ...{ deleted: false, startsAt: NOW - 5, endsAt: null },
  ...more,
})

overEachDialect('an entitlement', (at) => {
  test('gives premium to its user only', async () => {
    await saveEntitlements(at.db, [bought()], NOW)
    expect(await entitlementsOf(at.db, [USER, OTHER])).toEqual([bought()])
    expect([await hasPremium(at.db, USER, TERMS), await hasPremium(at.db, OTHER, TERMS)]).toEqual([true, false])
    expect(await hasPremium(at.db, USER, { ...TERMS, skuIds: [] })).toBe(false)
  })

  test('keeps its newest state, also when an older event arrives late', async () => {
    await saveEntitlements(at.db, [bought()], NOW)
    await saveEntitlements(at.db, [bought({ endsAt: NOW - 1 })], NOW + 10)
    await saveEntitlements(at.db, [bought({ skuId: '5' })], NOW + 5)
    expect(await entitlementsOf(at.db, [USER])).toEqual([bought({ endsAt: NOW - 1 })])
    expect(await hasPremium(at.db, USER, TERMS)).toBe(false)
    await saveEntitlements(at.db, [bought({ deleted: true })], NOW + 20)
    expect(await entitlementsOf(at.db, [USER])).toEqual([])
  })

  test('is found beside granted premium, and listed with it', async () => {
    await saveEntitlements(at.db, [bought(), bought({ id: '7', userId: '43', endsAt: NOW })], NOW)
    await grantPremium(at.db, OTHER, 'gift', NOW)
    const names = { globalName: null, discriminator: '0', avatar: null }
    await saveUsers(at.db, [{ id: USER, username: 'buyer', ...names }], NOW)
    expect(await premiumAmong(at.db, [USER, OTHER, '43'], TERMS)).toEqual(new Set([USER, OTHER]))
    expect(await premiumUsers(at.db, TERMS)).toEqual([
      { id: USER, username: 'buyer', source: 'discord' },
      { id: OTHER, username: OTHER, source: 'gift' },
    ])
  })

  test('that the full list does not contain ends, unless it is newer than the list', async () => {
    const [missing, newer, listed] = [bought({ id: '1' }), bought({ id: '2' }), bought({ id: '3' })]
    const elsewhere = bought({ id: '4', applicationId: '9' })
    await saveEntitlements(at.db, [missing, listed, elsewhere], NOW)
    await saveEntitlements(at.db, [newer], NOW + 10)
    const whole = { applicationId: APPLICATION, skuIds: [SKU], listed: new Set(['3']) }
    expect(await dropUnlisted(at.db, whole, NOW + 5)).toBe(1)
    expect((await entitlementsOf(at.db, [USER])).map(({ id }) => id)).toEqual(['2', '3', '4'])
  })
})
