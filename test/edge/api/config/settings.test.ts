import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { SettingsReply } from '../../../../shared/api/settings.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { LANGUAGES } from '../../../../shared/text/language.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { patchSettings, readSettings, storedGuild } from '../../../support/settings-requests.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

interface RefusedReply {
  detail: string
  errors?: { at: string; detail: string }[]
}

const read = (guildId: string, as: ApiCaller) => readSettings(world, guildId, as)

const patch = (guildId: string, as: ApiCaller, version: string, values: object, headers: object = {}) =>
  patchSettings(world, guildId, as, { version, values, headers })

const fieldOf = ({ settings }: SettingsReply, name: string) =>
  settings.flatMap(({ fields }) => fields).find((field) => field.name === name)

const stored = (staffed: Staffed) => storedGuild(world, staffed)

/** The reply to a refused request. */
const refused = async (response: Response): Promise<RefusedReply> => (await response.json()) as RefusedReply

describe('the settings of a server', () => {
  test('come with everything that a form needs', async () => {
    const { guild, manager } = await world.staffedGuild()
    const reply = await read(guild.id, manager)
    expect(reply.groups.map(({ group }) => group)).toEqual(['announcing', 'earning', 'roles', 'commands'])
    expect(fieldOf(reply, 'xpRate')).toMatchObject({ kind: 'number', value: 1, default: 1, min: 0, max: 10 })
    expect(fieldOf(reply, 'notificationChannelId')).toMatchObject({ kind: 'channel', value: null, nullable: true })
    const { shown, mayChange } = reply.settings.find(({ key }) => key === 'xpRate') ?? {}
    expect({ shown, mayChange }).toEqual({ shown: '×1 (15 to 30 XP per message)', mayChange: true })
  })

  test('say which permission is missing to change them', async () => {
    const { guild, manager, viewer } = await world.staffedGuild()
    const needs = ({ settings }: SettingsReply) => settings.map(({ key, neededPermission }) => [key, neededPermission])
    expect(needs(await read(guild.id, manager))).toContainEqual(['roleAssignType', 'Manage Roles'])
    expect(needs(await read(guild.id, manager))).toContainEqual(['managerRoles', 'Administrator'])
    expect(needs(await read(guild.id, manager))).toContainEqual(['xpRate', null])
    expect(needs(await read(guild.id, viewer))).toContainEqual(['xpRate', 'Manage Server'])
  })

  test('name the page that changes a setting without fields, and the members on its lists', async () => {
    const { guild, manager, managing } = await world.staffedGuild()
    const limit = { guild_id: guild.id, target_id: managing.id, kind: 'member' } as const
    await world.db.insertInto('command_limits').values(limit).execute()
    const user = { id: managing.id, username: 'rowan', globalName: 'Rowan', discriminator: '0', avatar: null }
    await saveUsers(world.db, [user], 0)
    const { settings, names } = await read(guild.id, manager)
    expect(settings.filter(({ fields }) => fields.length === 0).map(({ key, page }) => [key, page])).toEqual([
      ['curve', 'curve'],
      ['managerRoles', 'access'],
      ['commandLimits', 'commands'],
    ])
    expect(settings.find(({ key }) => key === 'commandLimits')?.shown).toContain(`<@${managing.id}>`)
    expect(names).toEqual({ [managing.id]: 'Rowan' })
  })

  test('show the findings of a setting beside it', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager } = staffed
    const channel = guild.channel('level-ups')
    await patch(guild.id, manager, (await read(guild.id, manager)).version, {
      notificationType: 'channel',
      notificationChannelId: channel.id,
    })
    channel.delete()
    world.passes(6_000)
    const reply = await read(guild.id, manager)
    expect(reply.settings.find(({ key }) => key === 'notifications')?.findings).toMatchObject([
      { kind: 'channelDeleted' },
    ])
  })
})

describe('a change of settings', () => {
  test('is stored, raises the version and is recorded with its author', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager, managing } = staffed
    const before = await read(guild.id, manager)
    const response = await patch(guild.id, manager, before.version, { xpRate: 2, xpDelaySeconds: 30 })
    expect(response.status).toBe(200)
    const after = (await response.json()) as SettingsReply
    expect(fieldOf(after, 'xpRate')?.value).toBe(2)
    expect(response.headers.get('etag')).toBe(`"${after.version}"`)
    expect(Number(after.version)).toBeGreaterThan(Number(before.version))
    expect((await stored(staffed)).settings).toMatchObject({ xpRate: 2, xpDelaySeconds: 30 })
    const entries = await world.db.selectFrom('audit_entries').selectAll().where('guild_id', '=', guild.id).execute()
    expect(entries.map(({ actor_id, via, subject }) => [actor_id, via, subject])).toEqual([
      [managing.id, 'dashboard', 'xpRate'],
      [managing.id, 'dashboard', 'xpDelay'],
    ])
  })

  test('with invalid values names each of them, and stores none', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager } = staffed
    const { version } = await read(guild.id, manager)
    const response = await patch(guild.id, manager, version, { xpRate: 99, xpDelaySeconds: 30, quietTime: 'night' })
    expect(response.status).toBe(422)
    expect((await refused(response)).errors?.map(({ at }) => at)).toEqual([
      'body.values.xpRate',
      'body.values.quietTime',
    ])
    expect((await stored(staffed)).settings).toMatchObject({ xpDelaySeconds: 60 })
  })

  test('is refused in the reader’s language', async () => {
    const { guild, manager } = await world.staffedGuild()
    const { version } = await read(guild.id, manager)
    const said = LANGUAGES.map(async (language) => {
      return refused(await patch(guild.id, manager, version, { xpRate: 99 }, { 'accept-language': language }))
    })
    const replies = await Promise.all(said)
    expect(new Set(replies.map(({ detail }) => detail)).size).toBe(LANGUAGES.length)
    expect(replies.map(({ errors }) => errors?.[0]?.detail)).toContain('Gib eine Zahl von 0 bis 10 ein.')
  })

  test('of the type of level roles needs Manage Roles and each level role below the person', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager, managing, admin } = staffed
    const change = async (as: ApiCaller, roleAssignType: string) =>
      patch(guild.id, as, (await read(guild.id, as)).version, { roleAssignType })
    const lacking = await change(manager, 'stack')
    expect(lacking.status).toBe(403)
    expect((await refused(lacking)).errors?.[0]?.detail).toContain('Manage Roles')

    guild.roleOf(world.world.application).moveTo(50)
    const own = guild.role('Leaders', { position: 5, permissions: Permission.ManageRoles })
    const boss = guild.role('Boss', { position: 12 })
    managing.gets(own)
    await world.db.insertInto('level_roles').values({ guild_id: guild.id, level: 5, role_id: boss.id }).execute()
    world.passes(31_000)
    const refusedChange = await change(manager, 'stack')
    expect(refusedChange.status).toBe(403)
    expect((await refused(refusedChange)).errors?.[0]?.detail).toContain(`You cannot give or take <@&${boss.id}>`)
    const leader = { guild_id: guild.id, user_id: '7', xp: 5_000, level: 10, message_count: 1, last_xp_at: null }
    await world.db.insertInto('guild_users').values(leader).execute()
    expect((await change(admin, 'stack')).status).toBe(200)
    expect((await stored(staffed)).settings.roleAssignType).toBe('stack')
    const jobs = await world.db.selectFrom('jobs').select('kind').where('guild_id', '=', guild.id).execute()
    expect(jobs).toMatchObject([{ kind: 'guild-roles' }])
  })

  test('to a channel is refused where the person cannot see it', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager } = staffed
    const secret = guild.channel('secret')
    secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    const { version } = await read(guild.id, manager)
    const values = { notificationType: 'channel', notificationChannelId: secret.id }
    const response = await patch(guild.id, manager, version, values)
    expect(response.status).toBe(422)
    expect(await refused(response)).toMatchObject({ errors: [{ at: 'body.values.notificationChannelId' }] })
    expect((await stored(staffed)).settings).toMatchObject({ notificationType: 'reply', notificationChannelId: null })
  })

  test('back to the stored channel is refused where the person no longer sees it, and other settings stay changeable', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager } = staffed
    const halls = guild.channel('halls')
    const save = async (values: object) => patch(guild.id, manager, (await read(guild.id, manager)).version, values)
    await save({ notificationType: 'channel', notificationChannelId: halls.id })
    await save({ notificationType: 'reply' })
    halls.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    world.passes(6_000)
    const response = await save({ notificationType: 'channel' })
    expect(response.status).toBe(422)
    expect(await refused(response)).toMatchObject({ errors: [{ at: 'body.values.notificationChannelId' }] })
    expect((await stored(staffed)).settings.notificationType).toBe('reply')
    expect((await save({ notificationType: 'dm', xpRate: 2 })).status).toBe(200)
  })

  test('to a channel of another server is refused', async () => {
    const [here, there] = [await world.staffedGuild(), await world.staffedGuild('Elsewhere')]
    const foreign = there.guild.channel('foreign')
    const { version } = await read(here.guild.id, here.manager)
    const response = await patch(here.guild.id, here.manager, version, { notificationChannelId: foreign.id })
    expect(response.status).toBe(422)
  })
})

test('an API key changes settings that need Manage Server, and no others', async () => {
  const staffed = await world.staffedGuild()
  const { guild, admin } = staffed
  const key = await world.key(guild, admin, 'write')
  const { version } = await read(guild.id, key)
  expect((await patch(guild.id, key, version, { xpRate: 2 })).status).toBe(200)
  const next = await read(guild.id, key)
  const needs = next.settings.map((setting) => [setting.key, setting.neededPermission])
  expect(needs).toContainEqual(['managerRoles', 'Administrator'])
  expect((await patch(guild.id, key, next.version, { roleAssignType: 'stack' })).status).toBe(403)
})

test('settings are reset to their defaults', async () => {
  const staffed = await world.staffedGuild()
  const { guild, manager } = staffed
  const first = await read(guild.id, manager)
  await patch(guild.id, manager, first.version, { xpRate: 2, xpDelaySeconds: 5 })
  const { version } = await read(guild.id, manager)
  const reset = (keys: string[]) =>
    world.ask('POST', `/guilds/${guild.id}/settings/reset`, {
      ...{ as: manager, body: { keys }, headers: { 'if-match': `"${version}"` } },
    })
  expect((await reset(['xpRate', 'commandLimits'])).status).toBe(422)
  expect((await reset(['xpRate'])).status).toBe(200)
  expect((await stored(staffed)).settings).toMatchObject({ xpRate: 1, xpDelaySeconds: 5 })
})
