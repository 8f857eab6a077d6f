import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { ChoicesReply, GuildReply } from '../../../../shared/api/guild.ts'
import type { CommandLimitsReply, IgnoredReply } from '../../../../shared/api/lists.ts'
import { guildOverview } from '../../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

const get = async <Reply>(path: string, as: ApiCaller): Promise<Reply> => {
  const response = await world.ask('GET', path, { as })
  expect(response.status).toBe(200)
  // The route's own schema describes the reply.
  return (await response.json()) as Reply
}

describe('the ignore lists', () => {
  test('take channels and roles, and say what became of those that were deleted', async () => {
    const { guild, manager } = await world.staffedGuild()
    const [channel, role] = [guild.channel('memes'), guild.role('Muted')]
    const path = `/guilds/${guild.id}/ignored`
    expect((await world.ask('PUT', `${path}/channels/${channel.id}`, { as: manager })).status).toBe(200)
    const added = await world.ask('PUT', `${path}/roles/${role.id}`, { as: manager })
    expect(((await added.json()) as IgnoredReply).saved).toContain(`<@&${role.id}>`)
    channel.delete()
    world.passes(6_000)
    const { channels, roles } = await get<IgnoredReply>(path, manager)
    expect(channels).toEqual([{ id: channel.id, name: null, state: 'gone' }])
    expect(roles).toEqual([{ id: role.id, name: 'Muted', state: 'there' }])
    expect((await world.ask('DELETE', `${path}/channels/${channel.id}`, { as: manager })).status).toBe(200)
    expect((await world.ask('DELETE', `${path}/channels/${channel.id}`, { as: manager })).status).toBe(404)
    expect((await guildOverview(world.db, guild.id)).ignoredChannelIds).toEqual([])
  })

  test('take no channel that the person cannot see, and not @everyone', async () => {
    const { guild, manager } = await world.staffedGuild()
    const secret = guild.channel('secret')
    secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    // The bot sees the channel, and so may show it to others.
    secret.overwrite(guild.roleOf(world.world.application), { allow: Permission.ViewChannel })
    const path = `/guilds/${guild.id}/ignored`
    expect((await world.ask('PUT', `${path}/channels/${secret.id}`, { as: manager })).status).toBe(422)
    expect((await world.ask('PUT', `${path}/roles/${guild.id}`, { as: manager })).status).toBe(422)
    expect((await world.ask('PUT', `${path}/channels/404`, { as: manager })).status).toBe(404)
  })

  test('raise the version, so that gateways load them again', async () => {
    const { guild, manager } = await world.staffedGuild()
    const role = guild.role('Muted')
    const { version } = await guildOverview(world.db, guild.id)
    await world.ask('PUT', `/guilds/${guild.id}/ignored/roles/${role.id}`, { as: manager })
    expect((await guildOverview(world.db, guild.id)).version).toBeGreaterThan(version)
  })

  test('cannot be changed by a viewer', async () => {
    const { guild, viewer } = await world.staffedGuild()
    const role = guild.role('Muted')
    const response = await world.ask('PUT', `/guilds/${guild.id}/ignored/roles/${role.id}`, { as: viewer })
    expect(response.status).toBe(403)
  })
})

test('commands are limited to channels, roles and members, each with its name', async () => {
  const { guild, manager, managing } = await world.staffedGuild()
  const [channel, role] = [guild.channel('bots'), guild.role('Regulars')]
  const path = `/guilds/${guild.id}/command-limits`
  const put = (id: string, kind: string) => world.ask('PUT', `${path}/${id}`, { as: manager, body: { kind } })
  expect((await put(channel.id, 'channel')).status).toBe(200)
  expect((await put(role.id, 'role')).status).toBe(200)
  expect((await put(managing.id, 'member')).status).toBe(200)
  expect((await put(guild.id, 'role')).status).toBe(422)
  const limits = await get<CommandLimitsReply>(path, manager)
  expect(limits).toMatchObject({
    channels: [{ id: channel.id, name: 'bots', state: 'there', isCategory: false }],
    roles: [{ id: role.id, name: 'Regulars', state: 'there' }],
    members: [{ id: managing.id }],
    most: 20,
  })
  const removed = await world.ask('DELETE', `${path}/${role.id}`, { as: manager })
  expect(((await removed.json()) as CommandLimitsReply).roles).toEqual([])
})

describe('the choices of a server', () => {
  test('have the reason beside each role and channel that the person cannot choose', async () => {
    const { guild, manager, managing } = await world.staffedGuild()
    guild.roleOf(world.world.application).moveTo(50)
    const own = guild.role('Own', { position: 5, permissions: Permission.ManageRoles })
    managing.gets(own)
    const [low, boss] = [guild.role('Low', { position: 1 }), guild.role('Boss', { position: 12 })]
    const [open, secret] = [guild.channel('open'), guild.channel('secret')]
    secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    // The bot sees the channel, and so may show it to others.
    secret.overwrite(guild.roleOf(world.world.application), { allow: Permission.ViewChannel })
    const { roles, channels } = await get<ChoicesReply>(`/guilds/${guild.id}/choices`, manager)
    const role = (id: string) => roles.find((one) => one.id === id)
    expect(role(low.id)).toMatchObject({ name: 'Low', refusal: null, listRefusal: null })
    expect(role(boss.id)?.refusal).toContain('is not below your highest role')
    expect(role(guild.id)?.listRefusal).toContain('Everybody has @everyone')
    const channel = (id: string) => channels.find((one) => one.id === id)
    expect(channel(open.id)).toMatchObject({ name: 'open', refusal: null, listRefusal: null })
    expect(channel(secret.id)).toMatchObject({ name: null })
    expect(channel(secret.id)?.listRefusal).toContain('You cannot see this channel')
  })
})

test('a server shows its name, its version and how much needs attention', async () => {
  const { guild, viewer, manager } = await world.staffedGuild('Fort')
  await world.db
    .updateTable('guilds')
    .set({ xp_rate: 0, member_count: 12, last_message_at: world.now })
    .where('id', '=', guild.id)
    .execute()
  const reply = await get<GuildReply>(`/guilds/${guild.id}`, viewer)
  expect(reply).toMatchObject({
    id: guild.id,
    name: 'Fort',
    tier: 'viewer',
    memberCount: 12,
    problems: 1,
    version: '0',
  })
  expect((await get<GuildReply>(`/guilds/${guild.id}`, manager)).tier).toBe('manager')
})
