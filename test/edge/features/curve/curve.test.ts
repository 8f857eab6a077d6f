import { expect, test } from 'bun:test'
import { Permission } from '../../../../shared/discord/permission.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'
import { fewestWaits, takenBy } from '../../../support/taken-by.ts'
import { until } from '../../../support/until.ts'

oneRuntime('/curve', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string, options = {}) =>
    (await guild.owner.runs(line, { options })).settled()
  const jobs = ({ world, guild }: EdgeCommunity) =>
    world.database.db.selectFrom('jobs').selectAll().where('guild_id', '=', guild.id).orderBy('id').execute()

  test('shows a table first, changes the curve only when the button is clicked, and goes back', async () => {
    const community = await client().community()
    const { owner } = community.guild
    expect((await asOwner(community, '/curve show')).text).toContain('Standard (as MEE6 counts)')
    expect((await asOwner(community, '/curve undo')).text).toContain('nothing to undo')

    const asked = await asOwner(community, '/curve set', { preset: 'flat' })
    expect(asked.text).toContain('Level        now     then\n    1        100    1,000')
    expect(asked.text).toContain('  100  1,899,250  100,000')
    expect(await community.guildRow()).toMatchObject({ curve: '1000,13500,45500', curve_before: null })
    const applied = await (await owner.clicks(asked, 'Apply this curve')).settled()
    expect(applied.text).toContain('Levels now follow this curve: **Flat: 1,000 XP each level**')
    expect(applied.components).toEqual([])
    expect(await community.guildRow()).toMatchObject({ curve: '0,0,600000', curve_before: '1000,13500,45500' })
    const [job, ...others] = await jobs(community)
    expect([job?.kind, others]).toEqual(['recalculate-levels', []])
    expect(JSON.parse(job?.payload ?? '{}')).toMatchObject({
      reply: { locale: 'en-US' },
      since: (await community.guildRow()).curve_changed_at,
    })

    const shown = await asOwner(community, '/curve show')
    expect(shown.text).toContain('it was: **Standard (as MEE6 counts)**')
    expect(shown.text).toContain('still recalculating')
    expect((await asOwner(community, '/doctor')).text).toContain('I am still recalculating the members’ levels')
    await owner.clicks(await asOwner(community, '/curve undo'), 'Apply this curve')
    expect(await community.guildRow()).toMatchObject({ curve: '1000,13500,45500', curve_before: '0,0,600000' })
    expect(await jobs(community)).toHaveLength(2)
    const again = await asOwner(community, '/curve set', { preset: 'mee6' })
    expect(again.text).toContain('already follow this curve')
  })

  test('takes own coefficients, and refuses those whose levels do not rise or take too much XP', async () => {
    const community = await client().community()
    const { owner } = community.guild
    expect((await asOwner(community, '/curve set')).text).toContain('Choose a preset')
    const falling = await asOwner(community, '/curve set', { square: -1, linear: 100 })
    expect(falling.text).toContain('level 51 would take no more XP')
    expect(falling.components).toEqual([])
    const high = await asOwner(community, '/curve set', { cubic: 9_000_000, square: 9_000_000 })
    expect(high.text).toContain('level 1,000 would take more XP than a member can have')
    const huge = await asOwner(community, '/curve set', { cubic: 10_000_000 })
    expect(huge.text).toContain('The largest are 9,000,000 for L³, 8,333,333,333 for L² and 1,500,000,000,000 for L')
    const asked = await asOwner(community, '/curve set', { square: 0.5, linear: 60 })
    await owner.clicks(asked, 'Apply this curve')
    expect(await community.guildRow()).toMatchObject({ curve: '0,300,36000' })
    expect((await asOwner(community, '/curve show')).text).toContain('Own: 0.5\u00A0L² +\u00A060\u00A0L XP for level L')
  })

  test('shows who would go up and down and gain or lose a level role, with two waits for the database', async () => {
    const community = await client().community()
    const { guild } = community
    const [ann, bob] = [guild.member('ann'), guild.member('bob')]
    await asOwner(community, '/xp give', { user: ann, xp: 5_000 })
    await asOwner(community, '/xp give', { user: bob, xp: 30_000 })
    await community.levelRole(10, 'Gold')
    await until('both members are counted', async () => (await community.guildRow()).member_count === 2)
    const shows = async (line: string, options = {}) => {
      let shown = ''
      const ask = async () => {
        shown = (await asOwner(community, line, options)).text
      }
      const { waits } = await fewestWaits(2, () => takenBy(client().world.tap, ask))
      expect([line, waits <= 2]).toEqual([line, true])
      return shown
    }
    for (const line of ['/curve preview', '/curve set']) {
      const shown = await shows(line, { preset: 'flat' })
      expect(shown).toContain('Of 2 members with XP, 1 would go up and 1 would go down.')
      expect(shown).toContain(`- <@&${guild.role('Gold').id}> (level 10): 0 would gain it, 1 would lose it`)
    }
    await guild.owner.clicks(await asOwner(community, '/curve set', { preset: 'flat' }), 'Apply this curve')
    expect(await shows('/curve undo')).toContain('1 would gain it, 0 would lose it')
  })

  test('changes the level that /level and /xp show at once, before any level is recalculated', async () => {
    const community = await client().community()
    const ann = community.guild.member('ann')
    await asOwner(community, '/xp give', { user: ann, xp: 2_500 })
    await community.guild.owner.clicks(await asOwner(community, '/curve set', { preset: 'flat' }), 'Apply this curve')
    expect((await asOwner(community, '/level', { user: ann })).text).toContain('Level 2')
    expect((await asOwner(community, '/leaderboard')).text).toContain('2')
    const taken = await asOwner(community, '/levels take', { user: ann, levels: 1 })
    expect(taken.text).toContain('now level **1**, 1,000 XP')
  })

  test('is refused to a manager who could not give the level roles by hand', async () => {
    const community = await client().community()
    const { guild } = community
    await community.levelRole(5, 'Knight')
    guild.role('Managers', { permissions: Permission.ManageGuild })
    const manager = guild.member('manager')
    manager.gets(guild.role('Managers'))
    guild.role('Knight').moveTo(40)
    const asked = await (await manager.runs('/curve set', { options: { preset: 'flat' } })).settled()
    const refused = await (await manager.clicks(asked, 'Apply this curve')).settled()
    expect(refused.text).toContain('you cannot give one of these roles')
    expect(await community.guildRow()).toMatchObject({ curve: '1000,13500,45500' })
  })

  test('is reset by /settings reset, and the levels are recalculated', async () => {
    const community = await client().community({ curve: '0,0,600000' })
    const reply = await asOwner(community, '/settings reset', { setting: 'curve' })
    expect(reply.text).toContain('Standard (as MEE6 counts)')
    expect(await community.guildRow()).toMatchObject({ curve: '1000,13500,45500' })
    expect((await jobs(community)).map(({ kind }) => kind)).toEqual(['recalculate-levels'])
  })
})
