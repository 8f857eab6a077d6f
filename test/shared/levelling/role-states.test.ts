import { describe, expect, test } from 'bun:test'
import { Permission } from '../../../shared/discord/permission.ts'
import { roleStates } from '../../../shared/levelling/role-states.ts'
import { aRole, viewOf } from '../../support/guild-view.ts'

const BOT_ROLE = aRole('90', { position: 9, permissions: Permission.ManageRoles })
const [ONE, FIVE] = [aRole('1', { position: 1 }), aRole('5', { position: 2 })]
const levelRoles = [
  { level: 1, roleId: '1' },
  { level: 5, roleId: '5' },
]
const roles = {
  held: [],
  levelRoles,
  type: 'single',
  view: viewOf([BOT_ROLE, ONE, FIVE], ['90']),
  isSyncing: false,
} as const

describe('the level roles of a member', () => {
  test('are those of the level held, and those that the member has', () => {
    const states = (level: number, held: string[], type: 'single' | 'stack' = 'single') =>
      roleStates(level, { ...roles, held, type }).map(({ roleId, state }) => [roleId, state])
    expect(states(0, [])).toEqual([])
    expect(states(5, ['5', '7'])).toEqual([['5', 'held']])
    expect(states(5, ['1'])).toEqual([
      ['5', 'missing'],
      ['1', 'surplus'],
    ])
    expect(states(5, ['1'], 'stack')).toEqual([
      ['5', 'missing'],
      ['1', 'held'],
    ])
  })

  test.each([
    ['deleted', viewOf([BOT_ROLE], ['90'])],
    ['managed', viewOf([BOT_ROLE, { ...ONE, managed: true }], ['90'])],
    ['no-permission', viewOf([{ ...BOT_ROLE, permissions: 0n }, ONE], ['90'])],
    ['above-bot', viewOf([BOT_ROLE, { ...ONE, position: 10 }], ['90'])],
  ] as const)('are missing with the reason %s', (why, view) => {
    expect(roleStates(1, { ...roles, view })).toEqual([{ level: 1, roleId: '1', state: 'missing', why }])
  })

  test('are missing while a job corrects them, or for no known reason', () => {
    expect(roleStates(1, { ...roles, isSyncing: true })).toMatchObject([{ why: 'waiting' }])
    expect(roleStates(1, roles)).toMatchObject([{ why: null }])
    expect(roleStates(1, { ...roles, view: null })).toMatchObject([{ state: 'missing', why: null }])
  })
})
