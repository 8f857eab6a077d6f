import { expect, test } from 'bun:test'
import { listLevelRoles } from '../../../shared/database/guilds/level-roles.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'

/** `/levelroles rule` and `/levelroles sync`. */
oneRuntime('rules of level roles', (client) => {
  const runs = async ({ guild }: EdgeCommunity, line: string, options = {}) =>
    (await guild.owner.runs(line, { options })).settled()

  async function castle() {
    const community = await client().community()
    const { guild } = community
    const roles = { squire: guild.role('Squire'), knight: guild.role('Knight') }
    await runs(community, '/levelroles add level:1', { role: roles.squire })
    await runs(community, '/levelroles add level:5', { role: roles.knight })
    return { community, ...roles }
  }

  const overview = ({ world, guild }: EdgeCommunity) => guildOverview(world.database.db, guild.id)

  test('a rule that changes nobody is set at once, and the list shows it', async () => {
    const { community, knight } = await castle()
    const reply = await runs(community, '/levelroles rule lost:keep', { role: knight.id })
    expect(reply.text).toContain(`<@&${knight.id}>: at the next role as set with`)
    expect(reply.text).toContain('kept when the level is lost')
    expect(await community.jobs()).toEqual([])
    const stored = { level: 5, roleId: knight.id, whenLost: 'keep' } as const
    expect((await listLevelRoles(community.world.database.db, community.guild.id)).at(-1)).toEqual(stored)
    expect((await overview(community)).levelRoles.at(-1)).toEqual(stored)
    expect((await runs(community, '/levelroles list')).text).toContain('kept when the level is lost')
    const same = await runs(community, '/levelroles rule lost:keep', { role: knight.id })
    expect(same.text).toContain('has this rule already')
  })

  test('a rule that changes roles of members shows how many, and is set with the button', async () => {
    const { community, squire } = await castle()
    await community.grant(community.guild.member('alice'), 1_210)
    const asked = await runs(community, '/levelroles rule next:keep', { role: squire.id })
    expect(asked.text).toContain('1 member would gain it, 0 would lose it.')
    const jobs = async () => (await community.jobs()).filter(({ kind }) => kind === 'guild-roles')
    expect(await jobs()).toEqual([])
    const applied = await (await community.guild.owner.clicks(asked, 'Apply this rule')).settled()
    expect(applied.text).toContain('kept at the next role')
    expect(await jobs()).toHaveLength(1)
    expect((await overview(community)).levelRoles[0]).toMatchObject({ whenNext: 'keep' })
  })

  test('a sync shows whose roles would change before it corrects them, and only one runs at a time', async () => {
    const { community, squire, knight } = await castle()
    const { guild } = community
    expect((await runs(community, '/levelroles sync')).text).toContain('nothing to correct: no member')
    const [alice, bob, eve] = [guild.member('alice'), guild.member('bob', { roles: [knight] }), guild.member('eve')]
    guild.member('newcomer')
    await community.grant(alice, 1_210)
    await community.grant(bob, 120)
    // Discord lists a thousand members at a time.
    for (let nth = 0; nth < 1_000; nth++) guild.member(`one of many ${nth}`)
    const asked = await runs(community, '/levelroles sync')
    expect(asked.text).toContain('**2** of 2 members with XP would gain or lose a level role:')
    expect(asked.text).toContain(`<@&${squire.id}>: 1 would gain it, 0 would lose it`)
    expect(asked.text).toContain(`<@&${knight.id}>: 1 would gain it, 1 would lose it`)
    expect(asked.text).toContain(`<@${alice.id}> +<@&${knight.id}>`)
    expect(asked.text).toContain(`<@${bob.id}> +<@&${squire.id}> −<@&${knight.id}>`)
    expect(asked.text).not.toContain(eve.id)
    expect(asked.text).not.toContain('more members than I can compare')
    const jobs = async () => (await community.jobs()).filter(({ kind }) => kind === 'guild-roles')
    expect(await jobs()).toEqual([])
    const started = await (await guild.owner.clicks(asked, 'Correct the roles of all members')).settled()
    expect(started.text).toContain('are being corrected now')
    expect(await jobs()).toHaveLength(1)
    expect((await runs(community, '/levelroles sync')).text).toContain('are being corrected already')
  })

  test('where Discord does not show the members, the reply says so, and all roles can be corrected anyway', async () => {
    const { community } = await castle()
    const { application } = community.world
    await community.grant(community.guild.member('alice'), 1_210)
    application.allow({ guildMembers: false })
    const asked = await runs(community, '/levelroles sync')
    application.allow({ guildMembers: true })
    expect(asked.text).toContain('Discord does not show me the members right now')
    const started = await (await community.guild.owner.clicks(asked, 'Correct the roles of all members')).settled()
    expect(started.text).toContain('are being corrected now')
  })

  test('a sync where all roles are right needs no button', async () => {
    const { community, squire } = await castle()
    await community.grant(community.guild.member('alice', { roles: [squire] }), 120)
    expect((await runs(community, '/levelroles sync')).text).toContain('nothing to correct: 1 member has the right')
  })

  test('a role of level 0 is for everybody who joins', async () => {
    const { community } = await castle()
    const guest = community.guild.role('Guest')
    const reply = await runs(community, '/levelroles add level:0', { role: guest })
    expect(reply.text).toContain(`Everybody who joins the server gets <@&${guest.id}> now.`)
    expect((await runs(community, '/levelroles list')).text).toContain(`On joining · <@&${guest.id}>`)
  })
})
