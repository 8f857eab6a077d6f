import { expect, test } from 'bun:test'
import { Permission } from '../../../shared/discord/permission.ts'
import { levelRoleRefusal } from '../../../shared/levelling/level-role-refusal.ts'
import { aRole, GUILD_ID, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 5 })
const view = viewOf([bot], [bot.id])
const refusal = (more: Parameters<typeof aRole>[1]) => levelRoleRefusal(aRole('7', more), GUILD_ID, view)

test('a plain role below the bot is fine', () => {
  expect(refusal({ position: 4 })).toBeNull()
})

test('the role of everyone is refused', () => {
  expect(levelRoleRefusal(aRole(GUILD_ID), GUILD_ID, view)).toEqual({ reason: 'everyone' })
})

test('a role that an integration gives out is refused', () => {
  expect(refusal({ managed: true })).toEqual({ reason: 'managed' })
})

test.each([5, 6])('a role at height %d is not below the bot at height 5', (position) => {
  expect(levelRoleRefusal(aRole('50', { position }), GUILD_ID, view)).toEqual({ reason: 'above-bot' })
})

test.each(['Administrator', 'ManageGuild', 'ManageRoles', 'ManageChannels', 'BanMembers', 'KickMembers'] as const)(
  'a role that carries %s is dangerous',
  (name) => {
    const permissions = Permission[name] | Permission.SendMessages
    expect(refusal({ permissions })).toEqual({ reason: 'dangerous', permissions: [Permission[name]] })
  },
)

test('what cannot be given at all is not offered to be confirmed', () => {
  expect(refusal({ position: 9, permissions: Permission.Administrator })).toEqual({ reason: 'above-bot' })
})

test('where nobody knows how high the bot stands, the rest is checked all the same', () => {
  expect(levelRoleRefusal(aRole('7', { position: 99 }), GUILD_ID, null)).toBeNull()
  expect(levelRoleRefusal(aRole('7', { managed: true }), GUILD_ID, null)).toEqual({ reason: 'managed' })
})
