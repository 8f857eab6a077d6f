import { expect, expectTypeOf, test } from 'bun:test'
import { componentFor, componentId, findComponent } from '../../../shared/discord/component.ts'

const component = componentFor<null>()

const menu = component({
  name: 'menu',
  version: 2,
  fields: { page: 'integer', owner: 'owner', act: ['start', 'stop'] },
  run(_, { page, owner, act }, picked) {
    expectTypeOf(page).toEqualTypeOf<number>()
    expectTypeOf(owner).toEqualTypeOf<string>()
    expectTypeOf(act).toEqualTypeOf<'start' | 'stop'>()
    expectTypeOf(picked).toEqualTypeOf<readonly string[]>()
    return { content: '' }
  },
})

const channelMenu = component({
  name: 'types',
  version: 1,
  fields: {},
  menu: ['reply', 'dm'],
  run(_, __, picked) {
    expectTypeOf(picked).toEqualTypeOf<readonly ('reply' | 'dm')[]>()
    return { content: '' }
  },
})

const roleMenu = component({ name: 'roles', version: 1, fields: {}, menu: 'role', run: () => ({ content: '' }) })

const find = (id: string, type = 2, values: string[] = []) =>
  findComponent([menu, channelMenu, roleMenu], { id, type, values })

test('a component, its values and its owner are found by its id', () => {
  const values = { page: -3, owner: '18446744073709551615', act: 'stop' } as const
  const id = componentId(menu, values)
  expect(id).toBe('menu:2:-3:18446744073709551615:stop')
  expect(find(id)).toEqual({ ok: true, component: menu, values, owners: ['18446744073709551615'] })
})

test.each([
  'menu',
  'menu:1:3:7:stop',
  'menu:2:3:7',
  'menu:2:3:7:stop:9',
  'menu:2:x:7:stop',
  'menu:2:3:07:stop',
  'menu:2::7:stop',
  'menu:02:3:7:stop',
  'menu:2:3:7:explode',
])('%s has expired', (id) => {
  expect(find(id)).toEqual({ ok: false, reason: 'expired' })
})

test.each([
  ['a button used as a menu', 'menu:2:3:7:stop', 3, ['x']],
  ['a menu used as a button', 'types:1', 2, []],
  ['a choice the menu never offered', 'types:1', 3, ['reply', 'pigeon']],
  ['a role that is no id', 'roles:1', 6, ['everyone']],
  ['a menu of roles used as one of users', 'roles:1', 5, ['7']],
])('%s has expired', (_, id, type, values) => {
  expect(find(id, type, values)).toEqual({ ok: false, reason: 'expired' })
})

test('a menu accepts the values that it offers', () => {
  expect(find('types:1', 3, ['dm']).ok).toBe(true)
  expect(find('roles:1', 6, ['7', '8']).ok).toBe(true)
})

test.each(['', 'other:2:3:7', '__proto__:1'])('%p is no component', (id) => {
  expect(find(id)).toEqual({ ok: false, reason: 'unknown' })
})

test('an id longer than Discord’s limit throws', () => {
  const long = component({ name: 'x'.repeat(99), version: 1, fields: {}, run: () => ({ content: '' }) })
  expect(() => componentId(long, {})).toThrow('longer than 100')
})
