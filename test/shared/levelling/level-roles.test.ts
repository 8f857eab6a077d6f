import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type LevelRole, levelRoleChange } from '../../../shared/levelling/level-roles.ts'

const LADDER: readonly LevelRole[] = [
  { level: 10, roleId: 'ten' },
  { level: 1, roleId: 'one' },
  { level: 5, roleId: 'five' },
]
const OTHER_ROLES = ['moderator', 'green'] as const

const ladders = (): fc.Arbitrary<LevelRole[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 })
    .map((levels) => levels.map((level) => ({ level, roleId: `role-${level}` })))

const situations = () =>
  fc
    .tuple(ladders(), fc.integer({ min: 0, max: 1000 }), fc.constantFrom('single', 'stack'))
    .chain(([ladder, level, type]) =>
      fc.record({
        ladder: fc.constant(ladder),
        level: fc.constant(level),
        type: fc.constant(type),
        held: fc.shuffledSubarray([...OTHER_ROLES, ...ladder.map((role) => role.roleId)]),
      }),
    )

/** What a member holds once the change is made. */
const applied = (held: readonly string[], change: { give: string[]; take: string[] }): Set<string> =>
  new Set([...held.filter((role) => !change.take.includes(role)), ...change.give])

describe('single', () => {
  test('keeps the role of the highest level reached and takes the earlier ones', () => {
    expect(levelRoleChange(7, ['one'], LADDER, 'single')).toEqual({ give: ['five'], take: ['one'] })
    expect(levelRoleChange(10, ['one', 'five'], LADDER, 'single')).toEqual({ give: ['ten'], take: ['one', 'five'] })
  })

  test('gives one role to a member who skips levels', () => {
    expect(levelRoleChange(1000, [], LADDER, 'single')).toEqual({ give: ['ten'], take: [] })
  })

  test('gives the earlier role back to a member who falls', () => {
    expect(levelRoleChange(4, ['five'], LADDER, 'single')).toEqual({ give: ['one'], take: ['five'] })
  })
})

describe('stack', () => {
  test('keeps every role reached', () => {
    expect(applied(['one'], levelRoleChange(7, ['one'], LADDER, 'stack'))).toEqual(new Set(['one', 'five']))
  })

  test('takes roles whose level is no longer reached', () => {
    expect(levelRoleChange(4, ['one', 'five', 'ten'], LADDER, 'stack')).toEqual({ give: [], take: ['ten', 'five'] })
  })
})

describe('either way', () => {
  test('the level roles held afterwards are exactly those of the level', () => {
    fc.assert(
      fc.property(situations(), ({ ladder, level, type, held }) => {
        const reached = ladder.filter((role) => role.level <= level).sort((a, b) => b.level - a.level)
        const wanted = (type === 'single' ? reached.slice(0, 1) : reached).map((role) => role.roleId)
        const after = applied(held, levelRoleChange(level, held, ladder, type))
        expect(new Set([...after].filter((role) => role.startsWith('role-')))).toEqual(new Set(wanted))
      }),
    )
  })

  test('roles that are not level roles are never touched', () => {
    fc.assert(
      fc.property(situations(), ({ ladder, level, type, held }) => {
        const { give, take } = levelRoleChange(level, held, ladder, type)
        expect([...give, ...take].filter((role) => !role.startsWith('role-'))).toEqual([])
      }),
    )
  })

  test('no role is given that the member has, none is taken that they lack, and a second run changes nothing', () => {
    fc.assert(
      fc.property(situations(), ({ ladder, level, type, held }) => {
        const change = levelRoleChange(level, held, ladder, type)
        expect(change.give.filter((role) => held.includes(role))).toEqual([])
        expect(change.take.filter((role) => !held.includes(role))).toEqual([])
        const again = levelRoleChange(level, [...applied(held, change)], ladder, type)
        expect(again).toEqual({ give: [], take: [] })
      }),
    )
  })

  test('without level roles nothing changes', () => {
    expect(levelRoleChange(50, ['moderator'], [], 'single')).toEqual({ give: [], take: [] })
  })
})
