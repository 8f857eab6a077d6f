import { describe, expect, test } from 'bun:test'
import { Permission } from '../../../shared/discord/permission.ts'
import { dangerousPermissions, levelRoleRefusal, type Registrar } from '../../../shared/levelling/level-role-refusal.ts'
import { aRole, GUILD_ID, OWNER_ID, viewOf } from '../../support/guild-view.ts'

const { Administrator, ManageGuild, ManageRoles, KickMembers, BanMembers, SendMessages } = Permission

const bot = aRole('50', { position: 9 })
const staff = aRole('60', { position: 5, permissions: ManageGuild | ManageRoles | KickMembers })
const admins = aRole('70', { position: 5, permissions: Administrator })
const view = viewOf([bot, staff, admins], [bot.id])

const owner: Registrar = { id: OWNER_ID, roleIds: [], permissions: Administrator }
const member: Registrar = { id: '7', roleIds: [staff.id], permissions: ManageGuild | ManageRoles | KickMembers }
const admin: Registrar = { id: '8', roleIds: [admins.id], permissions: Administrator }

type More = Parameters<typeof aRole>[1]
const refusal = (more: More, actor = owner) => levelRoleRefusal(aRole('7', more), GUILD_ID, actor, { view })

describe('any member', () => {
  test('a plain role below the bot is fine', () => {
    for (const actor of [owner, member, admin]) expect(refusal({ position: 4 }, actor)).toBeNull()
  })

  test('@everyone is refused', () => {
    expect(levelRoleRefusal(aRole(GUILD_ID), GUILD_ID, owner, { view })).toEqual({ reason: 'everyone' })
  })

  test('a role that an integration manages is refused', () => {
    expect(refusal({ managed: true })).toEqual({ reason: 'managed' })
  })

  test.each([9, 10])('a role at position %d is not below the bot at position 9', (position) => {
    expect(levelRoleRefusal(aRole('50', { position }), GUILD_ID, owner, { view })).toEqual({ reason: 'above-bot' })
  })

  test('a role that cannot be given is refused without a way to confirm', () => {
    expect(refusal({ position: 10, permissions: Administrator })).toEqual({ reason: 'above-bot' })
  })
})

describe('of the member who asks', () => {
  test.each([5, 6, 8])('the highest role must be above the role: not at position %d', (position) => {
    // Of two at one height the older stands above: no role is older than this one.
    const role = aRole('2', { position })
    for (const actor of [member, admin]) {
      expect(levelRoleRefusal(role, GUILD_ID, actor, { view })).toEqual({ reason: 'above-you' })
    }
    expect(levelRoleRefusal(role, GUILD_ID, owner, { view })).toBeNull()
  })

  test('a newer role at the position of the highest role is below it', () => {
    expect(levelRoleRefusal(aRole('61', { position: 5 }), GUILD_ID, member, { view })).toBeNull()
  })

  test('a role with any permission that the member lacks is refused', () => {
    const permissions = [BanMembers, SendMessages]
    const role = { permissions: SendMessages | BanMembers | KickMembers }
    expect(refusal(role, member)).toEqual({ reason: 'more-than-you', permissions })
    expect(refusal(role, admin)).toEqual({ reason: 'dangerous', permissions: [KickMembers, BanMembers] })
  })

  test('Manage Roles in a channel alone does not count', () => {
    const guide = { id: '9', roleIds: [], permissions: ManageGuild | ManageRoles }
    expect(refusal({}, guide)).toEqual({ reason: 'no-manage-roles' })
  })
})

describe('a role is dangerous', () => {
  const names = [
    ...(['Administrator', 'ManageGuild', 'ManageRoles', 'ManageChannels', 'BanMembers', 'KickMembers'] as const),
    ...([
      'ModerateMembers',
      'ManageMessages',
      'ManageNicknames',
      'MuteMembers',
      'DeafenMembers',
      'MoveMembers',
    ] as const),
    ...(['MentionEveryone', 'ManageWebhooks', 'ManageThreads', 'ManageGuildExpressions', 'ManageEvents'] as const),
    ...(['ViewAuditLog', 'ViewGuildInsights', 'PinMessages', 'CreateEvents', 'CreateGuildExpressions'] as const),
  ]
  test.each(names)('with %s', (name) => {
    const permissions = Permission[name] | SendMessages
    expect(refusal({ permissions })).toEqual({ reason: 'dangerous', permissions: [Permission[name]] })
  })

  test('with a permission that is new at Discord', () => {
    expect(dangerousPermissions((1n << 60n) | SendMessages)).toEqual([1n << 60n])
  })
})

describe('where Discord does not show the server', () => {
  const unseen = (more: More, actor: Registrar, canLook: boolean) =>
    levelRoleRefusal(aRole('7', more), GUILD_ID, actor, { view: null, canLook })

  test('nobody may register a role where a later try may succeed', () => {
    for (const actor of [owner, member, admin]) expect(unseen({}, actor, true)).toEqual({ reason: 'unseen' })
  })

  test('without a token, an administrator may register a harmless role', () => {
    expect(unseen({ position: 99 }, admin, false)).toBeNull()
    expect(unseen({ permissions: KickMembers }, admin, false)).toEqual({ reason: 'unseen' })
    expect(unseen({}, member, false)).toEqual({ reason: 'unseen' })
    expect(unseen({ managed: true }, admin, false)).toEqual({ reason: 'managed' })
  })
})
