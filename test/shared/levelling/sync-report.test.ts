import { expect, test } from 'bun:test'
import { MOST_IN_SAMPLE, NO_REPORT, reportOn } from '../../../shared/levelling/sync-report.ts'

const levelRoles = [
  { level: 5, roleId: '205' },
  { level: 10, roleId: '210', whenLost: 'keep' as const },
]
const member = (userId: string, level: number, roleIds: readonly string[]) => ({ userId, name: userId, level, roleIds })

test('a report names the roles that members would gain and lose, and leaves out members whose roles are right', () => {
  const members = [member('1', 5, ['205', '9']), member('2', 10, ['205']), member('3', 5, ['210'])]
  expect(reportOn(members, { levelRoles, type: 'single' })).toEqual({
    members: 3,
    changed: 2,
    roles: [
      { roleId: '205', level: 5, gain: 1, lose: 1 },
      { roleId: '210', level: 10, gain: 1, lose: 0 },
    ],
    sample: [
      { userId: '2', name: '2', gain: ['210'], lose: ['205'] },
      // Kept when the level is lost.
      { userId: '3', name: '3', gain: ['205'], lose: [] },
    ],
  })
})

test('reports on parts of the members add up, and name the first members only', () => {
  const part = (from: number) => Array.from({ length: 8 }, (_, index) => member(String(from + index), 5, []))
  const rules = { levelRoles, type: 'stack' as const }
  const report = reportOn(part(8), rules, reportOn(part(0), rules, NO_REPORT))
  expect(report).toMatchObject({ members: 16, changed: 16, roles: [{ roleId: '205', gain: 16, lose: 0 }] })
  expect(report.sample.map(({ userId }) => Number(userId))).toEqual(Array.from({ length: MOST_IN_SAMPLE }, (_, n) => n))
})
