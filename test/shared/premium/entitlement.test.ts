import { expect, test } from 'bun:test'
import * as v from 'valibot'
import { givesPremium } from '../../../shared/premium/entitlement.ts'
import { entitlementSchema } from '../../../shared/premium/entitlement-schema.ts'

const NOW = Date.parse('2026-08-01T00:00:00Z')
const SKU = '1400000000000000009'
const terms = { skuIds: [SKU], now: NOW }

/** Discord's documented example, with changes. */
const told = (more: object = {}) =>
  v.safeParse(entitlementSchema, {
    ...{ id: '1019653849998299136', sku_id: SKU, application_id: '1019370614521200640', user_id: '771129655544643584' },
    ...{ promotion_id: null, type: 8, deleted: false, gift_code_flags: 0, consumed: false },
    ...{ starts_at: '2022-09-14T17:00:18.704163+00:00', ends_at: null, guild_id: '1015034326372454400' },
    ...more,
  })

test.each([
  ['runs without an end', {}, true],
  ['is a subscription of the older type', { type: 1 }, true],
  ['is a test, without any dates', { type: 4, starts_at: undefined, ends_at: undefined }, true],
  ['ends later', { ends_at: '2026-08-01T00:00:00.001+00:00' }, true],
  ['ends now', { ends_at: '2026-08-01T00:00:00+00:00' }, false],
  ['begins now', { starts_at: '2026-08-01T00:00:00+00:00' }, true],
  ['begins later', { starts_at: '2026-08-01T00:00:00.001+00:00' }, false],
  ['is deleted', { deleted: true }, false],
  ['is for another product', { sku_id: '1400000000000000008' }, false],
  ['is somebody else’s', { user_id: '1' }, false],
  ['is a server’s', { user_id: undefined }, false],
  ['ends at no time that can be read', { ends_at: 'never' }, false],
])('what %s gives premium: or not', (_, more, gives) => {
  const parsed = told(more)
  expect(parsed.success && givesPremium(parsed.output, '771129655544643584', terms)).toBe(gives)
})

test('without products that include premium, no entitlement gives premium', () => {
  const parsed = told()
  expect(parsed.success && givesPremium(parsed.output, '771129655544643584', { skuIds: [], now: NOW })).toBe(false)
})
