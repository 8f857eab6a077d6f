import { expect, test } from 'bun:test'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../../../shared/database/guilds/settings.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { type CommandLimits, NO_LIMITS } from '../../../shared/discord/command-limits.ts'
import type { GuildChannel } from '../../../shared/discord/guild-view.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { ChannelSight, Surroundings } from '../../../shared/levelling/finding.ts'
import { findings } from '../../../shared/settings/findings.ts'
import { aRole, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 5, permissions: Permission.ManageRoles })
const view = viewOf([bot, aRole('1'), aRole('9', { position: 9 }), aRole('8', { managed: true })], [bot.id])

interface Case extends Partial<Omit<GuildOverview, 'settings'>> {
  settings?: Partial<GuildSettings>
  sights?: Readonly<Record<string, ChannelSight>>
  channels?: readonly GuildChannel[]
  decay?: Surroundings['decay']
}

const found = ({ settings, sights = {}, channels, decay, ...rest }: Case, seen = view) =>
  findings(
    {
      levelRoles: [],
      levelTexts: [],
      ignoredChannelIds: [],
      ignoredRoleIds: [],
      earningChannelIds: [],
      multipliers: [],
      managerRoleIds: [],
      activityRoleIds: [],
      boostChannelIds: [],
      season: { roleId: null, channelId: null },
      commandLimits: NO_LIMITS,
      ...rest,
      settings: { ...DEFAULT_SETTINGS, ...settings },
    },
    {
      ...{ view: seen, sights: new Map(Object.entries(sights)) },
      ...(channels && { channels: new Map(channels.map((channel) => [channel.id, channel])) }),
      ...(decay && { decay }),
    },
  )
const toChannel = (id: string | null) => ({ notificationType: 'channel', notificationChannelId: id }) as const

test('settings that work have no findings', () => {
  const sights = { '3': { found: 'seen', missing: [], canAttach: true } } as const
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
  ['closed', { found: 'seen', missing: [Permission.SendMessages], canAttach: true }, 'channelForbids'],
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
  const sights = { '3': { found: 'seen', missing: [], canAttach: true } } as const
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
  const gone = { '3': { found: 'gone' }, '4': { found: 'seen', missing: [], canAttach: true } } as const
  const sights = { ...gone, '5': { found: 'seen', missing: [1n], canAttach: true } } as const
  expect(found({ sights, boostChannelIds: ['3', '4', null, '5', '3'] })).toEqual([
    { kind: 'boostChannelUnusable', channelId: '3' },
    { kind: 'boostChannelUnusable', channelId: '5' },
  ])
  const nothing = { settings: { xpRate: 0 }, boostChannelIds: [null] }
  expect(found(nothing)).toContainEqual({ kind: 'boostWithoutRate', rate: 0 })
})

test('a season whose winners cannot be announced or given their role is found', () => {
  const sights = { '3': { found: 'gone' } } as const
  expect(found({ sights, season: { roleId: '404', channelId: '3' } })).toEqual([
    { kind: 'seasonRoleUnusable', roleId: '404' },
    { kind: 'seasonChannelUnusable', channelId: '3' },
  ])
})

const aChannel = (id: string, type: number, more: Partial<GuildChannel> = {}): GuildChannel => ({
  ...{ id, type, name: `channel ${id}`, parentId: null, overwrites: [] },
  ...more,
})
const text = aChannel('20', ChannelType.GuildText)
const room = aChannel('21', ChannelType.GuildVoice, { parentId: '23' })
const stage = aChannel('22', ChannelType.GuildStageVoice, { parentId: '23' })
const category = aChannel('23', ChannelType.GuildCategory)
const afk = aChannel('24', ChannelType.GuildVoice)
const channels = [text, room, stage, category, afk]
/** The bot sees all channels, and one of them is the AFK channel. */
const seeing = {
  ...viewOf([aRole('50', { position: 5, permissions: Permission.ViewChannel | Permission.ManageRoles })], ['50']),
  afkChannelId: afk.id,
}
const hidden = { ...afk, overwrites: [{ id: '50', of: 'role', allow: 0n, deny: Permission.ViewChannel }] } as const
const without = (kind: 'channel', ...ids: string[]) => ids.map((id) => ({ kind, id, percent: 0 }))

test.each<[string, Case]>([
  ['unseen', { channels: [text] }],
  ['unseen', { channels: [text, hidden], settings: { voiceAfk: 'earn' } }],
  ['afk', { channels: [text, afk] }],
  ['excluded', { channels, ignoredChannelIds: ['23'] }],
  ['excluded', { channels, multipliers: without('channel', '21'), ignoredChannelIds: ['22'] }],
  ['excluded', { channels, earningChannelIds: ['20'] }],
])('voice has a finding if it is on and nobody can earn in it: %s', (why, { settings, ...rest }) => {
  const one: Case = { ...rest, settings: { voiceXp: 5, ...settings } }
  expect(found(one, seeing)).toEqual([{ kind: 'voiceNowhere', why }] as never)
  expect(found({ ...one, settings: { ...one.settings, voiceXp: 0 } }, seeing)).toEqual([])
})

test.each<[string, Case]>([
  ['one voice channel is not ignored', { channels, ignoredChannelIds: ['21'] }],
  ['the AFK channel counts', { channels: [text, afk], settings: { voiceAfk: 'earn' } }],
  ['the category of a voice channel is listed', { channels, earningChannelIds: ['23'] }],
  ['the channels are unknown', {}],
])('voice has no finding where %s', (_, { settings, ...rest }) => {
  expect(found({ ...rest, settings: { voiceXp: 5, ...settings } }, seeing)).toEqual([])
})

test('a server in which every channel is ignored or has a multiplier of 0 has a finding', () => {
  const ignored = { channels, ignoredChannelIds: ['20', '23'] }
  expect(found({ ...ignored, multipliers: without('channel', '24') }, seeing)).toEqual([
    { kind: 'everyChannelExcluded' },
  ])
  expect(found(ignored, seeing)).toEqual([])
})

test('nothing earns where each listed category has no channel that earns', () => {
  const listed = { channels, earningChannelIds: ['23'], ignoredChannelIds: ['21'] }
  expect(found(listed, seeing)).toEqual([])
  expect(found({ ...listed, multipliers: without('channel', '22') }, seeing)).toEqual([{ kind: 'nothingEarns' }])
})

test('reactions that are worth less than half an XP have a finding', () => {
  const settings = { reactionGivenXp: 1, reactionReceivedXp: 0, xpRate: 0.4 }
  expect(found({ settings })).toEqual([{ kind: 'reactionsEarnNothing', rate: 0.4 }])
  expect(found({ settings: { ...settings, reactionReceivedXp: 2 } })).toEqual([])
})

test('decay has a finding if no member is above its lowest level', () => {
  const settings = { decayPercent: 1, decayLowestLevel: 50 }
  const nobody = { members: 0, xp: 0, examined: 0, share: 0 }
  expect(found({ settings, decay: nobody })).toEqual([{ kind: 'decayForNobody', level: 50 }])
  expect(found({ settings, decay: { ...nobody, examined: 1 } })).toEqual([])
  expect(found({ settings: { ...settings, decayLowestLevel: 0 }, decay: nobody })).toEqual([])
})

test.each([
  ['only rewards are announced, without a level role', { announceOnly: 'rewards' }, [], 'announcesNothing'],
  ['the text names a level role, and there is none', { announcementText: '{role}' }, [], 'wordingWithoutRoles'],
  [
    'direct messages name a level role',
    { announcementText: '{next_role}', notificationType: 'dm' },
    [{ level: 5, roleId: '1' }],
    'wordingRolesUnseen',
  ],
] as const)('a server has a finding if %s', (_, settings, levelRoles, kind) => {
  expect(found({ settings, levelRoles: [...levelRoles] })).toEqual([{ kind }])
})

test('pictures that the bot may not send are a finding where announcements should have them', () => {
  const pictures = { levelCard: 'ocean', levelCardOn: 'both' } as const
  const seen = { found: 'seen', missing: [], canAttach: false } as const
  expect(found({ settings: pictures })).toEqual([{ kind: 'picturesForbidden', channelId: null }])
  const inChannel = { settings: { ...pictures, ...toChannel('3') }, sights: { '3': seen } }
  expect(found(inChannel)).toEqual([{ kind: 'picturesForbidden', channelId: '3' }])
  expect(found({ ...inChannel, sights: { '3': { ...seen, canAttach: true } } })).toEqual([])
  expect(found({ settings: { ...pictures, levelCardOn: 'level' } })).toEqual([])
  expect(found({ settings: { ...pictures, notificationType: 'dm' } })).toEqual([])
})

test('messages and minutes in voice earn where a multiplier lifts a small rate', () => {
  const settings = { xpRate: 0.01, voiceXp: 10 }
  const kinds = (multipliers: GuildOverview['multipliers'], own: Partial<GuildSettings> = {}) =>
    found({ settings: { ...settings, ...own }, multipliers }).map(({ kind }) => kind)
  expect(kinds([])).toEqual(['rateZero', 'voiceEarnsNothing'])
  const lifting = { kind: 'role', id: '1', percent: 1_000 } as const
  expect(kinds([lifting])).toEqual([])
  expect(kinds([{ ...lifting, percent: 50 }])).toEqual(['rateZero', 'voiceEarnsNothing'])
  expect(kinds([lifting], { xpRate: 0 })).toEqual(['rateZero', 'voiceEarnsNothing'])
  // With a stream, a minute is worth 10 * 6 * 0.01, which is rounded to 1.
  expect(kinds([], { voiceStreaming: 500 })).toEqual(['rateZero'])
})

test('the most serious finding comes first: nobody earns XP, then a setting has no effect, then a list has deleted entries', () => {
  const all = found({
    settings: { ...toChannel('3'), xpRate: 0 },
    levelRoles: [{ level: 5, roleId: '404' }],
    ignoredRoleIds: ['404'],
    earningChannelIds: ['4'],
    managerRoleIds: ['405'],
    sights: { '3': GONE, '4': GONE },
  })
  expect(all.map(({ kind }): string => kind)).toEqual([
    ...['rateZero', 'nothingEarns', 'roleDeleted', 'channelDeleted', 'managerRolesDeleted'],
    ...['earningChannelsDeleted', 'ignoredRolesDeleted'],
  ])
})

test('an activity role that cannot be given, or that is a level role as well, is found', () => {
  expect(found({ activityRoleIds: ['1', '404', '8', '9'] })).toEqual([
    { kind: 'activityRoleUnusable', roleId: '404', why: 'deleted' },
    { kind: 'activityRoleUnusable', roleId: '8', why: 'above-bot' },
    { kind: 'activityRoleUnusable', roleId: '9', why: 'above-bot' },
  ])
  expect(found({ activityRoleIds: ['1'], levelRoles: [{ level: 5, roleId: '1' }] })).toEqual([
    { kind: 'activityRoleUnusable', roleId: '1', why: 'level-role' },
  ])
})
