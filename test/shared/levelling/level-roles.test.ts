import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type LevelRole, type LevelRoleRule, levelRoleChange } from '../../../shared/levelling/level-roles.ts'

const LADDER: readonly LevelRole[] = [
  { level: 10, roleId: 'ten' },
  { level: 1, roleId: 'one' },
  { level: 5, roleId: 'five' },
]
const OTHER_ROLES = ['moderator', 'green'] as const

const ladders = (): fc.Arbitrary<LevelRole[]> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 })
    .map((levels) => levels.map((level) => ({ level, roleId: `role-${level}` })))

const ruledLadders = (): fc.Arbitrary<LevelRole[]> => {
  const rule = fc.record(
    { whenNext: fc.constantFrom('keep', 'take'), whenLost: fc.constantFrom('keep', 'take') },
    { requiredKeys: [] },
  )
  return ladders().chain((ladder) =>
    fc.tuple(...ladder.map((role) => rule.map((own): LevelRole => ({ ...role, ...own })))),
  )
}

const situations = (ladderOf = ladders) =>
  fc
    .tuple(ladderOf(), fc.integer({ min: 0, max: 1000 }), fc.constantFrom('single', 'stack'))
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

describe('a role with a rule', () => {
  const ruled = (rule: LevelRoleRule): LevelRole[] =>
    LADDER.map((role) => (role.roleId === 'five' ? { ...role, ...rule } : role))

  test('is kept at the next role although members keep one role only, and taken although they keep all', () => {
    expect(levelRoleChange(10, ['one', 'five'], ruled({ whenNext: 'keep' }), 'single')).toEqual({
      give: ['ten'],
      take: ['one'],
    })
    expect(levelRoleChange(10, ['one', 'five'], ruled({ whenNext: 'take' }), 'stack')).toEqual({
      give: ['ten'],
      take: ['five'],
    })
  })

  test('is kept when the level is lost, and not given to those who never had it', () => {
    expect(levelRoleChange(4, ['five'], ruled({ whenLost: 'keep' }), 'single')).toEqual({ give: ['one'], take: [] })
    expect(levelRoleChange(4, ['one'], ruled({ whenLost: 'keep' }), 'single')).toEqual({ give: [], take: [] })
  })
})

test('the role of level 0 is given to members without XP', () => {
  const levelRoles = [...LADDER, { level: 0, roleId: 'zero' }]
  expect(levelRoleChange(0, [], levelRoles, 'single')).toEqual({ give: ['zero'], take: [] })
  expect(levelRoleChange(1, ['zero'], levelRoles, 'single')).toEqual({ give: ['one'], take: ['zero'] })
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
      fc.property(situations(ruledLadders), ({ ladder, level, type, held }) => {
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
