import { describe, expect, test } from 'bun:test'
import { listIgnored } from '../../../shared/database/guilds/ignored.ts'
import { listLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { ALL_PERMISSIONS, Permission } from '../../../shared/discord/permission.ts'
import { xpFor } from '../../../shared/levelling/curve.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { eachRuntime } from '../../support/each-runtime.ts'

const { ManageGuild, ManageRoles, Administrator, BanMembers, SendMessages, ViewChannel } = Permission

/** A bot that stands high does for nobody what they may not do themselves. */
eachRuntime('what members may do themselves', (client) => {
  /**
   * From below: Low, what the member M holds, High (harmless), Boss (administrator), Deputy (administrator below the bot),
   * the bot. M holds Manage Server, and what is named beside it.
   */
  async function court(more = 0n) {
    const place = await client().community()
    const { guild } = place
    guild.roleOf(client().world.application).moveTo(50)
    const low = guild.role('Low', { position: 1 })
    const own = guild.role('Own', { position: 5, permissions: ManageGuild | more })
    const high = guild.role('High', { position: 10 })
    const boss = guild.role('Boss', { position: 12, permissions: Administrator })
    const m = guild.member(`m-${guild.id}`, { roles: [own] })
    const run = async (member: Member, line: string, options: Record<string, { id: string }> = {}) =>
      (await member.runs(line, { options })).settled()
    const registered = () => listLevelRoles(place.world.database.db, guild.id)
    const give = (level: number, role: { id: string }) =>
      place.world.database.db
        .insertInto('level_roles')
        .values({ guild_id: guild.id, level, role_id: role.id })
        .execute()
    const xpOf = async (member: Member) => (await place.memberRow(member))?.xp ?? 0
    return { place, guild, low, own, high, boss, m, run, registered, give, xpOf }
  }

  describe('/levelroles add', () => {
    test('does not make an administrator of who may manage the server and roles', async () => {
      const { m, run, registered } = await court(ManageRoles)
      const reply = await run(m, '/levelroles add role:Boss level:1')
      expect(reply.text).toContain('does not stand below your highest role')
      expect(reply.components).toEqual([])
      expect(await registered()).toEqual([])
    })

    test('asks for Manage Roles beside Manage Server', async () => {
      const { m, run, registered, guild } = await court()
      await expect(run(m, '/levelroles add role:Low level:1')).rejects.toThrow()
      // In a channel the same bit means no more than that channel's permissions.
      guild.channel('general').overwrite(m, { allow: ManageRoles })
      expect((await run(m, '/levelroles add role:Low level:1')).text).toContain('You need the Manage Roles permission')
      expect(await registered()).toEqual([])
    })

    test('refuses one’s own highest role, and by one’s rank also an administrator', async () => {
      const { m, run, guild } = await court(ManageRoles)
      expect((await run(m, '/levelroles add role:Own level:1')).text).toContain(
        'does not stand below your highest role',
      )
      const deputy = guild.role('Deputy', { position: 8, permissions: Administrator })
      const d = guild.member(`d-${guild.id}`, { roles: [deputy] })
      expect((await run(d, '/levelroles add role:High level:1')).text).toContain('does not stand below your highest')
      expect((await run(d, '/levelroles add role:Low level:1')).text).toContain('is the role for level **1**')
    })

    test('refuses a lower role that carries what one lacks, and lets the owner confirm it', async () => {
      const { m, run, guild, registered } = await court(ManageRoles)
      guild.role('Warden', { position: 1, permissions: BanMembers | SendMessages })
      const reply = await run(m, '/levelroles add role:Warden level:1')
      expect(reply.text).toContain('carries **Ban Members**, which you do not have')
      expect(reply.components).toEqual([])
      const asked = await run(guild.owner, '/levelroles add role:Warden level:1')
      await (await guild.owner.clicks(asked, 'Register it all the same')).settled()
      expect(await registered()).toHaveLength(1)
    })

    test('a confirmation counts for what was shown, and for what one may when it is pressed', async () => {
      const { m, own, run, guild, registered } = await court(ManageRoles | BanMembers | Permission.KickMembers)
      const warden = guild.role('Warden', { position: 1, permissions: Permission.KickMembers })
      const asked = await run(m, '/levelroles add role:Warden level:1')
      expect(asked.text).toContain('carries **Kick Members**')
      warden.permit(Permission.KickMembers | BanMembers)
      const again = await (await m.clicks(asked, 'Register it all the same')).settled()
      expect(again.text).toContain('carries **Kick Members, Ban Members**')
      own.permit(ManageGuild | ManageRoles)
      const refused = await (await m.clicks(again, 'Register it all the same')).settled()
      expect(refused.text).toContain('which you do not have')
      expect(await registered()).toEqual([])
    })

    test('strips nobody of a role above the member by taking its place', async () => {
      const { m, run, give, boss, registered, guild, place } = await court(ManageRoles)
      await give(5, boss)
      expect((await run(m, '/levelroles add role:Low level:9')).text).toContain(`would lose <@&${boss.id}>`)
      expect(await registered()).toHaveLength(1)
      await run(m, '/levelroles add role:Low level:3')
      expect(await registered()).toHaveLength(2)
      await run(guild.owner, '/settings roles type:stack')
      expect(await place.guildRow()).toMatchObject({ role_assign_type: 'stack' })
      guild.role('Lower', { position: 1 })
      await run(m, '/levelroles add role:Lower level:9')
      expect(await registered()).toHaveLength(3)
    })

    test('while Discord does not show the roles refuses, and says to try again', async () => {
      const { guild, run, registered } = await court()
      client().world.discord.misbehave({ failNext: 2, failWith: [500] })
      expect((await run(guild.owner, '/levelroles add role:Low level:1')).text).toContain('try again in a minute')
      client().world.discord.behave()
      expect(await registered()).toEqual([])
    })
  })

  test('/levelroles remove brings nobody the next lower role, where that is above the remover', async () => {
    const { m, run, give, boss, low, registered, guild } = await court(ManageRoles)
    await give(5, boss)
    await give(9, low)
    const refused = await run(m, `/levelroles remove role:${low.id}`)
    expect(refused.text).toContain(`would get <@&${boss.id}> instead, which is not for you to give`)
    expect(await registered()).toHaveLength(2)
    await run(guild.owner, '/settings roles type:stack')
    await run(m, `/levelroles remove role:${low.id}`)
    expect(await registered()).toHaveLength(1)
  })

  test('/levelroles remove leaves alone what one could not register, but for deleted roles', async () => {
    const { m, run, give, boss, low, registered } = await court(ManageRoles)
    await give(10, boss)
    await give(5, low)
    await give(7, { id: '77' })
    expect((await run(m, `/levelroles remove role:${boss.id}`)).text).toContain('does not stand below your highest')
    await run(m, `/levelroles remove role:${low.id}`)
    await run(m, '/levelroles remove role:77')
    expect(await registered()).toEqual([{ level: 10, roleId: boss.id }])
  })

  test('/settings roles is refused where it would give or take a role above the member', async () => {
    const { m, run, give, boss, low, place, guild } = await court(ManageRoles)
    await give(5, low)
    await run(m, '/settings roles type:stack')
    expect(await place.guildRow()).toMatchObject({ role_assign_type: 'stack' })
    await give(10, boss)
    const refused = await run(m, '/settings roles type:single')
    expect(refused.text).toContain(`<@&${boss.id}> does not stand below your highest role`)
    expect(await place.guildRow()).toMatchObject({ role_assign_type: 'stack' })
    await run(guild.owner, '/settings roles type:single')
    expect(await place.guildRow()).toMatchObject({ role_assign_type: 'single' })
  })

  describe('XP', () => {
    test.each([
      ['across it', '/levels give levels:10'],
      ['to within a message of it', `/xp give xp:${xpFor(10) - 1}`],
      ['to the level before it', '/levels give levels:9'],
    ])('does not bring oneself a role above one’s own: %s', async (_, line) => {
      const { m, run, give, boss, xpOf, place } = await court()
      await give(10, boss)
      const reply = await run(m, line, { user: m })
      expect(reply.text).toContain(`<@&${boss.id}> does not stand below your highest role`)
      expect(reply.ephemeral).toBe(true)
      expect([await xpOf(m), await place.jobs()]).toEqual([0, []])
    })

    test('may be given to anybody, oneself too, as far as that moves no role beyond the giver', async () => {
      const { m, run, give, boss, low, xpOf } = await court()
      await give(10, boss)
      await give(5, low)
      await run(m, '/levels give levels:8', { user: m })
      expect(await xpOf(m)).toBe(xpFor(8))
    })

    test('is not given where a lower role carries more than the giver may', async () => {
      const { m, run, guild, give, xpOf } = await court()
      await give(3, guild.role('Warden', { position: 1, permissions: BanMembers }))
      const bob = guild.member(`bob-${guild.id}`)
      expect((await run(m, '/levels give levels:3', { user: bob })).text).toContain('carries **Ban Members**')
      expect(await xpOf(bob)).toBe(0)
    })

    test('is not taken where that strips somebody of a role above the taker', async () => {
      const { m, run, guild, give, boss, place, xpOf } = await court()
      await give(3, boss)
      const chief = guild.member(`chief-${guild.id}`, { roles: [boss] })
      await place.grant(chief, xpFor(3))
      expect((await run(m, '/levels take levels:1', { user: chief })).text).toContain('Nothing was changed')
      expect(await xpOf(chief)).toBe(xpFor(3))
      await run(guild.owner, '/levels take levels:1', { user: chief })
      expect(await xpOf(chief)).toBe(xpFor(2))
    })

    test('of somebody who left brings no role beyond the giver on their return', async () => {
      const { m, run, guild, give, boss, xpOf } = await court()
      await give(3, boss)
      const bob = guild.member(`bob-${guild.id}`)
      bob.leaves()
      expect((await run(m, '/levels give levels:3', { user: bob })).text).toContain('Nothing was changed')
      expect(await xpOf(bob)).toBe(0)
    })
  })

  describe('a channel that the member does not see', () => {
    test('is not ignored for them, nor announced in', async () => {
      const { m, run, guild, place } = await court()
      const secret = guild.channel('secret')
      secret.overwrite(guild.everyone, { deny: ViewChannel })
      const ignore = await run(m, '/ignored channels add', { channel: secret })
      expect(ignore.text).toContain('You cannot see that channel')
      expect(await listIgnored(place.world.database.db, guild.id, 'channels')).toEqual([])
      const announce = await run(m, '/settings notifications', { channel: secret })
      expect(announce.text).toContain('You do not have **View Channels**')
      expect(await place.guildRow()).toMatchObject({ notification_channel_id: null })
    })

    test('is not announced in by way of the menu either', async () => {
      const { m, run, guild, place } = await court()
      const secret = guild.channel('secret')
      const menu = await run(m, '/settings notifications')
      const channels = await (await m.selects(menu, ['channel'])).settled()
      secret.overwrite(guild.everyone, { deny: ViewChannel })
      await (await m.selects(channels, [secret])).settled()
      expect(await place.guildRow()).toMatchObject({ notification_channel_id: null })
    })

    test('but one closed to all but the bot is for who may manage the server to choose', async () => {
      const { m, run, guild, place } = await court()
      const news = guild.channel('news')
      news.overwrite(guild.everyone, { deny: SendMessages })
      await run(m, '/settings notifications', { channel: news })
      expect(await place.guildRow()).toMatchObject({ notification_channel_id: news.id })
    })
  })

  test('the owner is above every role, also those that stand above the owner’s own', async () => {
    const { guild, run, registered } = await court(ALL_PERMISSIONS)
    await run(guild.owner, '/levelroles add role:High level:1')
    expect(await registered()).toHaveLength(1)
  })
})
