import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { ChoicesReply, GuildReply } from '../../../../shared/api/guild.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { ApiWorld, type Visitor } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

const get = async <Reply>(path: string, as: Visitor): Promise<Reply> => {
  const response = await world.ask('GET', path, { as })
  expect(response.status).toBe(200)
  // The route's own schema describes the reply.
  return (await response.json()) as Reply
}

describe('the choices of a server', () => {
  test('have the reason beside what the person cannot choose', async () => {
    const { guild, manager, managing } = await world.staffedGuild()
    guild.roleOf(world.world.application).moveTo(50)
    const own = guild.role('Own', { position: 5, permissions: Permission.ManageRoles })
    managing.gets(own)
    const [low, boss] = [guild.role('Low', { position: 1 }), guild.role('Boss', { position: 12 })]
    const [open, secret] = [guild.channel('open'), guild.channel('secret')]
    secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
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
  await world.db.updateTable('guilds').set({ xp_rate: 0, member_count: 12 }).where('id', '=', guild.id).execute()
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
