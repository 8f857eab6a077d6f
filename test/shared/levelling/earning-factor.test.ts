import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { NO_BOOSTS } from '../../../shared/levelling/boost.ts'
import {
  combined,
  earningFactor,
  hasFactors,
  MULTIPLIER_RULES,
  type MultiplierRule,
  NO_MULTIPLIERS,
  needsChannels,
} from '../../../shared/levelling/earning-factor.ts'

const multipliers = {
  roles: new Map([
    ['80', 200],
    ['81', 150],
    ['82', 50],
  ]),
  channels: new Map([
    ['10', 300],
    ['11', 120],
    ['12', 0],
  ]),
}
const place = { channelPath: ['20'], roleIds: ['70'], at: 0 }
const factor = (multiplierRule: MultiplierRule, given: Partial<typeof place>, xpRate = 1) =>
  earningFactor({ settings: { xpRate, multiplierRule }, multipliers, boosts: NO_BOOSTS }, { ...place, ...given })

describe('the factor of what is earned', () => {
  test('is the server’s rate where no multiplier applies', () => {
    for (const rule of MULTIPLIER_RULES) expect(factor(rule, {}, 2.5)).toBe(2.5)
    const settings = { xpRate: 0.1, multiplierRule: 'add' } as const
    const plain = { settings, multipliers: NO_MULTIPLIERS, boosts: NO_BOOSTS }
    expect(earningFactor(plain, { ...place, roleIds: ['80'] })).toBe(0.1)
    expect([hasFactors(plain), hasFactors({ multipliers, boosts: NO_BOOSTS })]).toEqual([false, true])
  })

  test('counts the multipliers of a member’s roles, and of a thread, its channel and the category', () => {
    const all = { roleIds: ['80', '70', '81'], channelPath: ['10', '20', '11'] }
    expect(factor('highest', all)).toBe(3)
    expect(factor('add', all)).toBe(1 + 1 + 0.5 + 2 + 0.2)
    expect(factor('multiply', all)).toBeCloseTo(2 * 1.5 * 3 * 1.2, 9)
  })

  test('lowers XP where the only multiplier is below 1', () => {
    for (const rule of MULTIPLIER_RULES) expect(factor(rule, { roleIds: ['82'] }, 2)).toBe(1)
  })

  test('is 0 under every rule where one multiplier is 0', () => {
    for (const rule of MULTIPLIER_RULES) expect(factor(rule, { roleIds: ['80'], channelPath: ['12', '10'] })).toBe(0)
  })
})

describe('multipliers together', () => {
  const percents = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 12 })
  const rule = fc.constantFrom(...MULTIPLIER_RULES)

  test('come to the same in any order, bit for bit', () => {
    const shuffled = percents.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }).map((other) => [all, other] as const),
    )
    fc.assert(fc.property(shuffled, rule, ([all, other], by) => combined(all, by) === combined(other, by)))
  })

  test('make a factor from 0 to 100, whichever apply', () => {
    fc.assert(
      fc.property(percents, rule, fc.double({ min: 0, max: 10, noNaN: true }), (all, multiplierRule, xpRate) => {
        const roles = new Map(all.map((percent, nth) => [String(nth + 1), percent]))
        const rules = { settings: { xpRate, multiplierRule }, multipliers: { roles, channels: new Map() }, boosts: [] }
        const found = earningFactor(rules, { channelPath: [], roleIds: [...roles.keys()], at: 0 })
        return found >= 0 && found <= 100
      }),
    )
  })

  test('come to no less when one of them is higher', () => {
    fc.assert(
      fc.property(percents, fc.integer({ min: 0, max: 1_000 }), rule, (others, percent, by) => {
        return combined([1_000, ...others], by) >= combined([percent, ...others], by)
      }),
    )
  })
})

test('only rules about channels need the categories of channels', () => {
  const nothing = {
    ignoredChannelIds: new Set<string>(),
    earningChannelIds: new Set<string>(),
    multipliers: NO_MULTIPLIERS,
  }
  expect(needsChannels(nothing)).toBe(false)
  expect(needsChannels({ ...nothing, multipliers: { ...NO_MULTIPLIERS, roles: multipliers.roles } })).toBe(false)
  expect(needsChannels({ ...nothing, multipliers })).toBe(true)
  expect(needsChannels({ ...nothing, ignoredChannelIds: new Set(['1']) })).toBe(true)
  expect(needsChannels({ ...nothing, earningChannelIds: new Set(['1']) })).toBe(true)
})
