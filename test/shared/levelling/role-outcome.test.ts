import { expect, test } from 'bun:test'
import { roleOutcome } from '../../../shared/levelling/role-outcome.ts'

const five = { level: 5, roleId: 'five' }
const ten = { level: 10, roleId: 'ten' }
/** 4 members below level 5, 3 from level 5, 2 from level 10. */
const COUNTS = [
  { level: 1, members: 4 },
  { level: 5, members: 1 },
  { level: 9, members: 2 },
  { level: 10, members: 2 },
]

test('with all roles kept, members of high levels gain the lower roles', () => {
  const rules = { levelRoles: [five, ten] }
  expect(roleOutcome(COUNTS, { ...rules, type: 'single' }, { ...rules, type: 'stack' })).toEqual({
    gain: 2,
    lose: 0,
    roles: [{ ...five, gain: 2, lose: 0 }],
  })
})

test('with only the highest role kept, members of high levels lose the lower roles', () => {
  const rules = { levelRoles: [five, ten] }
  expect(roleOutcome(COUNTS, { ...rules, type: 'stack' }, { ...rules, type: 'single' })).toMatchObject({
    ...{ gain: 0, lose: 2 },
    roles: [{ roleId: 'five', lose: 2 }],
  })
})

test('a new level role is gained by those who have reached it, and replaces the lower one', () => {
  const before = { levelRoles: [five], type: 'single' } as const
  expect(roleOutcome(COUNTS, before, { ...before, levelRoles: [five, ten] })).toEqual({
    ...{ gain: 2, lose: 2 },
    roles: [
      { ...five, gain: 0, lose: 2 },
      { ...ten, gain: 2, lose: 0 },
    ],
  })
})

test('a role that is no longer a level role is not taken from anybody', () => {
  const before = { levelRoles: [five, ten], type: 'single' } as const
  expect(roleOutcome(COUNTS, before, { ...before, levelRoles: [five] })).toEqual({
    ...{ gain: 2, lose: 0 },
    roles: [{ ...five, gain: 2, lose: 0 }],
  })
})

test('the same rules change nothing', () => {
  const rules = { levelRoles: [five, ten], type: 'stack' } as const
  expect(roleOutcome(COUNTS, rules, rules)).toEqual({ gain: 0, lose: 0, roles: [] })
})
