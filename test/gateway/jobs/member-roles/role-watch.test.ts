import { expect, test } from 'bun:test'
import { undoneChange } from '../../../../gateway/jobs/member-roles/role-watch.ts'

const NOTHING = { give: [], take: [] }

test('a role that others gave after the read is given again, and a role that they took is taken again', () => {
  const told = [
    ['1', '2', '8'],
    ['1', '8'],
    ['1', '2', '3'],
  ]
  expect(undoneChange(['1', '2'], ['1', '2', '3'], told)).toEqual({ give: ['8'], take: ['2'] })
})

test('changes that others make after the replacement stay', () => {
  expect(undoneChange(['1'], ['1', '3'], [['1', '3'], ['3']])).toEqual(NOTHING)
})

test('without an event about the replacement, no change of others is known', () => {
  expect(undoneChange(['1'], ['1', '3'], [['1', '8']])).toEqual(NOTHING)
  expect(undoneChange(['1'], ['1', '3'], [])).toEqual(NOTHING)
})
