import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { SettingsPreviewReply } from '../../../../shared/api/settings.ts'
import { guildOverview } from '../../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

describe('a preview', () => {
  const preview = async (guildId: string, as: ApiCaller, values: object): Promise<SettingsPreviewReply> => {
    const response = await world.ask('POST', `/guilds/${guildId}/settings/preview`, { as, body: { values } })
    expect(response.status).toBe(200)
    return (await response.json()) as SettingsPreviewReply
  }

  test('shows an announcement as the gateway would post it, and changes nothing', async () => {
    const { guild, manager, managing } = await world.staffedGuild()
    const channel = guild.channel('level-ups')
    const values = { notificationType: 'channel', notificationChannelId: channel.id }
    const { announcement } = await preview(guild.id, manager, values)
    expect(announcement).toMatchObject({ to: 'channel', channelId: channel.id, at: null })
    expect(announcement.content).toBe(`GG <@${managing.id}>, you reached level **5**!`)
    const direct = await preview(guild.id, manager, { notificationType: 'dm' })
    expect(direct.announcement.content).toBe(`GG <@${managing.id}>, you reached level **5** in **Castle**!`)
    expect((await preview(guild.id, manager, { notificationType: 'disable' })).announcement.to).toBe('nobody')
    expect((await guildOverview(world.db, guild.id)).version).toBe(0)
  })

  test('shows an own text as the gateway would post it', async () => {
    const { guild, manager, managing } = await world.staffedGuild()
    const values = { announcementText: '{user}: {previous} to {level} ({xp} XP)', announceEvery: 4 }
    const plain = await preview(guild.id, manager, values)
    expect(plain.announcement).toMatchObject({ content: `<@${managing.id}>: 7 to 8 (2,900 XP)`, embed: null, level: 8 })
    const { announcement } = await preview(guild.id, manager, { ...values, announcementForm: 'embed' })
    expect(announcement).toMatchObject({ content: `<@${managing.id}>`, embed: plain.announcement.content })
    const { errors } = await preview(guild.id, manager, { announcementText: '{user' })
    expect(errors).toMatchObject([{ at: 'body.values.announcementText' }])
  })

  test('shows which settings will not work, and which values cannot be saved', async () => {
    const { guild, manager } = await world.staffedGuild()
    const closed = guild.channel('closed')
    closed.overwrite(guild.roleOf(world.world.application), { deny: Permission.SendMessages })
    const values = { notificationType: 'channel', notificationChannelId: closed.id }
    expect((await preview(guild.id, manager, values)).findings).toMatchObject([{ kind: 'channelForbids' }])
    expect((await preview(guild.id, manager, { xpRate: 11 })).errors).toMatchObject([{ at: 'body.values.xpRate' }])
  })

  test('counts the members who would gain a role', async () => {
    const { guild, admin } = await world.staffedGuild()
    const [low, high] = [guild.role('Low'), guild.role('High')]
    const levelRoles = [
      { guild_id: guild.id, level: 5, role_id: low.id },
      { guild_id: guild.id, level: 10, role_id: high.id },
    ]
    await world.db.insertInto('level_roles').values(levelRoles).execute()
    const levels = [
      { guild_id: guild.id, level: 6, members: 4 },
      { guild_id: guild.id, level: 12, members: 3 },
    ]
    await world.db.insertInto('guild_levels').values(levels).execute()
    const { roleChanges } = await preview(guild.id, admin, { roleAssignType: 'stack' })
    expect(roleChanges).toEqual([{ roleId: low.id, level: 5, gain: 3, lose: 0 }])
  })
})
