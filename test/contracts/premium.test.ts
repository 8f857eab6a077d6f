import { expect, test } from 'bun:test'
import { grantPremium, premiumUsers, revokePremium } from '../../shared/database/members/premium.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { NOW, overEachDialect, TWINS } from './dialects.ts'

const TERMS = { skuIds: [], now: NOW }

overEachDialect('premium', (at) => {
  const known = (id: string) =>
    saveUsers(at.db, [{ id, username: 'someone', globalName: null, discriminator: '0', avatar: null }], NOW)

  test('is granted to a user with a row, whose name stays', async () => {
    await known(TWINS[0])
    await grantPremium(at.db, TWINS[0], 'gift', NOW + 1)
    expect(await premiumUsers(at.db, TERMS)).toEqual([{ id: TWINS[0], username: 'someone', source: 'gift' }])
  })

  test('is granted to an unknown user, who keeps it when their name becomes known', async () => {
    await grantPremium(at.db, TWINS[0], null, NOW)
    expect(await premiumUsers(at.db, TERMS)).toEqual([{ id: TWINS[0], username: TWINS[0], source: null }])
    await known(TWINS[0])
    expect(await premiumUsers(at.db, TERMS)).toEqual([{ id: TWINS[0], username: 'someone', source: null }])
  })

  test('granted again has the newer source', async () => {
    await grantPremium(at.db, '1', 'gift', NOW)
    await grantPremium(at.db, '1', 'patreon', NOW + 1)
    expect(await premiumUsers(at.db, TERMS)).toMatchObject([{ id: '1', source: 'patreon' }])
  })

  test('is revoked once, and from that user only', async () => {
    await grantPremium(at.db, TWINS[0], 'gift', NOW)
    await grantPremium(at.db, TWINS[1], 'gift', NOW)
    expect(await revokePremium(at.db, TWINS[0], NOW + 1)).toBe(true)
    expect(await revokePremium(at.db, TWINS[0], NOW + 2)).toBe(false)
    expect(await premiumUsers(at.db, TERMS)).toMatchObject([{ id: TWINS[1] }])
  })

  test('of a user without a row cannot be revoked', async () => {
    expect(await revokePremium(at.db, '404', NOW)).toBe(false)
  })

  test('is listed by id, as a number', async () => {
    for (const id of ['10', '9', TWINS[1], TWINS[0]]) await grantPremium(at.db, id, null, NOW)
    expect((await premiumUsers(at.db, TERMS)).map(({ id }) => id)).toEqual(['9', '10', TWINS[0], TWINS[1]])
  })
})
