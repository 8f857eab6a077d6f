import { describe, expect, test } from 'bun:test'
import { listLevelRoles } from '../../../../shared/database/guilds/level-roles.ts'
import { ALL_PERMISSIONS, Permission } from '../../../../shared/discord/permission.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { commandInteraction } from '../../../support/interaction.ts'
import { openCourt } from './court.ts'

const { ManageGuild, ManageRoles, Administrator, BanMembers, SendMessages } = Permission

/** The bot does nothing for a member that this member may not do in Discord. */
oneRuntime('authority over level roles', (client) => {
  const court = (more?: bigint) => openCourt(client(), more)

  describe('/levelroles add', () => {
    test('gives no administrator role for a member with Manage Server and Manage Roles', async () => {
      const { m, run, registered } = await court(ManageRoles)
      const reply = await run(m, '/levelroles add role:Boss level:1')
      expect(reply.text).toContain('is not below your highest role')
      expect(reply.components).toEqual([])
      expect(await registered()).toEqual([])
    })

    test('needs Manage Roles besides Manage Server', async () => {
      const { m, run, registered, guild } = await court()
      await expect(run(m, '/levelroles add role:Low level:1')).rejects.toThrow()
      // In a channel the same bit means no more than that channel's permissions.
      guild.channel('general').overwrite(m, { allow: ManageRoles })
      expect((await run(m, '/levelroles add role:Low level:1')).text).toContain('You need the Manage Roles permission')
      expect(await registered()).toEqual([])
    })

    test('refuses the member’s own highest role, also for an administrator', async () => {
      const { m, run, guild } = await court(ManageRoles)
      expect((await run(m, '/levelroles add role:Own level:1')).text).toContain('is not below your highest role')
      const deputy = guild.role('Deputy', { position: 8, permissions: Administrator })
      const d = guild.member(`d-${guild.id}`, { roles: [deputy] })
      expect((await run(d, '/levelroles add role:High level:1')).text).toContain('is not below your highest')
      expect((await run(d, '/levelroles add role:Low level:1')).text).toContain('is now the role for level **1**')
    })

    test('refuses a lower role with permissions that the member lacks, and lets the owner confirm it', async () => {
      const { m, run, guild, registered } = await court(ManageRoles)
      guild.role('Warden', { position: 1, permissions: BanMembers | SendMessages })
      const reply = await run(m, '/levelroles add role:Warden level:1')
      expect(reply.text).toContain('has permissions that you do not have: **Ban Members**')
      expect(reply.components).toEqual([])
      const asked = await run(guild.owner, '/levelroles add role:Warden level:1')
      await (await guild.owner.clicks(asked, 'Add it anyway')).settled()
      expect(await registered()).toHaveLength(1)
    })

    test('a confirmation is valid for the shown permissions and is checked against the member’s current ones', async () => {
      const { m, own, run, guild, registered } = await court(ManageRoles | BanMembers | Permission.KickMembers)
      const warden = guild.role('Warden', { position: 1, permissions: Permission.KickMembers })
      const asked = await run(m, '/levelroles add role:Warden level:1')
      expect(asked.text).toContain('has dangerous permissions: **Kick Members**')
      warden.permit(Permission.KickMembers | BanMembers)
      const again = await (await m.clicks(asked, 'Add it anyway')).settled()
      expect(again.text).toContain('has dangerous permissions: **Kick Members, Ban Members**')
      own.permit(ManageGuild | ManageRoles)
      const refused = await (await m.clicks(again, 'Add it anyway')).settled()
      expect(refused.text).toContain('that you do not have')
      expect(await registered()).toEqual([])
    })

    test('is refused where the new level role would replace a role above the member', async () => {
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

    test('is refused while Discord does not show the roles, and says to try again', async () => {
      const { guild, run, registered } = await court()
      client().world.discord.misbehave({ failNext: 2, failWith: [500] })
      expect((await run(guild.owner, '/levelroles add role:Low level:1')).text).toContain('Try again in a minute')
      client().world.discord.behave()
      expect(await registered()).toEqual([])
    })

    test('registers a role for an administrator where the bot’s token is unknown, and says what was not checked', async () => {
      const { botId, key } = await client().world.addWhitelabelBot()
      const guild = await client().guild()
      const use = async (permissions: bigint) => {
        const invoker = guild.invoker({ applicationId: botId, permissions })
        const interaction = commandInteraction('/levelroles add', { role: '77', level: 5 }, invoker)
        return (await client().interact(interaction, { botId, key })).text
      }
      expect(await use(Permission.ManageGuild | Permission.ManageRoles)).toContain('Try again in a minute')
      expect(await use(Permission.Administrator)).toContain('I cannot see the roles of this server')
      expect(await listLevelRoles(client().world.database.db, guild.id)).toHaveLength(1)
    })
  })

  test('/levelroles remove is refused where members would get a lower level role that is above the remover', async () => {
    const { m, run, give, boss, low, registered, guild } = await court(ManageRoles)
    await give(5, boss)
    await give(9, low)
    const refused = await run(m, `/levelroles remove role:${low.id}`)
    expect(refused.text).toContain(`would get <@&${boss.id}> instead, and you cannot give that role`)
    expect(await registered()).toHaveLength(2)
    await run(guild.owner, '/settings roles type:stack')
    await run(m, `/levelroles remove role:${low.id}`)
    expect(await registered()).toHaveLength(1)
  })

  test('/levelroles remove is refused for roles that the member could not register, except deleted ones', async () => {
    const { m, run, give, boss, low, registered } = await court(ManageRoles)
    await give(10, boss)
    await give(5, low)
    await give(7, { id: '77' })
    expect((await run(m, `/levelroles remove role:${boss.id}`)).text).toContain('is not below your highest')
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
    expect(refused.text).toContain(`You cannot give or take <@&${boss.id}>`)
    expect(await place.guildRow()).toMatchObject({ role_assign_type: 'stack' })
    await run(guild.owner, '/settings roles type:single')
    expect(await place.guildRow()).toMatchObject({ role_assign_type: 'single' })
  })

  test('the owner may use every role, also those above the owner’s highest', async () => {
    const { guild, run, registered } = await court(ALL_PERMISSIONS)
    await run(guild.owner, '/levelroles add role:High level:1')
    expect(await registered()).toHaveLength(1)
  })
})
