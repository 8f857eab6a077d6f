import { expect, test } from 'bun:test'
import { botPermissions, botPermissionsIn, type Overwrite, reaches } from '../../../shared/discord/guild-view.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { aRole, BOT_ID, GUILD_ID, viewOf } from '../../support/guild-view.ts'

const { ViewChannel, SendMessages, EmbedLinks, Administrator } = Permission

test('a bot stands above the roles below its highest role, but not above that role itself', () => {
  const [low, own, high] = [aRole('1', { position: 1 }), aRole('2', { position: 2 }), aRole('3', { position: 3 })]
  const view = viewOf([low, own, high], ['2'])
  expect([low, own, high].map((role) => reaches(view, role))).toEqual([true, false, false])
})

test('of two roles at the same position the older stands above', () => {
  const [older, younger] = [aRole('9'), aRole('10')]
  expect(reaches(viewOf([older, younger], ['9']), younger)).toBe(true)
  expect(reaches(viewOf([older, younger], ['10']), older)).toBe(false)
})

test('a bot without a role stands above no role', () => {
  expect(reaches(viewOf([aRole('1')]), aRole('1'))).toBe(false)
})

test('a bot has the permissions of @everyone', () => {
  const view = viewOf([
    aRole(GUILD_ID, { position: 0, permissions: ViewChannel }),
    aRole('1', { permissions: EmbedLinks }),
  ])
  expect(botPermissions(view)).toBe(ViewChannel)
})

const overwrite = (id: string, of: Overwrite['of'], change: Partial<Overwrite>): Overwrite => ({
  ...{ id, of, allow: 0n, deny: 0n },
  ...change,
})

test.each([
  ['what is denied to everyone is denied', [overwrite(GUILD_ID, 'role', { deny: SendMessages })], ViewChannel],
  [
    'what another role is denied does not matter',
    [overwrite('2', 'role', { deny: SendMessages })],
    ViewChannel | SendMessages,
  ],
  [
    'what one of its roles is allowed weighs more than what another is denied',
    [overwrite('1', 'role', { allow: SendMessages }), overwrite('3', 'role', { deny: SendMessages })],
    ViewChannel | SendMessages,
  ],
  [
    'what the bot itself is denied weighs most',
    [overwrite('1', 'role', { allow: SendMessages }), overwrite(BOT_ID, 'member', { deny: SendMessages })],
    ViewChannel,
  ],
])('in a channel, %s', (_, overwrites, expected) => {
  const roles = [aRole('1', { permissions: ViewChannel | SendMessages }), aRole('2'), aRole('3')]
  expect(botPermissionsIn(viewOf(roles, ['1', '3']), overwrites)).toBe(expected)
})

test('an administrator has every permission in every channel', () => {
  const view = viewOf([aRole('1', { permissions: Administrator })], ['1'])
  const permissions = botPermissionsIn(view, [overwrite(BOT_ID, 'member', { deny: ViewChannel })])
  expect(permissions & ViewChannel).toBe(ViewChannel)
})
