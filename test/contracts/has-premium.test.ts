import { expect, test } from 'bun:test'
import { grantPremium, hasPremium, revokePremium } from '../../shared/database/members/premium.ts'
import { NOW, overEachDialect, TWINS } from './dialects.ts'

const TERMS = { skuIds: [], now: NOW }

overEachDialect('premium', (at) => {
  test('belongs to the user to whom it was granted, until it is revoked', async () => {
    await grantPremium(at.db, TWINS[0], 'gift', NOW)
    expect([await hasPremium(at.db, TWINS[0], TERMS), await hasPremium(at.db, TWINS[1], TERMS)]).toEqual([true, false])
    await revokePremium(at.db, TWINS[0], NOW)
    expect(await hasPremium(at.db, TWINS[0], TERMS)).toBe(false)
  })
})
