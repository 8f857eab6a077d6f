import { expect, test } from 'bun:test'
import { undoneChange } from '../../../../gateway/jobs/member-roles/role-watch.ts'

const NOTHING = { give: [], take: [] }

test('a role that others gave after the reading is given again, one that they took is taken again', () => {
  const told = [
    ['1', '2', '8'],
    ['1', '8'],
    ['1', '2', '3'],
  ]
  expect(undoneChange(['1', '2'], ['1', '2', '3'], told)).toEqual({ give: ['8'], take: ['2'] })
})

test('what others change after the replacing stays as they made it', () => {
  expect(undoneChange(['1'], ['1', '3'], [['1', '3'], ['3']])).toEqual(NOTHING)
})

test('where no event tells of the replacing, nothing is known to be undone', () => {
  expect(undoneChange(['1'], ['1', '3'], [['1', '8']])).toEqual(NOTHING)
  expect(undoneChange(['1'], ['1', '3'], [])).toEqual(NOTHING)
})
