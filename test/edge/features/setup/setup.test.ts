import { describe, expect, test } from 'bun:test'
import { ComponentType } from 'discord-api-types/v10'
import { listLevelRoles } from '../../../../shared/database/guilds/level-roles.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import type { Reply } from '../../../support/discord/interactions/reply.ts'
import { eachRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'

/** The menu of a message whose id begins with this. */
function menuOf({ components }: Reply, name: string) {
  for (const row of components) {
    if (row.type !== ComponentType.ActionRow) continue
    for (const one of row.components) if ('custom_id' in one && one.custom_id.startsWith(`${name}:`)) return one
  }
  throw new Error(`there is no menu ${name}`)
}

/** The guide through the first settings of a server. */
eachRuntime('/setup', (client) => {
  const registered = ({ world, guild }: EdgeCommunity) => listLevelRoles(world.database.db, guild.id)
  const choose = (member: Member, reply: Reply, menu: string, values: Parameters<Member['selects']>[1]) =>
    member.selects(reply, values, menuOf(reply, menu).custom_id)
  const rolesPage = async (member: Member) => member.clicks(await member.runs('/setup'), 'Next')

  test('leads a first admin from announcements over level roles to the end', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const halls = community.guild.channel('halls')
    const knight = community.guild.role('Knight')
    const first = await owner.runs('/setup')
    expect(first.ephemeral).toBe(true)
    expect(first.text).toContain('**Setup · step 1 of 3**')
    expect(first.text).toContain('Level-ups are announced: In reply to the message')
    expect(first.text).toContain('Level roles: —')

    const announced = await choose(owner, first, 'setup-channel', [halls])
    expect(announced.content).toBe(`Level-ups are now announced in <#${halls.id}>.`)
    expect(announced.text).toContain(`Level-ups are announced: In <#${halls.id}>`)
    expect(await community.guildRow()).toMatchObject({ notification_channel_id: halls.id })

    const roles = await owner.clicks(announced, 'Next')
    expect(roles.content).toBe('')
    expect(roles.text).toContain('step 2 of 3')
    const added = await choose(owner, roles, 'setup-role', [knight])
    expect(added.content).toContain(`<@&${knight.id}> is now the role for level **5**.`)
    expect(await registered(community)).toEqual([{ level: 5, roleId: knight.id }])
    expect(menuOf(added, 'setup-role').custom_id).toStartWith(`setup-role:1:${owner.id}:10:`)

    const check = await owner.clicks(added, 'Next')
    expect(check.text).toContain('step 3 of 3')
    expect(check.text).toContain('I have not seen a message here yet')
    expect((await owner.clicks(check, 'Refresh')).text).toContain('step 3 of 3')
    const done = await owner.clicks(check, 'Done')
    expect(done.text).toContain('Setup is done')
    expect(done.components).toEqual([])
  })

  test('shows the present settings when it runs again, and changes nothing by itself', async () => {
    const community = await client().community({ notification_type: 'dm' })
    const { owner } = community.guild
    await community.levelRole(5, 'Knight')
    const before = await community.guildRow()
    const again = await owner.runs('/setup')
    expect(menuOf(again, 'setup-announce')).toMatchObject({
      options: [{ value: 'reply', default: false }, { value: 'dm', default: true }, { value: 'disable' }],
    })
    await owner.clicks(await owner.clicks(again, 'Next'), 'Next')
    expect(await community.guildRow()).toEqual(before)
    expect(await registered(community)).toHaveLength(1)
  })

  test.each([
    ['reply', 'in reply to the message'],
    ['dm', 'by direct message'],
    ['disable', 'no longer announced'],
  ])('sets the announcement %s at once', async (type, text) => {
    const community = await client().community({ notification_type: 'channel' })
    const { owner } = community.guild
    const reply = await choose(owner, await owner.runs('/setup'), 'setup-announce', [type])
    expect(reply.content).toContain(text)
    expect(reply.text).toContain('step 1 of 3')
    expect(await community.guildRow()).toMatchObject({ notification_type: type })
  })

  test('names the permissions that the bot lacks in the chosen channel', async () => {
    const { guild } = await client().community()
    guild.channel('quiet').overwrite(guild.everyone, { deny: Permission.SendMessages })
    const reply = await choose(guild.owner, await guild.owner.runs('/setup'), 'setup-channel', [guild.channel('quiet')])
    expect(reply.content).toContain('where level-ups should be announced: **Send Messages**')
  })

  test('needs Manage Server, and its components work only for the member who ran the command', async () => {
    const guild = await client().guild()
    const { ManageGuild } = Permission
    expect((await guild.runs('/setup', { permissions: 0n })).text).toContain('Manage Server')
    const press = async (id: string, permissions: bigint) => (await guild.clicks(id, { permissions })).text
    expect(await press('setup:1:7:roles', 0n)).toContain('Manage Server')
    expect(await press('setup:1:8:roles', ManageGuild)).toStartWith('This belongs to somebody else')
    expect(await press('setup:1:7:nowhere', ManageGuild)).toContain('has expired')
    expect(await press('setup-create:1:7:31:0', ManageGuild)).toContain('Manage Roles')
  })

  describe('the step of the level roles', () => {
    test('sets the role of a level that is chosen in the menu', async () => {
      const community = await client().community()
      const { owner } = community.guild
      const page = await choose(owner, await rolesPage(owner), 'setup-level', ['25'])
      await choose(owner, page, 'setup-role', [community.guild.role('Baron')])
      expect(await registered(community)).toEqual([{ level: 25, roleId: community.guild.role('Baron').id }])
    })

    test('says when members who have reached the level get the role', async () => {
      const community = await client().community()
      const { owner } = community.guild
      await community.grant(community.guild.member('alice'), 1_210)
      const reply = await choose(owner, await rolesPage(owner), 'setup-role', [community.guild.role('Knight')])
      expect(reply.content).toContain('get the role in the next minutes')
      const [job] = await community.jobs()
      // The gateway would replace the page by the progress.
      expect(JSON.parse(job?.payload ?? '')).toMatchObject({ reply: null })
    })

    test('refuses a role that is above the bot, and one of a level that has a role', async () => {
      const community = await client().community()
      const { guild } = community
      guild.role('King', { position: 50 })
      const page = await rolesPage(guild.owner)
      expect((await choose(guild.owner, page, 'setup-role', [guild.role('King')])).content).toContain('not below my')
      await community.levelRole(5, 'Knight')
      const late = await choose(guild.owner, page, 'setup-role', [guild.role('Squire')])
      expect(late.content).toStartWith('Level **5** already has a role')
      expect(late.text).toContain(`Level **5** · <@&${guild.role('Knight').id}>`)
      expect(await registered(community)).toHaveLength(1)
    })

    test('asks for a confirmation of dangerous permissions', async () => {
      const community = await client().community()
      const { owner } = community.guild
      const guard = community.guild.role('Guard', { permissions: Permission.KickMembers })
      const asked = await choose(owner, await rolesPage(owner), 'setup-role', [guard])
      expect(asked.content).toContain('has dangerous permissions: **Kick Members**')
      expect(await registered(community)).toEqual([])
      const reply = await owner.clicks(asked, 'Add it anyway')
      expect(reply.text).toContain('step 2 of 3')
      expect(await registered(community)).toEqual([{ level: 5, roleId: guard.id }])
    })

    test('removes a role that is deselected, but not the role that another admin has set meanwhile', async () => {
      const community = await client().community()
      const { owner } = community.guild
      await community.levelRole(5, 'Knight')
      const page = await choose(owner, await rolesPage(owner), 'setup-level', ['5'])
      const knight = community.guild.role('Knight').id
      expect(menuOf(page, 'setup-role')).toMatchObject({ default_values: [{ id: knight, type: 'role' }] })
      const reply = await choose(owner, page, 'setup-role', [])
      expect(reply.content).toContain('is no longer a level role')
      expect(reply.text).toContain('Level roles: —')
      await community.levelRole(5, 'Squire')
      expect((await choose(owner, page, 'setup-role', [])).content).toStartWith('That is not a level role')
      expect(await registered(community)).toEqual([{ level: 5, roleId: community.guild.role('Squire').id }])
    })
  })

  test('creates the missing roles, with the member in the audit log', async () => {
    const community = await client().community()
    const { owner } = community.guild
    await community.levelRole(5, 'Knight')
    const plan = await owner.clicks(await rolesPage(owner), 'Create roles for me')
    const reply = await owner.clicks(plan, 'Create and use them')
    expect(reply.content).toBe('4 level roles are new.')
    expect((await registered(community)).map(({ level }) => level)).toEqual([5, 10, 20, 30, 50])
    const [request] = client().world.discord.requests.to('POST', '/guilds/:guild/roles').slice(-1)
    expect(request?.reason).toBe(`/setup by member ${owner.id}`)
  })

  test('keeps the changes of two admins who use it at the same time', async () => {
    const community = await client().community()
    const { guild } = community
    const second = guild.member('second', { roles: [guild.role('Admin', { permissions: Permission.Administrator })] })
    const pages = [await rolesPage(guild.owner), await rolesPage(second)] as const
    const ten = await choose(second, pages[1], 'setup-level', ['10'])
    await Promise.all([
      choose(guild.owner, pages[0], 'setup-role', [guild.role('Knight')]),
      choose(second, ten, 'setup-role', [guild.role('Baron')]),
    ])
    expect(await registered(community)).toEqual([
      { level: 5, roleId: guild.role('Knight').id },
      { level: 10, roleId: guild.role('Baron').id },
    ])
  })

  test('is named by /about', async () => {
    const { guild } = await client().community()
    const { text } = await guild.owner.runs('/about')
    expect(text).toContain('Admins begin with')
  })
})
