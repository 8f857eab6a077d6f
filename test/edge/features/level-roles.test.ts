import { afterEach, describe, expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import { listLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Reply } from '../../support/discord/interactions/reply.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { newSnowflake } from '../../support/edge-world.ts'
import { commandInteraction } from '../../support/interaction.ts'

/** Which roles members get for a level. */
oneRuntime('level roles', (client) => {
  afterEach(() => client().world.discord.behave())

  const registered = ({ world, guild }: EdgeCommunity) => listLevelRoles(world.database.db, guild.id)
  const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()

  /** A server where Knight is fit to be a level role. */
  async function castle(): Promise<EdgeCommunity> {
    const community = await client().community()
    community.guild.role('Knight')
    return community
  }

  describe('/levelroles add', () => {
    test('registers a role, and marks the guild as changed', async () => {
      const community = await castle()
      const knight = community.guild.role('Knight')
      const reply = await asOwner(community, '/levelroles add role:Knight level:5')
      expect(reply.text).toContain(`<@&${knight.id}> is now the role for level **5**.`)
      expect(reply.text).toContain('Nobody has reached this level yet')
      expect(reply.ephemeral).toBe(true)
      expect(await registered(community)).toEqual([{ level: 5, roleId: knight.id }])
      expect((await community.guildRow()).updated_at).toBeGreaterThan(0)
      expect(await community.jobs()).toEqual([])
    })

    test('starts a sync for members who have reached the level, and says so', async () => {
      const community = await castle()
      await community.grant(community.guild.member('alice'), 1_210)
      const reply = await asOwner(community, '/levelroles add role:Knight level:5')
      expect(reply.text).toContain('are getting the role now')
      const [job, ...others] = await community.jobs()
      expect(others).toEqual([])
      expect(job).toMatchObject({ kind: 'guild-roles', user_id: null })
      const { applicationId } = client().world
      expect(JSON.parse(job?.payload ?? '')).toMatchObject({
        reply: { applicationId, token: reply.interaction.token, locale: 'en-US', expiresAt: expect.any(Number) },
      })
    })

    test('refuses a level that has a role, and a role that has a level', async () => {
      const community = await castle()
      await asOwner(community, '/levelroles add role:Knight level:5')
      community.guild.role('Squire')
      const level = await asOwner(community, '/levelroles add role:Squire level:5')
      expect(level.text).toStartWith('Level **5** already has a role')
      const role = await asOwner(community, '/levelroles add role:Knight level:7')
      expect(role.text).toContain('is already the role for level **5**')
      expect(await registered(community)).toHaveLength(1)
    })

    test('refuses @everyone', async () => {
      const community = await castle()
      const { owner, everyone } = community.guild
      const reply = await owner.runs('/levelroles add level:5', { options: { role: everyone } })
      expect((await reply.settled()).text).toContain('cannot be a level role')
    })

    test('refuses a role that an integration manages', async () => {
      const community = await castle()
      const role = community.guild.roleOf(client().world.application)
      const reply = await community.guild.owner.runs('/levelroles add level:5', { options: { role } })
      expect((await reply.settled()).text).toContain('is managed by an integration')
    })

    test('refuses a role above the bot, and says how to fix that', async () => {
      const community = await castle()
      community.guild.role('King', { position: 50 })
      const reply = await asOwner(community, '/levelroles add role:King level:5')
      expect(reply.text).toContain('is not below my highest role')
      expect(reply.text).toContain('Drag my role above it')
      expect(await registered(community)).toEqual([])
    })

    test('asks for a confirmation before it registers a role with dangerous permissions', async () => {
      const community = await castle()
      const guard = community.guild.role('Guard', { permissions: Permission.KickMembers | Permission.ManageRoles })
      const asked = await asOwner(community, '/levelroles add role:Guard level:5')
      expect(asked.text).toContain('has dangerous permissions: **Kick Members, Manage Roles**')
      expect(await registered(community)).toEqual([])
      const reply = await (await community.guild.owner.clicks(asked, 'Add it anyway')).settled()
      expect(reply.text).toContain('is now the role for level **5**')
      expect(await registered(community)).toEqual([{ level: 5, roleId: guard.id }])
    })

    test('accepts a confirmation only from the same member with the permission, and for a possible level', async () => {
      const guild = await client().guild()
      const press = async (id: string, permissions: bigint) => (await guild.clicks(id, { permissions })).text
      const { ManageGuild, ManageRoles } = Permission
      const both = ManageGuild | ManageRoles
      expect(await press('levelrole-confirm:2:8:55:5:2', both)).toStartWith('This belongs to somebody else')
      expect(await press('levelrole-confirm:2:7:55:5:2', ManageRoles)).toContain('Manage Server')
      expect(await press('levelrole-confirm:2:7:55:5:2', ManageGuild)).toContain('Manage Roles')
      expect(await press('levelrole-confirm:2:7:55:1001:2', both)).toContain('has expired')
      expect(await press('levelrole-confirm:1:7:55:5', both)).toContain('has expired')
    })

    test('refuses a role that was deleted before it was confirmed', async () => {
      const community = await castle()
      const guard = community.guild.role('Guard', { permissions: Permission.KickMembers })
      const asked = await asOwner(community, '/levelroles add role:Guard level:5')
      guard.delete()
      const reply = await (await community.guild.owner.clicks(asked, 'Add it anyway')).settled()
      expect(reply.text).toContain('This role no longer exists')
      expect(await registered(community)).toEqual([])
    })

    test('says that the bot lacks Manage Roles', async () => {
      const community = await castle()
      community.guild.roleOf(client().world.application).permit(0n)
      const reply = await asOwner(community, '/levelroles add role:Knight level:5')
      expect(reply.text).toContain('I need the Manage Roles permission')
    })
  })

  test('a whitelabel bot reads the server with its own token', async () => {
    const { discord } = client().world
    const branded = discord.application({ name: 'Branded' })
    await client().world.storeBot(branded)
    const guild = discord.guild({ name: 'Branded castle', applications: [branded] })
    const use = async (name: string, level: number) => {
      const invoker = {
        applicationId: branded.id,
        guildId: guild.id,
        userId: guild.owner.id,
        permissions: Permission.Administrator,
      }
      const interaction = commandInteraction('/levelroles add', { role: guild.role(name).id, level }, invoker)
      return (await client().interact(interaction, { botId: branded.id, key: branded.state.key })).text
    }
    guild.role('King', { position: 50 })
    expect(await use('King', 5)).toContain('is not below my highest role')
    expect(await use('Knight', 5)).toContain('is now the role for level **5**')
  })

  describe('/levelroles remove', () => {
    test('offers the registered roles by name and by level', async () => {
      const community = await castle()
      await community.levelRole(5, 'Knight')
      await community.levelRole(10, 'Baron')
      const names = async (line: string) => (await community.guild.owner.types(line)).choices.map(({ name }) => name)
      expect(await names('/levelroles remove role:kni')).toEqual(['Level 5 · Knight'])
      expect(await names('/levelroles remove role:10')).toEqual(['Level 10 · Baron'])
      expect(await names('/levelroles remove role:x')).toEqual([])
    })

    test('removes one, and says that members keep it', async () => {
      const community = await castle()
      await community.levelRole(5, 'Knight')
      const line = `/levelroles remove role:${community.guild.role('Knight').id}`
      expect((await asOwner(community, line)).text).toContain('Members who have it keep it')
      expect(await registered(community)).toEqual([])
      expect((await asOwner(community, line)).text).toStartWith('That is not a level role')
    })

    test('takes a name that was typed instead of chosen', async () => {
      const community = await castle()
      await community.levelRole(5, 'Knight')
      await community.levelRole(10, 'Baron')
      expect((await asOwner(community, '/levelroles remove role:@knight')).text).toContain('is no longer a level role')
      const wholeLabel = { options: { role: 'Level 10 · Baron' } }
      const reply = await (await community.guild.owner.runs('/levelroles remove', wholeLabel)).settled()
      expect(reply.text).toContain('is no longer a level role')
      expect(await registered(community)).toEqual([])
    })

    test('of a name that no level role has says to choose from the list', async () => {
      const reply = await asOwner(await castle(), '/levelroles remove role:nonsense')
      expect(reply.text).toContain('Choose one from the list')
    })

    test('of another role says where to look', async () => {
      const community = await castle()
      const reply = await asOwner(community, `/levelroles remove role:${community.guild.role('Knight').id}`)
      expect(reply.text).toMatch(/^That is not a level role\. <\/levelroles list:\d+> shows/)
    })
  })

  describe('/levelroles list', () => {
    test('shows the roles, lowest level first', async () => {
      const community = await castle()
      await community.levelRole(10, 'Baron')
      await community.levelRole(5, 'Knight')
      const { guild } = community
      const lines = [`Level **5** · <@&${guild.role('Knight').id}>`, `Level **10** · <@&${guild.role('Baron').id}>`]
      expect((await asOwner(community, '/levelroles list')).text).toContain(lines.join('\n'))
    })

    test('of many roles has pages', async () => {
      const community = await castle()
      const ranks = Array.from({ length: 100 }, (_, nth) => ({
        ...{ guild_id: community.guild.id, level: nth + 1, role_id: newSnowflake() },
      }))
      await community.world.database.db.insertInto('level_roles').values(ranks).execute()
      const first = await asOwner(community, '/levelroles list')
      expect(first.text).toContain('Page 1 of 2')
      expect(first.text).not.toContain('Level **100**')
      const second = await (await community.guild.owner.clicks(first, 'Next')).settled()
      expect(second.text).toContain('Level **100**')
      expect(second.text).toContain('[Next (off)]')
    })

    test('is of components also where it comes late, and where its page comes late', async () => {
      const community = await castle()
      const { tap, database } = community.world
      const ranks = Array.from({ length: 100 }, (_, nth) => ({
        ...{ guild_id: community.guild.id, level: nth + 1, role_id: newSnowflake() },
      }))
      await database.db.insertInto('level_roles').values(ranks).execute()
      const late = async (asked: () => Promise<Reply>): Promise<Reply> => {
        tap.become('held')
        const reply = await asked()
        expect(reply.deferred).toBe(true)
        tap.become('well')
        return reply.settled()
      }
      const { owner } = community.guild
      const first = await late(() => owner.runs('/levelroles list', { early: true }))
      expect(first.text).toContain('Level **1**')
      const second = await late(() => owner.clicks(first, 'Next', { early: true }))
      expect(second.text).toContain('Level **100**')
      expect(second.message).toMatchObject({ content: '', flags: 32_768 | 64 })
    })

    test('of none says how to add one', async () => {
      expect((await asOwner(await castle(), '/levelroles list')).text).toMatch(
        /There are no level roles yet\. Add one with <\/levelroles add:\d+>/,
      )
    })

    test('speaks the admin’s language', async () => {
      const { guild } = await castle()
      const admin = guild.role('Admin', { permissions: Permission.ManageGuild | Permission.ManageRoles })
      const anna = guild.member(`anna-${guild.id}`, { locale: Locale.German, roles: [admin] })
      expect((await (await anna.runs('/levelroles list')).settled()).text).toContain('Es gibt noch keine Level-Rollen')
    })
  })

  test.each(['add', 'remove', 'list'])('/levelroles %s needs its permissions', async (name) => {
    const guild = await client().guild()
    const values = { add: { role: '5', level: 5 }, remove: { role: '5' }, list: {} }[name] ?? {}
    const reply = await guild.runs(`/levelroles ${name}`, { options: values })
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toBe('You need the Manage Roles permission for this.')
  })

  test.each([
    ['list', 1],
    ['remove role:123456789012345677', 4],
    ['add role:Knight level:3', 4],
  ])('/levelroles %s asks the database as often as it must', async (line, times) => {
    const community = await castle()
    const row = { guild_id: community.guild.id, level: 5, role_id: '123456789012345677' }
    await client().world.database.db.insertInto('level_roles').values(row).execute()
    const before = client().world.tap.requests
    await asOwner(community, `/levelroles ${line}`)
    expect(client().world.tap.requests - before).toBe(times)
  })
})
