import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { createDiscordApi } from '../../../edge/runtime/discord.ts'
import { type Access, access } from '../../../edge/sessions/access.ts'
import { createSights, type Purpose, type Sights } from '../../../edge/sessions/guild-sights.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'

let discord: Discord
let application: Application
let guild: Guild
let sights: Sights
let now: number
let asked: number

beforeAll(async () => {
  discord = await startDiscord({ rateLimits: NO_RATE_LIMITS })
  application = discord.application({ name: 'Prosperity' })
})
afterAll(() => discord.close())

beforeEach(() => {
  guild = discord.guild({ name: 'Castle', owner: 'olga', applications: [application] })
  now = 1_785_542_400_000
  asked = 0
  sights = openSights(discord.apiUrl)
})

function openSights(apiUrl: string): Sights {
  const fetching = (url: string, init: RequestInit): Promise<Response> => {
    asked++
    return fetch(url, init)
  }
  const api = createDiscordApi({ url: apiUrl, fetch: fetching })
  return createSights({ discord: api, clock: () => now })
}

interface Roles {
  managers?: readonly { id: string }[]
  viewers?: readonly { id: string }[]
  isActive?: boolean
}

function judge(
  user: { id: string },
  { managers = [], viewers = [], isActive = true }: Roles = {},
  purpose: Purpose = 'read',
  bot: Pick<Application, 'id' | 'token'> = application,
) {
  const ids = (roles: readonly { id: string }[]): string[] => roles.map(({ id }) => id)
  const known = { id: guild.id, isActive, managerRoleIds: ids(managers), viewerRoleIds: ids(viewers) }
  return access(sights.as({ applicationId: bot.id, token: bot.token }), { guild: known, userId: user.id }, purpose)
}
const tierIn = (judged: Access): string => (judged.ok ? judged.tier : judged.reason)

describe('the tier', () => {
  test('of the owner and of administrators is admin', async () => {
    const admin = guild.member('anna', { roles: [guild.role('Admin', { permissions: Permission.Administrator })] })
    expect(tierIn(await judge(guild.owner))).toBe('admin')
    expect(tierIn(await judge(admin))).toBe('admin')
  })

  test('with Manage Server or a manager role is manager', async () => {
    const moderator = guild.member('mia', { roles: [guild.role('Mod', { permissions: Permission.ManageGuild })] })
    const helper = guild.role('Helper')
    const other = guild.member('hugo', { roles: [helper] })
    expect(tierIn(await judge(moderator))).toBe('manager')
    expect(tierIn(await judge(other, { managers: [helper], viewers: [helper] }))).toBe('manager')
  })

  test('with a viewer role is viewer', async () => {
    const looker = guild.role('Looker')
    expect(tierIn(await judge(guild.member('vera', { roles: [looker] }), { viewers: [looker] }))).toBe('viewer')
  })

  test.each(['ManageMessages', 'ManageRoles', 'KickMembers', 'ModerateMembers'] as const)(
    'with %s alone is none',
    async (permission) => {
      const role = guild.role(permission, { permissions: Permission[permission] })
      expect(tierIn(await judge(guild.member(`with ${permission}`, { roles: [role] })))).toBe('not-found')
    },
  )

  test('of a stranger, and of anybody in a guild that the bot has left, is none', async () => {
    expect(tierIn(await judge({ id: '1000000000000000009' }))).toBe('not-found')
    expect(tierIn(await judge(guild.owner, { isActive: false }))).toBe('not-found')
    guild.remove(application)
    expect(tierIn(await judge(guild.owner))).toBe('not-found')
  })
})

describe('an answer of Discord', () => {
  test('to one bot does not count for another', async () => {
    const other = discord.application({ name: 'Castle Bot' })
    expect(tierIn(await judge(guild.owner, {}, 'read', other))).toBe('not-found')
    expect(tierIn(await judge(guild.owner))).toBe('admin')
  })

  test('that refuses a token says nothing about the guild, and is not kept', async () => {
    const other = discord.application({ name: 'Castle Bot' })
    guild.add(other)
    const before = { id: other.id, token: other.token }
    other.resetToken()
    expect(tierIn(await judge(guild.owner, {}, 'read', before))).toBe('bot-refused')
    expect(tierIn(await judge(guild.owner, {}, 'read', other))).toBe('admin')
  })

  test('counts for 30 s for a read, and for 5 s for a write', async () => {
    await judge(guild.owner)
    now += 29_999
    await judge(guild.owner)
    expect(asked).toBe(2)
    now += 1
    await judge(guild.owner)
    expect(asked).toBe(4)
    now += 4_999
    await judge(guild.owner, {}, 'write')
    expect(asked).toBe(4)
    now += 1
    await judge(guild.owner, {}, 'write')
    expect(asked).toBe(6)
  })

  test('expires, so that a demoted member, a kicked member and a former owner lose access', async () => {
    const role = guild.role('Admin', { permissions: Permission.Administrator })
    const [demoted, kicked] = [guild.member('dora', { roles: [role] }), guild.member('karl', { roles: [role] })]
    expect([await judge(demoted), await judge(kicked)].map(tierIn)).toEqual(['admin', 'admin'])
    demoted.loses(role)
    kicked.leaves()
    now += 5_000
    const written = [await judge(demoted, {}, 'write'), await judge(kicked, {}, 'write')]
    expect(written.map(tierIn)).toEqual(['not-found', 'not-found'])
  })

  test('that a guild or member is missing counts for 5 s, so that a person who has just joined does not wait', async () => {
    const late = guild.member('lena', { roles: [guild.role('Admin', { permissions: Permission.Administrator })] })
    late.leaves()
    expect(tierIn(await judge(late))).toBe('not-found')
    late.joins()
    late.gets(guild.role('Admin'))
    now += 5_000
    expect(tierIn(await judge(late))).toBe('admin')
  })

  test('is missing while Discord cannot be reached: then nobody has access', async () => {
    sights = openSights('http://127.0.0.1:9/api')
    expect(tierIn(await judge(guild.owner))).toBe('unavailable')
  })
})
