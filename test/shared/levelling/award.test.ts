import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { award, cooldownLeft, type EarningRules, NEWCOMER, type Standing } from '../../../shared/levelling/award.ts'
import { DEFAULT_CURVE, MAX_XP } from '../../../shared/levelling/curve.ts'
import { DEFAULT_GAIN, messageXp } from '../../../shared/levelling/gain.ts'
import { levelAt } from '../../support/default-curve.ts'
import { AUGUST, anyId, arrivals, idAt } from './arbitraries.ts'

const rules = (): fc.Arbitrary<EarningRules> =>
  fc.record({
    xpRate: fc.double({ min: 0, max: 10, noNaN: true }),
    xpDelaySeconds: fc.integer({ min: 1, max: 3600 }),
    leastXp: fc.constant(DEFAULT_GAIN.leastXp),
    mostXp: fc.constant(DEFAULT_GAIN.mostXp),
  })

interface History {
  standing: Standing
  /** The messages that earned, in the order in which they arrived. */
  earned: string[]
}

function receive(ids: readonly string[], earning: EarningRules): History {
  return ids.reduce<History>(
    ({ standing, earned }, id) => {
      const result = award(standing, id, earning, DEFAULT_CURVE)
      return result.ok ? { standing: result.after, earned: [...earned, id] } : { standing, earned }
    },
    { standing: NEWCOMER, earned: [] },
  )
}

describe('an award', () => {
  test('gives a new member the XP of the message', () => {
    fc.assert(
      fc.property(anyId(), rules(), (id, earning) => {
        const xp = messageXp(id, earning.xpRate)
        expect(award(NEWCOMER, id, earning, DEFAULT_CURVE)).toEqual({
          ok: true,
          xp,
          before: NEWCOMER,
          after: { xp, level: levelAt(xp), messageCount: 1, lastXpAt: snowflakeTime(id) },
        })
      }),
    )
  })

  test('leaves a total at the maximum there, counts the message and starts the cooldown', () => {
    const rules = { ...DEFAULT_GAIN, xpRate: 10, xpDelaySeconds: 60 }
    for (const missing of [0, 1, 14]) {
      const before = { xp: MAX_XP - missing, level: 1000, messageCount: 7, lastXpAt: null }
      const id = idAt(AUGUST, 0)
      expect(award(before, id, rules, DEFAULT_CURVE)).toMatchObject({
        xp: missing,
        after: { xp: MAX_XP, level: 1000, messageCount: 8, lastXpAt: snowflakeTime(id) },
      })
    }
  })

  test('is not given twice for one message, however often it is seen', () => {
    fc.assert(
      fc.property(anyId(), rules(), fc.integer({ min: 2, max: 5 }), (id, earning, times) => {
        expect(receive(Array(times).fill(id), earning).earned).toEqual([id])
      }),
    )
  })

  test('in any order of arrival, is at most one in each cooldown', () => {
    fc.assert(
      fc.property(arrivals(), rules(), (ids, earning) => {
        const times = receive(ids, earning).earned.map(snowflakeTime)
        for (const [i, time] of times.entries()) {
          for (const other of times.slice(i + 1)) {
            expect(Math.abs(other - time)).toBeGreaterThanOrEqual(earning.xpDelaySeconds * 1000)
          }
        }
      }),
    )
  })

  test('repeated after all messages, changes nothing', () => {
    fc.assert(
      fc.property(arrivals(), rules(), (ids, earning) => {
        expect(receive([...ids, ...ids], earning)).toEqual(receive(ids, earning))
      }),
    )
  })

  test('leaves a total that is the sum of all awards, and the level of that total', () => {
    fc.assert(
      fc.property(arrivals(), rules(), (ids, earning) => {
        const { standing, earned } = receive(ids, earning)
        expect(standing.xp).toBe(earned.reduce((sum, id) => sum + messageXp(id, earning.xpRate), 0))
        expect(standing.level).toBe(levelAt(standing.xp))
        expect(standing.messageCount).toBe(earned.length)
      }),
    )
  })

  test('leaves the standing before it untouched', () => {
    const before = Object.freeze({ ...NEWCOMER })
    award(before, idAt(AUGUST, 0), { ...DEFAULT_GAIN, xpRate: 1, xpDelaySeconds: 60 }, DEFAULT_CURVE)
    expect(before).toEqual(NEWCOMER)
  })
})

describe('the cooldown', () => {
  const after = (ms: number): number => cooldownLeft(AUGUST, AUGUST + ms, 60)

  test('ends exactly after its seconds', () => {
    expect([after(0), after(59_999), after(60_000), after(60_001)]).toEqual([60_000, 1, 0, 0])
  })

  test('holds back a message that is older than the last award', () => {
    expect(after(-1)).toBe(60_001)
  })

  test('does not exist before the first award', () => {
    expect(cooldownLeft(null, AUGUST, 86_400)).toBe(0)
  })
})
