import { describe, expect, test } from 'bun:test'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { planSetup, type StandingSetup, type WantedSetup } from '../../../shared/levelling/guild-setup.ts'
import { aRole, viewOf } from '../../support/guild-view.ts'

const bot = aRole('50', { position: 90, permissions: Permission.ManageRoles })
const knight = aRole('7', { name: 'Knight' })
const channel = (id: string, type: number, parentId: string | null = null) =>
  ({ id, name: `channel ${id}`, type, parentId, overwrites: [] }) as const
const channels = [
  channel('301', ChannelType.GuildText),
  channel('302', ChannelType.GuildForum),
  channel('303', ChannelType.PublicThread, '301'),
  channel('304', ChannelType.PublicThread, '999'),
]

const standing: StandingSetup = {
  announce: { type: 'reply', channelId: null },
  levelRoles: [{ level: 5, roleId: '7' }],
  view: viewOf([bot, knight, aRole('8', { name: 'Level 10' }), aRole('9')], ['50']),
  channels: new Map(channels.map((one) => [one.id, one])),
  nameOf: (level) => `Level ${level}`,
}

const plan = (wanted: Partial<WantedSetup>, more: Partial<StandingSetup> = {}) =>
  planSetup({ announce: null, levelRoles: [], ...wanted }, { ...standing, ...more })
const NOTHING = { announce: null, levelRoles: [], refusals: [] }

describe('the plan of a setup', () => {
  test('contains no setting that is unchanged', () => {
    const announce = { type: 'reply', channelId: '301' } as const
    expect(plan({ announce, levelRoles: [{ level: 5, role: '7' }] })).toEqual(NOTHING)
    expect(plan({ levelRoles: [{ level: 5, role: 'new' }] })).toEqual(NOTHING)
  })

  test.each([
    ['301', []],
    ['302', [{ about: 'channel', channelId: '302', why: 'wrong-type' }]],
    ['303', []],
    ['304', [{ about: 'channel', channelId: '304', why: 'unknown' }]],
    ['305', [{ about: 'channel', channelId: '305', why: 'unknown' }]],
  ] as const)('takes only a channel or thread of the server in which the bot can write: %s', (channelId, refusals) => {
    const announce = { type: 'channel', channelId } as const
    expect(plan({ announce })).toEqual({ announce, levelRoles: [], refusals: [...refusals] })
  })

  test('creates a new role, or uses the existing one of that name', () => {
    const { levelRoles } = plan({
      levelRoles: [
        { level: 10, role: 'new' },
        { level: 20, role: 'new' },
      ],
    })
    expect(levelRoles).toEqual([
      { level: 10, name: 'Level 10', roleId: '8' },
      { level: 20, name: 'Level 20', roleId: null },
    ])
  })

  test('refuses a role twice, a second role for a level, and a role that does not exist', () => {
    const levelRoles = [
      { level: 5, role: '9' },
      { level: 6, role: '9' },
      { level: 7, role: '9' },
      { level: 8, role: '1' },
    ]
    expect(plan({ levelRoles }).refusals).toEqual([
      { about: 'role', level: 5, roleId: '9', why: { reason: 'level-taken', roleId: '7' } },
      { about: 'role', level: 7, roleId: '9', why: { reason: 'role-taken', level: 6 } },
      { about: 'role', level: 8, roleId: '1', why: { reason: 'gone' } },
    ])
  })

  test('refuses new roles where the bot lacks Manage Roles', () => {
    const refusal = { about: 'new roles', why: { ok: false, reason: 'bot-powerless' } } as const
    const view = viewOf([aRole('50')], ['50'])
    expect(plan({ levelRoles: [{ level: 10, role: 'new' }] }, { view }).refusals).toEqual([refusal])
  })
})
