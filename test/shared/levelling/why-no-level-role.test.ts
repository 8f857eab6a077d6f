import { describe, expect, test } from 'bun:test'
import { ALL_PERMISSIONS, Permission } from '../../../shared/discord/permission.ts'
import { displacedBy, whyNoLevelRole, whyNotRemoved } from '../../../shared/levelling/why-no-level-role.ts'
import { aRole, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 50, permissions: Permission.ManageRoles })
const own = aRole('5', { position: 5, permissions: Permission.ManageRoles })
const low = aRole('1', { position: 1 })
const other = aRole('2', { position: 2 })
const boss = aRole('9', { position: 9 })
const view = viewOf([bot, own, low, other, boss], [bot.id])
const actor = { id: '7', roleIds: [own.id], permissions: Permission.ManageRoles }
const owner = { id: view.ownerId, roleIds: [], permissions: ALL_PERMISSIONS }
const none = { levelRoles: [], view, actor }

describe('a role cannot become the role of a level', () => {
  test.each([
    ['where it does not exist', { level: 5, roleId: '404' }, [], { reason: 'gone' }],
    [
      'where the level has one',
      { level: 5, roleId: low.id },
      [{ level: 5, roleId: other.id }],
      { reason: 'level-taken' },
    ],
    [
      'where it has a level',
      { level: 5, roleId: low.id },
      [{ level: 3, roleId: low.id }],
      { reason: 'role-taken', level: 3 },
    ],
    ['where it is above the member', { level: 5, roleId: boss.id }, [], { reason: 'above-you' }],
  ])('%s', (_, wanted, levelRoles, why) => {
    expect(whyNoLevelRole(wanted, { ...none, levelRoles })).toMatchObject(why)
  })

  test('but can become it where no rule forbids that', () => {
    expect(whyNoLevelRole({ level: 5, roleId: low.id }, none)).toBeNull()
  })
})

describe('where members keep one role', () => {
  const levelRoles = [{ level: 5, roleId: boss.id }]

  test('a new level role must not replace one above the member', () => {
    expect(displacedBy(9, { ...none, levelRoles, type: 'single' })).toBe(boss.id)
    expect(displacedBy(3, { ...none, levelRoles, type: 'single' })).toBeNull()
    expect(displacedBy(9, { ...none, levelRoles, type: 'stack' })).toBeNull()
    expect(displacedBy(9, { ...none, actor: owner, levelRoles, type: 'single' })).toBeNull()
  })

  test('a removal must not give one above the member', () => {
    const all = [...levelRoles, { level: 9, roleId: low.id }]
    const ladder = { ...none, levelRoles: all, type: 'single', managerRoleIds: new Set<string>() } as const
    expect(whyNotRemoved({ level: 9, roleId: low.id }, ladder)).toEqual({ reason: 'brings', roleId: boss.id })
    expect(whyNotRemoved({ level: 9, roleId: low.id }, { ...ladder, type: 'stack' })).toBeNull()
    expect(whyNotRemoved({ level: 9, roleId: low.id }, { ...ladder, actor: owner })).toBeNull()
  })
})

test('a level role above the member cannot be removed, but a deleted one can', () => {
  const levelRoles = [
    { level: 5, roleId: boss.id },
    { level: 7, roleId: '404' },
  ]
  const ladder = { ...none, levelRoles, type: 'stack', managerRoleIds: new Set<string>() } as const
  expect(whyNotRemoved({ level: 5, roleId: boss.id }, ladder)).toMatchObject({ reason: 'role-refused' })
  expect(whyNotRemoved({ level: 7, roleId: '404' }, ladder)).toBeNull()
})
