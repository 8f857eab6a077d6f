import { expect, test } from 'bun:test'
import { outlookOf } from '../../../shared/levelling/outlook.ts'

const NOW = 1_785_542_400_000
const candidate = { guildId: '1', channelPath: ['2', '3'], authorRoleIds: ['4'], source: 'person' } as const
const nothingIgnored = { ignoredChannelIds: new Set<string>(), ignoredRoleIds: new Set<string>() }
const facts = { rules: { xpRate: 1, xpDelaySeconds: 60 }, ignored: nothingIgnored, lastXpAt: null }

test('a member who never earned XP earns with the next message', () => {
  expect(outlookOf(candidate, facts, NOW)).toEqual({ earns: 'now', gain: { least: 15, most: 30 } })
})

test('a member who earned earns again once the cooldown is over', () => {
  const outlook = outlookOf(candidate, { ...facts, lastXpAt: NOW - 20_000 }, NOW)
  expect(outlook).toMatchObject({ earns: 'later', from: NOW + 40_000 })
  expect(outlookOf(candidate, { ...facts, lastXpAt: NOW - 60_000 }, NOW).earns).toBe('now')
})

test('the gain follows the rate, and at rate 0 there is none', () => {
  const at = (xpRate: number) => outlookOf(candidate, { ...facts, rules: { ...facts.rules, xpRate } }, NOW)
  expect(at(1.5)).toMatchObject({ gain: { least: 23, most: 45 } })
  for (const rate of [0, 0.01, 0.016]) expect(at(rate)).toEqual({ earns: 'never', why: { reason: 'rate-zero' } })
  expect(at(0.017)).toMatchObject({ earns: 'now' })
})

test('a reason why a message can never earn comes first', () => {
  const ignored = { ...nothingIgnored, ignoredChannelIds: new Set(['3']) }
  const outlook = outlookOf(candidate, { ...facts, ignored, rules: { ...facts.rules, xpRate: 0 } }, NOW)
  expect(outlook).toEqual({ earns: 'never', why: { ok: false, reason: 'ignored-channel', channelId: '3' } })
})
