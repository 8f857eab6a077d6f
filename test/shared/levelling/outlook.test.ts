import { expect, test } from 'bun:test'
import { type Boost, NO_BOOSTS } from '../../../shared/levelling/boost.ts'
import { UNCOUNTED } from '../../../shared/levelling/counting.ts'
import { NO_MULTIPLIERS } from '../../../shared/levelling/earning-factor.ts'
import { DEFAULT_GAIN } from '../../../shared/levelling/gain.ts'
import { outlookOf } from '../../../shared/levelling/outlook.ts'

const NOW = 1_785_542_400_000
const candidate = { guildId: '1', channelPath: ['2', '3'], authorRoleIds: ['4'], source: 'person' } as const
const NONE: ReadonlySet<string> = new Set()
const nothingIgnored = { ignoredChannelIds: NONE, ignoredRoleIds: NONE, earningChannelIds: NONE }
const rules = { ...DEFAULT_GAIN, xpRate: 1, xpDelaySeconds: 60, multiplierRule: 'multiply' } as const
const facts = {
  rules,
  ignored: nothingIgnored,
  multipliers: NO_MULTIPLIERS,
  boosts: NO_BOOSTS,
  lastXpAt: null,
  earnsAfter: 0,
}

test('a member who never earned XP earns with the next message', () => {
  expect(outlookOf(candidate, facts, NOW)).toEqual({ earns: 'now', gain: { least: 15, most: 30 }, multipliers: [] })
})

test('a member who earned earns again once the cooldown is over', () => {
  const outlook = outlookOf(candidate, { ...facts, lastXpAt: NOW - 20_000 }, NOW)
  expect(outlook).toMatchObject({ earns: 'later', from: NOW + 40_000 })
  expect(outlookOf(candidate, { ...facts, lastXpAt: NOW - 60_000 }, NOW).earns).toBe('now')
})

test('a member who does not want to be counted never earns; one who is counted again earns', () => {
  const why = { reason: 'uncounted' } as const
  expect(outlookOf(candidate, { ...facts, earnsAfter: UNCOUNTED }, NOW)).toEqual({ earns: 'never', why })
  expect(outlookOf(candidate, { ...facts, earnsAfter: NOW - 1 }, NOW).earns).toBe('now')
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

test('the gain is the server’s own, times the multipliers of the member’s roles and of the channel', () => {
  const multipliers = { roles: new Map([['4', 200]]), channels: new Map([['3', 150]]) }
  const own = { ...facts, multipliers, rules: { ...rules, leastXp: 10, mostXp: 20 } }
  expect(outlookOf(candidate, own, NOW)).toMatchObject({ earns: 'now', gain: { least: 30, most: 60 } })
  const nothing = { ...own, multipliers: { ...multipliers, channels: new Map([['2', 0]]) } }
  expect(outlookOf(candidate, nothing, NOW)).toMatchObject({
    earns: 'never',
    why: {
      reason: 'factor-zero',
      multipliers: [
        { id: '4', percent: 200 },
        { id: '2', percent: 0 },
      ],
    },
  })
})

test('a member earns nothing outside the only channels that earn', () => {
  const ignored = { ...nothingIgnored, earningChannelIds: new Set(['9']) }
  expect(outlookOf(candidate, { ...facts, ignored }, NOW)).toMatchObject({ why: { reason: 'unlisted-channel' } })
})

test('a boost multiplies the XP of the next message if it runs when that message may earn', () => {
  const boost: Boost = { id: '1', factor: 2, startsAt: NOW, endsAt: NOW + 30_000, weekly: null, cuts: [] }
  expect(outlookOf(candidate, { ...facts, boosts: [boost] }, NOW)).toMatchObject({ gain: { least: 30, most: 60 } })
  const waiting = { ...facts, boosts: [boost], lastXpAt: NOW - 20_000 }
  expect(outlookOf(candidate, waiting, NOW)).toMatchObject({ from: NOW + 40_000, gain: { least: 15, most: 30 } })
  const why = { reason: 'boost-zero', until: NOW + 30_000 } as const
  expect(outlookOf(candidate, { ...facts, boosts: [{ ...boost, factor: 0 }] }, NOW)).toEqual({ earns: 'never', why })
})

test('a small rate earns nothing by itself, and something with a multiplier or a boost that lifts it', () => {
  const low = { ...facts, rules: { ...rules, xpRate: 0.01 } }
  const multipliers = { roles: new Map([['4', 1_000]]), channels: new Map() }
  expect(outlookOf(candidate, { ...low, multipliers }, NOW)).toMatchObject({
    earns: 'now',
    gain: { least: 2, most: 3 },
  })
  const boost: Boost = { id: '1', factor: 10, startsAt: NOW, endsAt: NOW + 30_000, weekly: null, cuts: [] }
  expect(outlookOf(candidate, { ...low, boosts: [boost] }, NOW)).toMatchObject({ earns: 'now', boost: { factor: 10 } })
  const half = { roles: new Map([['4', 50]]), channels: new Map() }
  const why = { reason: 'rate-zero' } as const
  expect(outlookOf(candidate, { ...low, multipliers: half }, NOW)).toEqual({ earns: 'never', why })
})

test('a boost below 1 is the reason for no XP if a message earns XP without it', () => {
  const boost: Boost = { id: '1', factor: 0.01, startsAt: NOW, endsAt: NOW + 30_000, weekly: null, cuts: [] }
  const outlook = outlookOf(candidate, { ...facts, boosts: [boost] }, NOW)
  expect(outlook).toEqual({ earns: 'never', why: { reason: 'boost-zero', until: NOW + 30_000 } })
  const zero = { ...facts, multipliers: { roles: new Map([['4', 0]]), channels: new Map() }, boosts: [boost] }
  expect(outlookOf(candidate, zero, NOW)).toMatchObject({ why: { reason: 'factor-zero' } })
})
