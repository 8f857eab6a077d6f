import { expect, test } from 'bun:test'
import { earnsText, gainWith, readFactor } from '../../../edge/dashboard/pages/multipliers/factor.ts'
import { earningFactor, NO_MULTIPLIERS } from '../../../shared/levelling/earning-factor.ts'
import { gainAt } from '../../../shared/levelling/gain.ts'

test.each([
  ['1,25', 1.25],
  ['0', 0],
  ['10', 10],
  ['10.01', null],
  ['1.125', null],
  ['-1', null],
  ['', null],
])('the multiplier %p is read as %p', (typed, factor) => {
  expect(readFactor(typed)).toBe(factor)
})

test('the page shows the same gain of a message as members earn', () => {
  const base = { leastXp: 15, mostXp: 31, rate: 1.1 }
  for (let percent = 0; percent <= 1_000; percent++) {
    const rules = {
      settings: { xpRate: base.rate, multiplierRule: 'highest' as const },
      multipliers: { ...NO_MULTIPLIERS, roles: new Map([['7', percent]]) },
      boosts: [],
    }
    const factor = earningFactor(rules, { channelPath: [], roleIds: ['7'], at: 0 })
    expect(gainWith(percent / 100, base)).toEqual(gainAt(factor, base))
  }
})

test('a sentence says what a message earns with a multiplier', () => {
  const message = { base: { leastXp: 15, mostXp: 30, rate: 1 }, gain: { least: 15, most: 30 } }
  expect(earnsText(2, message)).toBe('A message earns 30 to 60 XP instead of 15 to 30.')
  expect(earnsText(0, message)).toBe('A message earns no XP.')
  const even = { base: { leastXp: 20, mostXp: 20, rate: 1 }, gain: { least: 20, most: 20 } }
  expect(earnsText(1.5, even)).toBe('A message earns 30 XP instead of 20.')
})
