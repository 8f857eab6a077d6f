import { expect, test } from 'bun:test'
import { failureCauses, mayWork } from '../../../shared/levelling/failure-cause.ts'

test.each([
  ['50013: Missing Permissions', 'permission'],
  ['still failing after hours: 50001: Missing Access', 'access'],
  ['10003: Unknown Channel', 'access'],
  ['10011: Unknown Role', 'role'],
  ['50278: Cannot send messages to this user', 'direct'],
  ['60003: Two factor is required for this operation', 'twoFactor'],
  ['160005: Thread is locked', 'thread'],
  ['50083: Thread is archived', 'thread'],
  ['200000: Message was blocked by automatic moderation', 'autoMod'],
  ['50028: Invalid Role', 'roleManaged'],
  ['30005: Maximum number of guild roles reached (250)', 'mostRoles'],
  ['50008: Cannot send messages in a non-text channel', 'channelType'],
  [
    'still failing after hours: 20028: The write action you are performing on the channel has hit the write rate limit',
    'busy',
  ],
  ['still failing after hours: Discord answered 503', 'busy'],
  ['still failing after hours: 40333: internal network error', 'blocked'],
  ['still failing after hours: NoVoice: Discord refuses the bot token', 'token'],
  ['50035: Invalid Form Body', 'other'],
  ['', 'other'],
] as const)('behind %p lies %s', (reason, cause) => {
  expect(failureCauses(reason)).toEqual([cause])
})

test('every cause in a reason is found', () => {
  expect(failureCauses('10011: Unknown Role; 50013: Missing Permissions')).toEqual(['role', 'permission'])
})

test('missing access means the member list for role jobs, and the channel for announcements', () => {
  expect(failureCauses('50001: Missing Access', 'guild-role-sync')).toEqual(['members'])
  expect(failureCauses('50001: Missing Access', 'announcement')).toEqual(['access'])
})

test('a change of roles can resolve failures about roles, and a change of channels those in channels', () => {
  const role = { kind: 'member-roles', reason: '50013: Missing Permissions' }
  const message = { kind: 'announcement', reason: '50001: Missing Access' }
  expect([mayWork(role, 'roles'), mayWork(role, 'channels')]).toEqual([true, false])
  expect([mayWork(message, 'roles'), mayWork(message, 'channels')]).toEqual([false, true])
  expect(mayWork({ kind: 'member-roles', reason: '10011: Unknown Role' }, 'roles')).toBe(false)
})
