import { describe, expect, test } from 'bun:test'
import { listAccessRoles } from '../../../../shared/database/guilds/manager-roles.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { autocompleteInteraction, commandInteraction } from '../../../support/interaction.ts'

/** Roles whose members may use commands that need Manage Server. */
oneRuntime('managers', (client) => {
  const asked = async (act: () => Promise<unknown>): Promise<number> => {
    const before = client().world.tap.requests
    await act()
    return client().world.tap.requests - before
  }

  async function office() {
    const place = await client().community()
    const { guild } = place
    const clerks = guild.role('Clerks', { position: 3 })
    const admins = guild.role('Admins', { position: 4, permissions: Permission.Administrator })
    const admin = guild.member(`admin-${guild.id}`, { roles: [admins] })
    const clerk = guild.member(`clerk-${guild.id}`, { roles: [clerks] })
    /** Uses a command that an admin allowed for the member in Server Settings > Integrations. */
    const use = async (member: Member, line: string, values: Record<string, string | number> = {}) => {
      const permissions = member.roleIds.includes(admins.id) ? Permission.Administrator : Permission.SendMessages
      const who = { guildId: guild.id, userId: member.id, roleIds: member.roleIds, permissions }
      const invoker = { applicationId: client().world.applicationId, ...who }
      return client().interact(commandInteraction(line, values, invoker))
    }
    const rolesWith = async (access: 'manage' | 'view') =>
      (await listAccessRoles(place.world.database.db, guild.id)).flatMap((role) =>
        role.access === access ? [role.roleId] : [],
      )
    const listed = () => rolesWith('manage')
    const viewers = () => rolesWith('view')
    const run = async (line: string) => (await admin.runs(line)).settled()
    return { place, guild, clerks, admins, admin, clerk, use, run, listed, viewers }
  }

  test('a member with a manager role may use commands that need Manage Server, and other members may not', async () => {
    const { clerk, use, run, guild } = await office()
    const set = (member: Member) => use(member, '/settings multiplier', { multiplier: 2 })
    expect((await set(clerk)).text).toStartWith('You need the Manage Server permission for this, or a role')
    const added = await run('/settings managers add role:Clerks')
    expect(added.text).toContain('can now manage me')
    expect((await set(clerk)).text).toContain('**2** times the usual XP')
    const bob = guild.member(`bob-${guild.id}`, { roles: [guild.role('Guests')] })
    expect((await set(bob)).ephemeral).toBe(true)
    await run(`/settings managers remove role:${clerk.roleIds[0]}`)
    expect((await set(clerk)).text).toStartWith('You need the Manage Server permission')
  })

  test('a manager role replaces no permission other than Manage Server', async () => {
    const { clerk, use, run } = await office()
    await run('/settings managers add role:Clerks')
    expect((await use(clerk, '/levelroles list')).text).toContain('You need the Manage Roles permission')
    expect((await use(clerk, '/whitelabel actions')).text).toContain('You need the Administrator permission')
  })

  test('managers cannot add or remove managers, but can list them', async () => {
    const { clerk, clerks, guild, use, run, listed } = await office()
    await run('/settings managers add role:Clerks')
    const guests = guild.role('Guests')
    expect((await use(clerk, '/settings managers add', { role: guests.id })).text).toContain('Administrator permission')
    expect((await use(clerk, '/settings managers remove', { role: clerks.id })).text).toContain('Administrator')
    expect((await use(clerk, '/settings managers list')).text).toContain(`<@&${clerks.id}>`)
    expect(await listed()).toEqual([clerks.id])
  })

  test('members with Manage Server cannot add or remove managers either', async () => {
    const { guild, use, listed } = await office()
    const chief = guild.member(`chief-${guild.id}`, {
      roles: [guild.role('C', { permissions: Permission.ManageGuild })],
    })
    expect((await chief.runs(`/settings managers add role:Clerks`)).text).toContain('Administrator permission')
    expect((await use(chief, '/settings managers add', { role: '77' })).text).toContain('Administrator permission')
    expect(await listed()).toEqual([])
  })

  test('a role may be let look at the dashboard; its members manage nothing', async () => {
    const { clerk, clerks, use, run, listed, viewers } = await office()
    expect((await run('/settings managers add role:Clerks access:view')).text).toContain('can look at the dashboard')
    await run('/settings managers add role:Clerks access:view')
    expect([await viewers(), await listed()]).toEqual([[clerks.id], []])
    expect((await use(clerk, '/settings multiplier', { multiplier: 2 })).text).toStartWith('You need the Manage Server')
    expect((await run('/settings managers list')).text).toContain(`<@&${clerks.id}> can look at the dashboard`)
    const removed = await run(`/settings managers remove role:${clerks.id}`)
    expect(removed.text).toContain('no longer have access')
    expect(await viewers()).toEqual([])
  })

  test('a role that may manage and look is listed once, and may manage', async () => {
    const { clerks, run, listed, viewers } = await office()
    await run('/settings managers add role:Clerks access:view')
    await run('/settings managers add role:Clerks access:manage')
    expect([await viewers(), await listed()]).toEqual([[], [clerks.id]])
    await run('/settings managers add role:Clerks access:view')
    expect([await viewers(), await listed()]).toEqual([[], [clerks.id]])
  })

  test('a reset takes the access of both kinds away', async () => {
    const { guild, run, listed, viewers } = await office()
    await run('/settings managers add role:Clerks')
    guild.role('Guests')
    await run('/settings managers add role:Guests access:view')
    expect((await run('/settings reset setting:managers')).text).toContain('There are none.')
    expect([await viewers(), await listed()]).toEqual([[], []])
  })

  test('a manager gives no XP that brings a manager role, or a role above their own', async () => {
    const { place, guild, clerk, clerks, use, run } = await office()
    await run('/settings managers add role:Clerks')
    const deputies = guild.role('Deputies', { position: 1 })
    await run('/settings managers add role:Deputies')
    const { db } = place.world.database
    await db.insertInto('level_roles').values({ guild_id: guild.id, level: 3, role_id: deputies.id }).execute()
    await db.insertInto('level_roles').values({ guild_id: guild.id, level: 9, role_id: clerks.id }).execute()
    const bob = guild.member(`bob-${guild.id}`)
    const give = (levels: number) => use(clerk, '/levels give', { user: bob.id, levels })
    expect((await give(3)).text).toContain('only administrators decide who that is')
    expect((await give(1)).text).toContain('now level **1**')
    await place.grant(bob, 1_000)
    expect((await give(5)).text).toContain('Nothing was changed')
  })

  test('@everyone and too many roles are refused; a manager role may be added again', async () => {
    const { admin, guild, run, place } = await office()
    const everyone = await admin.runs('/settings managers add', { options: { role: guild.everyone } })
    expect((await everyone.settled()).text).toContain('Everybody has @everyone')
    await run('/settings managers add role:Clerks')
    expect((await run('/settings managers add role:Clerks')).text).toContain('can now manage me')
    const rows = Array.from({ length: 9 }, (_, nth) => ({ guild_id: guild.id, role_id: String(nth + 1) }))
    await place.world.database.db.insertInto('manager_roles').values(rows).execute()
    guild.role('Guests')
    expect((await run('/settings managers add role:Guests')).text).toContain('There are already 10 such roles')
    expect((await run('/settings managers remove role:x')).text).toContain('Choose one from the list')
    const guests = `/settings managers remove role:${guild.role('Guests').id}`
    expect((await run(guests)).text).toContain('Choose one from the list')
  })

  test('are shown, offered by name in the autocompletion, and found by /doctor when they are deleted', async () => {
    const { admin, clerks, run } = await office()
    expect((await run('/settings managers list')).text).toContain(
      'There are none. Members with Manage Server can manage me',
    )
    await run('/settings managers add role:Clerks')
    expect((await run('/settings show')).text).toContain(`members with Manage Server or <@&${clerks.id}>`)
    const suggested = await admin.types('/settings managers remove role:cle')
    expect(suggested.choices).toEqual([{ name: '@Clerks', value: clerks.id }])
    clerks.delete()
    expect((await run('/doctor')).text).toContain('1 manager role was deleted')
  })

  test.each(['clerks', '@Clerks', 'mention'])('remove takes a role that was typed: %s', async (typed) => {
    const { admin, clerks, run, listed } = await office()
    await run('/settings managers add role:Clerks')
    const options = { role: typed === 'mention' ? `<@&${clerks.id}>` : typed }
    const reply = await (await admin.runs('/settings managers remove', { options })).settled()
    expect(reply.text).toContain(`<@&${clerks.id}>`)
    expect(await listed()).toEqual([])
  })

  describe('the access check asks the database', () => {
    test('not for members with Manage Server, without other required permissions, or without a role', async () => {
      const { guild, clerk, use } = await office()
      const invoker = { applicationId: client().world.applicationId, guildId: guild.id, userId: '7' }
      const list = (permissions: bigint, roleIds: string[]) =>
        client().interact(commandInteraction('/ignored roles list', {}, { ...invoker, permissions, roleIds }))
      expect(await asked(() => list(Permission.ManageGuild, ['5']))).toBe(1)
      expect(await asked(() => list(0n, []))).toBe(0)
      expect(await asked(() => use(clerk, '/whitelabel actions'))).toBe(0)
      expect(await asked(() => list(0n, ['5']))).toBe(1)
    })
  })

  test('a manager gets autocompletion, and a member without the permission does not', async () => {
    const { guild, clerks, run } = await office()
    const muted = guild.role('Muted')
    await run('/ignored roles add role:Muted')
    await run('/settings managers add role:Clerks')
    const typing = { name: 'role', type: 3, value: 'mut', focused: true }
    const option = { name: 'roles', type: 2, options: [{ name: 'remove', type: 1, options: [typing] }] }
    const autocomplete = async (roleIds: string[]) => {
      const invoker = { applicationId: client().world.applicationId, guildId: guild.id, userId: '7', roleIds }
      return (await client().interact(autocompleteInteraction('ignored', option, invoker))).choices
    }
    expect(await autocomplete([clerks.id])).toEqual([{ name: '@Muted', value: muted.id }])
    expect(await autocomplete([muted.id])).toEqual([])
    expect(await autocomplete([])).toEqual([])
  })

  test('/settings reset removes all manager roles, where an administrator asks for it', async () => {
    const community = await client().community()
    const { guild } = community
    const asOwner = async (line: string) => (await guild.owner.runs(line)).settled()
    await asOwner(`/settings managers add role:${guild.role('Helpers').name}`)
    expect((await asOwner('/settings show')).text).toContain('**Managed by**: members with Manage Server or <@&')
    expect((await asOwner('/settings reset setting:managers')).text).toContain('There are none.')
    expect((await asOwner('/settings show')).text).toContain('**Managed by**: members with Manage Server\n')
  })

  test('/settings reset of manager roles is refused to a member who is not an administrator', async () => {
    const guild = await client().guild()
    const reply = await guild.runs('/settings reset', {
      options: { setting: 'managers' },
      permissions: Permission.ManageGuild,
    })
    expect(reply.text).toContain('Administrator')
  })
})
