import { expect, expectTypeOf, test } from 'bun:test'
import { componentFor, componentId, findComponent } from '../../shared/discord/component.ts'

const component = componentFor<null>()

const menu = component({
  name: 'menu',
  version: 2,
  fields: { page: 'integer', owner: 'snowflake' },
  run(_, { page, owner }) {
    expectTypeOf(page).toEqualTypeOf<number>()
    expectTypeOf(owner).toEqualTypeOf<string>()
    return { content: '' }
  },
})

test('an id leads back to its component and values', () => {
  const id = componentId(menu, { page: -3, owner: '18446744073709551615' })
  expect(id).toBe('menu:2:-3:18446744073709551615')
  const values = { page: -3, owner: '18446744073709551615' }
  expect(findComponent([menu], id)).toEqual({ ok: true, component: menu, values })
})

test.each(['menu', 'menu:1:3:7', 'menu:2:3', 'menu:2:3:7:9', 'menu:2:x:7', 'menu:2:3:07', 'menu:2::7', 'menu:02:3:7'])(
  '%s has expired',
  (id) => {
    expect(findComponent([menu], id)).toEqual({ ok: false, reason: 'expired' })
  },
)

test.each(['', 'other:2:3:7', '__proto__:1'])('%p is no component', (id) => {
  expect(findComponent([menu], id)).toEqual({ ok: false, reason: 'unknown' })
})

test('an id longer than Discord takes is a defect', () => {
  const long = component({ name: 'x'.repeat(99), version: 1, fields: {}, run: () => ({ content: '' }) })
  expect(() => componentId(long, {})).toThrow('longer than 100')
})
