import { describe, expect, test } from 'bun:test'
import { exampleLevel, isAnnounced } from '../../../shared/levelling/announced-levels.ts'

const ALL = { announceEvery: 1, announceFrom: 1, announceOnly: 'all' } as const
const levelRoles = [3, 10, 15].map((level) => ({ level, roleId: String(level) }))

/** The announced levels up to 20, for a member who reaches one level after the other. */
const announced = (conditions: Partial<Parameters<typeof isAnnounced>[0]>): number[] =>
  Array.from({ length: 20 }, (_, i) => i + 1).filter((level) =>
    isAnnounced({ ...ALL, ...conditions }, levelRoles, { previous: level - 1, level }),
  )

describe('the announced levels', () => {
  test.each([
    [{ announceEvery: 5 }, [5, 10, 15, 20]],
    [{ announceEvery: 5, announceFrom: 11 }, [15, 20]],
    [{ announceFrom: 18 }, [18, 19, 20]],
    [{ announceOnly: 'rewards' }, [3, 10, 15]],
    [{ announceOnly: 'rewards', announceFrom: 4, announceEvery: 10 }, [10]],
  ] as const)('with %j are %j', (conditions, levels) => {
    expect(announced(conditions)).toEqual([...levels])
  })

  test('are all levels without conditions', () => {
    expect(announced({})).toHaveLength(20)
  })
})

test('a level-up that passes an announced level is announced', () => {
  const jump = { previous: 9, level: 11 }
  expect(isAnnounced({ ...ALL, announceEvery: 10 }, [], jump)).toBe(true)
  expect(isAnnounced({ ...ALL, announceOnly: 'rewards' }, levelRoles, jump)).toBe(true)
  expect(isAnnounced({ ...ALL, announceEvery: 12 }, [], jump)).toBe(false)
})

test('an example has level 5, or the next level that is announced', () => {
  expect(exampleLevel(ALL, [])).toBe(5)
  expect(exampleLevel({ ...ALL, announceEvery: 4 }, [])).toBe(8)
  expect(exampleLevel({ ...ALL, announceOnly: 'rewards' }, levelRoles.slice(0, 1))).toBe(3)
  expect(exampleLevel({ ...ALL, announceOnly: 'rewards' }, [])).toBeNull()
})
