import { expect, test } from 'bun:test'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import type { GuildRole } from '../../../shared/discord/guild-view.ts'
import { ALL_PERMISSIONS, Permission } from '../../../shared/discord/permission.ts'
import { type CarriedStanding, planCarried, type SeenGuild } from '../../../shared/imports/carried/plan.ts'
import { plannedLine } from '../../../shared/imports/carried/planned-line.ts'
import type { CarriedThing } from '../../../shared/imports/carried/thing.ts'
import { DEFAULT_SETTINGS } from '../../../shared/settings/index.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { readImported } from '../../support/imported-file.ts'

const ANN = '159985870458322944'
const GUILD = '172002255350792192'
const [KNIGHT, KING, BOOSTER, LORD] = [
  '506186003816513538',
  '506186003816513539',
  '506186003816513540',
  '506186003816513541',
]
const [HALL, FORUM] = ['606186003816513538', '606186003816513539']

async function carried(file: object): Promise<CarriedThing[]> {
  const read = await readImported(JSON.stringify(file))
  if (!read.ok) throw new Error(read.why)
  return read.file.format.carries?.(read.file.besides) ?? []
}

const users = { [ANN]: { xp: 5, cooldown: 1 } }
const setting = (key: string, values: object, said?: string) => ({
  ...{ kind: 'setting', key, values },
  ...(said !== undefined && { said }),
})

test('MEE6 carries the XP of a message and level roles', async () => {
  const players = [{ id: ANN, xp: 5, level: 0, message_count: 1, detailed_xp: [] }]
  const rewards = [{ rank: 5, role: { id: KNIGHT } }, { rank: 0, role: { id: KING } }, { rank: 9 }, 7]
  expect(await carried({ xp_rate: 1.5, xp_per_message: [15, 25], role_rewards: rewards, players })).toEqual([
    setting('xpGain', { leastXp: 15, mostXp: 25 }),
    setting('xpRate', { xpRate: 1.5 }),
    { kind: 'level-role', level: 5, roleId: KNIGHT },
  ] as CarriedThing[])
  expect(await carried({ xp_per_message: ['a', {}], xp_rate: true, players })).toEqual([])
})

test('Polaris carries its gain, cooldown, multipliers, announcements and rewards, each as near as a server here can have it', async () => {
  const settings = {
    gain: { min: 50, max: 500, time: 90.4 },
    multipliers: {
      roles: [
        { id: KNIGHT, boost: 1.25 },
        { id: KING, boost: 0.0004 },
        { id: 'knight', boost: 2 },
      ],
      rolePriority: 'add',
      channels: [{ id: HALL, boost: 0 }],
      channelStacking: 'add',
    },
    levelUp: { enabled: true, channel: HALL, multiple: 200, rewardRolesOnly: true, message: 'gg' },
    maxLevel: 100,
    rewards: [
      { id: KNIGHT, level: 10, keep: true },
      { id: KING, level: '20' },
      { id: KING, level: 0 },
    ],
  }
  expect(await carried({ settings, users })).toEqual([
    setting('xpGain', { leastXp: 10, mostXp: 100 }),
    setting('xpRate', { xpRate: 5 }),
    setting('xpDelay', { xpDelaySeconds: 90 }, '90.4 s'),
    setting('multiplierRule', { multiplierRule: 'add' }),
    { kind: 'multiplier', of: 'role', id: KNIGHT, percent: 125 },
    { kind: 'multiplier', of: 'role', id: KING, percent: 1, said: '×0.0004' },
    { kind: 'multiplier', of: 'channel', id: HALL, percent: 0 },
    setting('notifications', { notificationType: 'channel', notificationChannelId: HALL }),
    setting('announcedLevels', { announceOnly: 'rewards', announceEvery: 100 }, '200'),
    { kind: 'other', name: 'levelUp.message' },
    { kind: 'other', name: 'maxLevel' },
    { kind: 'level-role', level: 10, roleId: KNIGHT, keep: true },
    { kind: 'level-role', level: 20, roleId: KING, keep: false },
  ] as CarriedThing[])
  const odd = {
    gain: { min: 0, max: 5_000 },
    levelUp: { enabled: false },
    multipliers: { roles: [], channels: 'none' },
  }
  expect(await carried({ settings: odd, users })).toEqual([
    setting('xpGain', { leastXp: 1, mostXp: 100 }, '0–5000'),
    setting('xpRate', { xpRate: 10 }),
    setting('notifications', { notificationType: 'disable' }),
  ] as CarriedThing[])
  const others = { rolePriority: 'smallest', roles: settings.multipliers.roles }
  expect(await carried({ settings: { multipliers: others }, users })).toContainEqual({
    ...{ kind: 'other', name: 'multipliers: smallest' },
  })
})

test('LevelUp leaves defaults out, and they count, unless the file has no setting at all', async () => {
  const members = { [ANN]: { xp: 5, voice: 1, messages: 8, level: 1 } }
  expect(await carried({ users: members })).toEqual([])
  const file = {
    ...{ users: members, levelroles: { 5: KNIGHT, x: KING }, autoremove: true, cooldown: 30, min_length: 4 },
    ...{
      ignoredchannels: [HALL],
      ignoredroles: [KING, 'king'],
      allowedchannels: [FORUM],
      notify: true,
      notifydm: true,
    },
  }
  expect(await carried(file)).toEqual([
    setting('xpGain', { leastXp: 3, mostXp: 6 }),
    setting('xpRate', { xpRate: 1 }),
    setting('xpDelay', { xpDelaySeconds: 30 }),
    setting('notifications', { notificationType: 'reply' }, 'notify + notifydm'),
    { kind: 'ignored', of: 'channel', id: HALL },
    { kind: 'ignored', of: 'role', id: KING },
    { kind: 'earning-channel', id: FORUM },
    { kind: 'other', name: 'min_length' },
    setting('roleAssignType', { roleAssignType: 'single' }),
    { kind: 'level-role', level: 5, roleId: KNIGHT, keep: false },
  ] as CarriedThing[])
})

const role = (id: string, position: number, of: Partial<GuildRole> = {}): [string, GuildRole] => [
  id,
  { id, name: id, position, permissions: 0n, managed: false, ...of },
]
const view = {
  ...{ guildId: GUILD, ownerId: '1', bot: { id: '2', roleIds: ['90'] } },
  roles: new Map([
    role(GUILD, 0),
    role(KNIGHT, 1),
    role(KING, 2, { permissions: Permission.BanMembers }),
    role(BOOSTER, 3, { managed: true }),
    role('90', 5, { permissions: Permission.ManageRoles }),
    role(LORD, 9),
  ]),
}
const channel = (id: string, type: number) => [id, { id, name: id, type, parentId: null, overwrites: [] }] as const
const seen: SeenGuild = {
  view,
  channels: new Map([channel(HALL, ChannelType.GuildText), channel(FORUM, ChannelType.GuildForum)]),
  actor: { id: '1', roleIds: [], permissions: ALL_PERMISSIONS },
  managerRoleIds: new Set(),
}
const standing: CarriedStanding = {
  ...{ settings: DEFAULT_SETTINGS, levelRoles: [], seen },
  ...{ ignoredChannelIds: new Set(), ignoredRoleIds: new Set([KNIGHT]), earningChannelIds: new Set() },
  multipliers: { roles: new Map([[KNIGHT, 200]]), channels: new Map() },
}
const fates = (things: readonly CarriedThing[], of: Partial<CarriedStanding> = {}) =>
  planCarried(things, { ...standing, ...of }).map(({ outcome, why, before, rule }) => why ?? rule ?? before ?? outcome)
const levelRole = (level: number, roleId: string, keep?: boolean): CarriedThing => ({
  ...{ kind: 'level-role', level, roleId },
  ...(keep !== undefined && { keep }),
})

test('a plan says for each level role why it cannot be taken over; one that the server has wins', () => {
  const roles = [
    ...[levelRole(5, KNIGHT), levelRole(5, KING), levelRole(6, KNIGHT), levelRole(7, KING), levelRole(8, BOOSTER)],
    ...[levelRole(9, LORD), levelRole(10, GUILD), levelRole(11, '77')],
  ]
  expect(fates(roles)).toEqual([
    ...(['change', 'level-taken', 'role-taken', 'dangerous', 'managed', 'above-bot', 'everyone', 'gone'] as const),
  ])
  expect(fates([levelRole(5, KNIGHT)], { levelRoles: [{ level: 5, roleId: KNIGHT }] })).toEqual(['same'])
  expect(fates([levelRole(5, KNIGHT)], { levelRoles: [{ level: 5, roleId: KING }] })).toEqual(['level-taken'])
  const member = { ...seen, actor: { id: '3', roleIds: [], permissions: Permission.ManageGuild } }
  expect(fates([levelRole(5, KNIGHT)], { seen: member })).toEqual(['no-manage-roles'])
  expect(fates([levelRole(5, KNIGHT)], { seen: null })).toEqual(['unseen'])
  expect(fates([levelRole(5, KNIGHT), levelRole(5, '77')], { seen: 'unasked' })).toEqual(['change', 'level-taken'])
})

test('a role that members keep gets a rule where the server’s type says otherwise', () => {
  const stack: CarriedThing = { kind: 'setting', key: 'roleAssignType', values: { roleAssignType: 'stack' } }
  expect(fates([levelRole(5, KNIGHT, true)])).toEqual(['keep'])
  expect(fates([levelRole(5, KNIGHT, false)])).toEqual(['change'])
  expect(fates([stack, levelRole(5, KNIGHT, true)])).toEqual([{ roleAssignType: 'single' }, 'change'])
  expect(fates([stack], { levelRoles: [{ level: 1, roleId: KING }] })).toEqual(['has-level-roles'])
})

test('a plan compares settings and lists with the server, and finds roles and channels that are gone', () => {
  const announce = (id: string): CarriedThing => ({
    ...{ kind: 'setting', key: 'notifications', values: { notificationType: 'channel', notificationChannelId: id } },
  })
  const things: CarriedThing[] = [
    { kind: 'setting', key: 'xpDelay', values: { xpDelaySeconds: 60 } },
    { kind: 'setting', key: 'xpDelay', values: { xpDelaySeconds: 30 } },
    ...[announce(HALL), announce(FORUM), announce('77')],
    { kind: 'multiplier', of: 'role', id: KNIGHT, percent: 150 },
    { kind: 'multiplier', of: 'channel', id: '77', percent: 150 },
    { kind: 'ignored', of: 'role', id: KNIGHT },
    { kind: 'ignored', of: 'channel', id: HALL },
    { kind: 'earning-channel', id: '77' },
    { kind: 'other', name: 'maxLevel' },
  ]
  expect(fates(things)).toEqual([
    ...[
      'same',
      { xpDelaySeconds: 60 },
      { notificationType: 'reply', notificationChannelId: null },
      'wrong-type',
      'gone',
    ],
    ...[200, 'gone', 'same', 'change', 'gone', 'unsupported'],
  ] as never)
})

test('a line says what becomes of each thing, in every language', () => {
  const things: CarriedThing[] = [
    { kind: 'setting', key: 'xpDelay', values: { xpDelaySeconds: 90 }, said: '90.4 s' },
    { kind: 'setting', key: 'roleAssignType', values: { roleAssignType: 'stack' } },
    { kind: 'multiplier', of: 'role', id: KNIGHT, percent: 150 },
    { kind: 'ignored', of: 'role', id: KNIGHT },
    { kind: 'other', name: 'maxLevel' },
    levelRole(5, KNIGHT, false),
    levelRole(9, LORD),
  ]
  const planned = planCarried(things, standing)
  expect(planned.map((one) => plannedLine(one, 'en-US'))).toEqual([
    'Cooldown: 60 seconds → 90 seconds (the file says 90.4 s, and this is the nearest that is possible here)',
    'Level roles: Only the role of the highest level → The roles of all levels reached',
    `Multiplier of <@&${KNIGHT}>: ×2 → ×1.5`,
    `No XP: <@&${KNIGHT}> (already so)`,
    'The other bot’s “maxLevel”: not taken over, because servers do not have this setting here',
    `<@&${KNIGHT}> for level 5, until the next level role`,
    `<@&${LORD}> for level 9: not taken over, because it is not below my role`,
  ])
  for (const language of LANGUAGES) for (const one of planned) expect(plannedLine(one, language)).not.toMatch(/[{}]/)
})
