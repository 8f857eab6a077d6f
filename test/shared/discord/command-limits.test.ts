import { describe, expect, test } from 'bun:test'
import {
  type CommandLimits,
  type CommandUse,
  judgeCommandUse,
  NO_LIMITS,
} from '../../../shared/discord/command-limits.ts'
import { Permission } from '../../../shared/discord/permission.ts'

const CHANNEL = { id: '10', parentId: '20', isThread: false }
const THREAD = { id: '11', parentId: '10', isThread: true }

const judge = (
  limits: Partial<CommandLimits>,
  use: Partial<CommandUse> = {},
  { managerRoleIds = [] as string[], categoryId = undefined as string | null | undefined } = {},
) =>
  judgeCommandUse(
    { ...NO_LIMITS, ...limits },
    { userId: '7', roleIds: ['1', '2'], permissions: Permission.SendMessages, channel: CHANNEL, ...use },
    managerRoleIds,
    categoryId,
  )

test('without limits, every member may use commands in every channel', () => {
  expect(judge({})).toBe('allowed')
  expect(judge({}, { channel: null, roleIds: [] })).toBe('allowed')
})

describe('limited to channels, commands may be used', () => {
  test.each([
    ['in an allowed channel', { channelIds: ['10'] }, CHANNEL, 'allowed'],
    ['in a thread of an allowed channel', { channelIds: ['10'] }, THREAD, 'allowed'],
    ['in an allowed thread', { channelIds: ['11'] }, THREAD, 'allowed'],
    ['in a channel of an allowed category', { categoryIds: ['20'] }, CHANNEL, 'allowed'],
    ['not in another channel', { channelIds: ['99'], categoryIds: ['98'] }, CHANNEL, 'wrong-channel'],
    ['not in the channel of an allowed thread', { channelIds: ['11'] }, CHANNEL, 'wrong-channel'],
    ['not in a thread of another channel', { channelIds: ['99'] }, THREAD, 'wrong-channel'],
    ['not where Discord does not name the channel', { channelIds: ['10'] }, null, 'wrong-channel'],
  ] as const)('%s', (_, limits, channel, verdict) => {
    expect(judge(limits, { channel })).toBe(verdict)
  })

  test('in a thread, if the category of its channel is allowed', () => {
    const limits = { categoryIds: ['20'] }
    expect(judge(limits, { channel: THREAD })).toBe('unknown-category')
    expect(judge(limits, { channel: THREAD }, { categoryId: '20' })).toBe('allowed')
    expect(judge(limits, { channel: THREAD }, { categoryId: '21' })).toBe('wrong-channel')
    expect(judge(limits, { channel: THREAD }, { categoryId: null })).toBe('wrong-channel')
  })
})

describe('limited to roles and members, commands may be used', () => {
  test.each([
    ['by a member with an allowed role', { roleIds: ['2'] }, 'allowed'],
    ['by an allowed member', { memberIds: ['7'] }, 'allowed'],
    ['by an allowed member without the allowed role', { roleIds: ['9'], memberIds: ['7'] }, 'allowed'],
    ['not by another member', { roleIds: ['9'], memberIds: ['8'] }, 'wrong-member'],
    ['not by another member in an allowed channel', { channelIds: ['10'], memberIds: ['8'] }, 'wrong-member'],
    ['not by an allowed member in another channel', { channelIds: ['99'], memberIds: ['7'] }, 'wrong-channel'],
  ] as const)('%s', (_, limits, verdict) => {
    expect(judge(limits)).toBe(verdict)
  })
})

test.each([
  ['Manage Server', { permissions: Permission.ManageGuild }, []],
  ['Administrator', { permissions: Permission.Administrator }, []],
  ['a manager role', {}, ['2']],
] as const)('a member with %s is not limited', (_, use, managerRoleIds) => {
  const limits = { channelIds: ['99'], categoryIds: ['98'], roleIds: ['9'], memberIds: ['8'] }
  expect(judge(limits, use, { managerRoleIds: [...managerRoleIds] })).toBe('allowed')
  expect(judge(limits, {}, { managerRoleIds: ['3'] })).toBe('wrong-member')
})
