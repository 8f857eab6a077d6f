import { expect, test } from 'bun:test'
import { failureCause } from '../../../shared/levelling/failure-cause.ts'

test.each([
  ['50013: Missing Permissions', 'permission'],
  ['gave up after hours: 50001: Missing Access', 'access'],
  ['10003: Unknown Channel', 'access'],
  ['10011: Unknown Role', 'role'],
  ['50278: Cannot send messages to this user', 'direct'],
  ['Discord answered 503', 'other'],
  ['', 'other'],
] as const)('behind %p lies %s', (reason, cause) => {
  expect(failureCause(reason)).toBe(cause)
})
