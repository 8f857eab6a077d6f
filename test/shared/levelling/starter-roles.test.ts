import { describe, expect, test } from 'bun:test'
import { Permission } from '../../../shared/discord/permission.ts'
import {
  freeStarterLevels,
  planStarterRoles,
  type StarterSurroundings,
} from '../../../shared/levelling/starter-roles.ts'
import { aRole, OWNER_ID, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 90, permissions: Permission.ManageRoles })
const owner = { id: OWNER_ID, roleIds: [], permissions: Permission.Administrator }
const LEVELS = [5, 10]

type Roles = Parameters<typeof viewOf>[0]
const plan = (roles: Roles, more: Partial<StarterSurroundings> = {}) =>
  planStarterRoles(LEVELS, {
    ...{ view: viewOf([bot, ...roles], [bot.id]), actor: owner, takenIds: new Set<string>() },
    ...{ mayUse: () => true, nameOf: (level) => `Level ${level}` },
    ...more,
  })
const idsOf = (planned: ReturnType<typeof plan>) => (planned.ok ? planned.roles.map(({ roleId }) => roleId) : planned)

test('the free levels are those without a role', () => {
  expect(freeStarterLevels([{ level: 10, roleId: '7' }])).toEqual([5, 20, 30, 50])
})

describe('a set of level roles', () => {
  test('is created where no role has its name', () => {
    expect(plan([])).toEqual({
      ok: true,
      roles: [
        { level: 5, name: 'Level 5', roleId: null },
        { level: 10, name: 'Level 10', roleId: null },
      ],
    })
  })

  test('uses an existing role with the right name', () => {
    expect(idsOf(plan([aRole('7', { name: 'Level 10' })]))).toEqual([null, '7'])
    expect(idsOf(plan([aRole('7', { name: 'Level 10' })], { mayUse: (level) => level !== 10 }))).toEqual([null, null])
  })

  test.each([
    ['has a level', {}, { takenIds: new Set(['7']) }],
    ['is above the bot', { position: 95 }, {}],
    ['is managed', { managed: true }, {}],
    ['has dangerous permissions', { permissions: Permission.KickMembers }, {}],
  ])('does not use a role that %s', (_, role, more) => {
    expect(idsOf(plan([aRole('7', { name: 'Level 5', ...role })], more))).toEqual([null, null])
  })

  test('is refused without Manage Roles of the bot, and of the member', () => {
    const powerless = viewOf([aRole('50')], ['50'])
    expect(plan([], { view: powerless })).toEqual({ ok: false, reason: 'bot-powerless' })
    const actor = { id: '7', roleIds: [], permissions: Permission.ManageRoles }
    expect(plan([], { actor })).toEqual({ ok: false, reason: 'no-manage-roles' })
  })

  test('is refused above 250 roles, the existing ones included', () => {
    const many = (count: number) => Array.from({ length: count }, (_, nth) => aRole(String(2_000 + nth)))
    expect(plan(many(246))).toMatchObject({ ok: true })
    expect(plan(many(247))).toEqual({ ok: false, reason: 'full', count: 249 })
  })
})
