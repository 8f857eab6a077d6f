import { describe, expect, test } from 'bun:test'
import { Permission } from '../../../shared/discord/permission.ts'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { firstRefusedRole, type Ladder, rolesAtStake } from '../../../shared/levelling/xp-authority.ts'
import { levelAt, xpFor } from '../../support/default-curve.ts'
import { aRole, GUILD_ID, OWNER_ID, viewOf } from '../../support/guild-view.ts'

const total = (xp: number) => ({ xp, level: levelAt(xp) })
const ladder = (type: Ladder['type']): Ladder => ({
  levelRoles: [
    { level: 3, roleId: '33' },
    { level: 5, roleId: '55' },
  ],
  type,
  curve: DEFAULT_CURVE,
  managerRoleIds: new Set(),
})
const stake = (from: number, to: number, held: string[] | null, type: Ladder['type'] = 'single') =>
  rolesAtStake({ before: total(from), after: total(to) }, held, ladder(type)).sort()

describe('at stake in a change of XP', () => {
  test.each([
    ['is nothing while the next role is more than a level away', 0, xpFor(2) - 1, [], []],
    ['is the role that is one level away', 0, xpFor(2), [], ['33']],
    ['is the role that is reached', 0, xpFor(3), [], ['33']],
    ['is the role that is replaced, too', xpFor(3), xpFor(5), ['33'], ['33', '55']],
    ['is the role that is lost', xpFor(3), xpFor(2), ['33'], ['33']],
    ['is no role that is not held', xpFor(3), xpFor(2), [], []],
    ['is no role ahead while XP is taken', xpFor(4) + 50, xpFor(4), [], []],
    ['is no role ahead that is held already', xpFor(2), xpFor(2) + 1, ['33'], []],
  ])('%s', (_, from, to, held, expected) => {
    expect(stake(from, to, held)).toEqual(expected)
  })

  test('includes the roles that an absent member gets and loses when they return', () => {
    expect(stake(xpFor(3), xpFor(3) + 1, null)).toEqual([])
    expect(stake(xpFor(3), xpFor(5), null)).toEqual(['33', '55'])
    expect(stake(xpFor(3), xpFor(5), null, 'stack')).toEqual(['55'])
  })
})

test('the first role that a member may not give is found, and deleted roles do not count', () => {
  const own = aRole('10', { position: 5, permissions: Permission.ManageGuild })
  const order = viewOf([own, aRole('1'), aRole('2'), aRole('20', { position: 6 })])
  const member = { id: '7', roleIds: [own.id] }
  const first = (roleIds: string[], actor = member, managers: string[] = []) =>
    firstRefusedRole(roleIds, actor, order, new Set(managers))
  expect(first(['404', '1', '2'])).toBeNull()
  expect(first(['1', '20'])).toEqual({ roleId: '20', why: { reason: 'above-you' } })
  expect(first(['1', '20', GUILD_ID], { id: OWNER_ID, roleIds: [] })).toBeNull()
  expect(first(['1', '2'], member, ['2'])).toEqual({ roleId: '2', why: { reason: 'manager' } })
  expect(first(['2'], { id: OWNER_ID, roleIds: [] }, ['2'])).toBeNull()
})
