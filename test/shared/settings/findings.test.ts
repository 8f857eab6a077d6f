import { expect, test } from 'bun:test'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../../../shared/database/guilds/settings.ts'
import { type CommandLimits, NO_LIMITS } from '../../../shared/discord/command-limits.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { ChannelSight } from '../../../shared/levelling/finding.ts'
import { findings } from '../../../shared/settings/findings.ts'
import { aRole, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 5, permissions: Permission.ManageRoles })
const view = viewOf([bot, aRole('1'), aRole('9', { position: 9 }), aRole('8', { managed: true })], [bot.id])

interface Case extends Partial<Omit<GuildOverview, 'settings'>> {
  settings?: Partial<GuildSettings>
  sights?: Readonly<Record<string, ChannelSight>>
}

const found = ({ settings, sights = {}, ...rest }: Case, seen = view) =>
  findings(
    {
      levelRoles: [],
      ignoredChannelIds: [],
      ignoredRoleIds: [],
      earningChannelIds: [],
      multipliers: [],
      managerRoleIds: [],
      boostChannelIds: [],
      commandLimits: NO_LIMITS,
      ...rest,
      settings: { ...DEFAULT_SETTINGS, ...settings },
    },
    { view: seen, sights: new Map(Object.entries(sights)) },
  )
const toChannel = (id: string | null) => ({ notificationType: 'channel', notificationChannelId: id }) as const

test('settings that work have no findings', () => {
  const sights = { '3': { found: 'seen', missing: [] } } as const
  const settings = toChannel('3')
  expect(found({ settings, sights, levelRoles: [{ level: 5, roleId: '1' }], ignoredRoleIds: ['9'] })).toEqual([])
})

test.each([
  ['404', 'roleDeleted'],
  ['9', 'roleAboveBot'],
  ['8', 'roleManaged'],
])('the level role %s is found to be %s', (roleId, kind) => {
  expect(found({ levelRoles: [{ level: 5, roleId }] })).toMatchObject([{ kind, level: 5, roleId }])
})

test('a missing Manage Roles permission is a finding only where there are level roles', () => {
  const powerless = viewOf([aRole('50', { position: 5 }), aRole('1')], ['50'])
  expect(found({}, powerless)).toEqual([])
  expect(found({ levelRoles: [{ level: 5, roleId: '1' }] }, powerless)).toEqual([{ kind: 'manageRolesMissing' }])
})

test.each([
  ['gone', { found: 'gone' }, 'channelDeleted'],
  ['hidden', { found: 'hidden' }, 'channelHidden'],
  ['closed', { found: 'seen', missing: [Permission.SendMessages] }, 'channelForbids'],
] as const)('a chosen channel that is %s is a finding', (_, sight, kind) => {
  expect(found({ settings: toChannel('3'), sights: { '3': sight } })).toMatchObject([{ kind, channelId: '3' }])
})

test('announcements in a channel, without a chosen channel, are a finding', () => {
  expect(found({ settings: toChannel(null) })).toEqual([{ kind: 'channelUnset' }])
})

test('a chosen channel does not matter where nothing is announced in it', () => {
  const settings = { notificationType: 'dm', notificationChannelId: '3' } as const
  expect(found({ settings, sights: { '3': { found: 'gone' } } })).toEqual([])
})

test('a channel about which nothing is known has no findings', () => {
  expect(found({ settings: toChannel('3') })).toEqual([])
})

test('ignored roles and channels that are gone are counted', () => {
  const sights = { '3': { found: 'gone' }, '4': { found: 'hidden' } } as const
  expect(found({ ignoredRoleIds: ['404', '405', '1'], ignoredChannelIds: ['3', '4'], sights })).toEqual([
    { kind: 'ignoredRolesDeleted', count: 2 },
    { kind: 'ignoredChannelsDeleted', count: 1 },
  ])
})

test('deleted manager roles are counted, and a manager role that is also a level role is a finding', () => {
  const levelRoles = [{ level: 5, roleId: '1' }]
  expect(found({ levelRoles, managerRoleIds: ['1', '9', '404'] })).toEqual([
    { kind: 'managerByLevel', level: 5, roleId: '1' },
    { kind: 'managerRolesDeleted', count: 1 },
  ])
})

test('a multiplier with which messages earn nothing is a finding', () => {
  expect(found({ settings: { xpRate: 0 } })).toEqual([{ kind: 'rateZero', rate: 0 }])
  expect(found({ settings: { xpRate: 0.016 } })).toEqual([{ kind: 'rateZero', rate: 0.016 }])
  expect(found({ settings: { xpRate: 0.017 } })).toEqual([])
})

const limitedTo = (limits: Partial<CommandLimits>, sights: Case['sights'] = {}) =>
  found({ commandLimits: { ...NO_LIMITS, ...limits }, sights })
const GONE = { found: 'gone' } as const

test('limits of commands whose channels and roles are there have no findings', () => {
  const sights = { '3': { found: 'seen', missing: [] } } as const
  expect(limitedTo({ channelIds: ['3'], roleIds: ['1'], memberIds: ['404'] }, sights)).toEqual([])
})

test.each([
  ['all allowed channels and categories', { channelIds: ['3'], categoryIds: ['4'] }],
  ['all allowed roles', { channelIds: ['9'], roleIds: ['404', '405'] }],
])('commands are for nobody where %s are deleted', (_, limits) => {
  expect(limitedTo(limits, { '3': GONE, '4': GONE })).toEqual([{ kind: 'commandsForNobody' }])
})

test('allowed channels and roles that are deleted, and channels that the bot cannot see, are named', () => {
  const sights = { '3': GONE, '4': { found: 'hidden' } } as const
  const limits = { channelIds: ['3', '4', '5'], roleIds: ['404'], memberIds: ['7'] }
  expect(limitedTo(limits, sights)).toEqual([
    { kind: 'commandLimitsUnseen', goneIds: ['3', '404'], hiddenChannelIds: ['4'] },
  ])
})

test('a boost that cannot be announced, or that multiplies nothing, is found', () => {
  const gone = { '3': { found: 'gone' }, '4': { found: 'seen', missing: [] } } as const
  const sights = { ...gone, '5': { found: 'seen', missing: [1n] } } as const
  expect(found({ sights, boostChannelIds: ['3', '4', null, '5', '3'] })).toEqual([
    { kind: 'boostChannelUnusable', channelId: '3' },
    { kind: 'boostChannelUnusable', channelId: '5' },
  ])
  const nothing = { settings: { xpRate: 0 }, boostChannelIds: [null] }
  expect(found(nothing)).toContainEqual({ kind: 'boostWithoutRate', rate: 0 })
})
