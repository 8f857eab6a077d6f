import { describe, expect, test } from 'bun:test'
import { listSeasons } from '../../../shared/database/seasons/seasons.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { workOnNewestSeason } from '../../support/season-work.ts'
import { takenBy } from '../../support/taken-by.ts'

oneRuntime('/season', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string, options = {}) =>
    (await guild.owner.runs(line, { options })).settled()
  const seasons = ({ world, guild }: EdgeCommunity) => listSeasons(world.database.db, guild.id)
  const worked = ({ world, guild }: EdgeCommunity) => workOnNewestSeason(world.database.db, guild.id, Date.now())

  test('starts, shows who would win, ends after a confirmation, is listed with its board, and is undone', async () => {
    const community = await client().community()
    const { guild } = community
    const { owner } = guild
    const [ann, bob] = [guild.member('ann'), guild.member('bob')]
    const [champion, news] = [guild.role('Champion'), guild.channel('news')]
    guild.roleOf(client().world.application).moveTo(50)
    await community.grant(ann, 1_000)
    const none = await asOwner(community, '/season list')
    expect(none.text).toContain('There has been no season yet')
    const options = { name: 'Winter *26*', xp: 'anew', winners: 1, role: champion, announce: news }
    const started = await asOwner(community, '/season start', options)
    expect(started.text).toStartWith('**Season 1: Winter \\*26\\*** begins now. End it with')
    expect(started.text).toContain('everybody begins anew with 0 XP')
    expect(started.text).toContain(`<@&${champion.id}> goes to 1 winner`)
    expect(started.text).toContain(`I announce the winners in <#${news.id}>.`)
    expect((await asOwner(community, '/season end')).text).toContain('I am still working on a season')
    const curve = await asOwner(community, '/curve set', { preset: 'flat' })
    const refused = await (await owner.clicks(curve, 'Apply this curve')).settled()
    expect(refused.text).toContain('I am still working on a season')
    const decay = await (await owner.clicks(await asOwner(community, '/decay undo days:2'), 'Give it back')).settled()
    expect(decay.text).toContain('I am still working on a season')
    await worked(community)
    expect((await asOwner(community, '/season start')).text).toContain('is not over yet')

    await asOwner(community, '/xp give', { user: bob, xp: 70 })
    const running = async (options = {}) =>
      (await (await ann.runs('/leaderboard', { options: { period: 'season', ...options } })).settled()).text
    expect(await running()).toBe(`**Leaderboard: Season 1: Winter *26***\n🥇 <@${bob.id}> · 70 XP`)
    expect(await running({ in: 'voice' })).toContain('The leaderboard of a season counts all XP')
    const asked = await asOwner(community, '/season end')
    expect(asked.text).toContain('If **Season 1: Winter \\*26\\*** ends now, these members win:')
    expect(asked.text).toContain(`🥇 <@${bob.id}>`)
    expect(asked.text).toContain('1 member has earned XP in it.')
    expect(await seasons(community)).toMatchObject([{ state: 'running' }])
    const ending = await (await owner.clicks(asked, 'End the season')).settled()
    expect([ending.components, ending.text]).toEqual([[], expect.stringContaining('I am ending')])
    expect(await seasons(community)).toMatchObject([{ state: 'ending' }])
    const again = await (await owner.clicks(asked, 'End the season')).settled()
    expect(again.text).toContain('I am still working on a season')
    expect(await running()).toContain('The season is starting or ending right now')
    await worked(community)
    expect(await running()).toContain('No season is running.')

    const listed = await (await ann.runs('/season list')).settled()
    expect(listed.text).toContain(`1 member. 🥇 <@${bob.id}>`)
    const board = await (await ann.clicks(listed, 'Season 1: Winter *26*')).settled()
    expect(board.text).toContain('70')
    expect((await asOwner(community, '/season list', { season: 1 })).text).toBe(board.text)
    expect((await asOwner(community, '/season list', { season: 2 })).text).toContain('no ended season 2')
    expect((await community.memberRow(ann))?.xp).toBe(0)

    const undo = await asOwner(community, '/season undo')
    expect(undo.text).toContain('goes on as if it had not ended')
    await owner.clicks(undo, 'Undo the end')
    await worked(community)
    expect(await seasons(community)).toMatchObject([{ state: 'running', endsAt: null }])
    expect((await community.memberRow(ann))?.xp).toBe(1_000)
    expect((await asOwner(community, '/season undo')).text).toContain('A season is running')
    const audit = (await asOwner(community, '/audit')).text
    for (const did of ['started Season 1', 'ended Season 1', 'undid the end of Season 1']) expect(audit).toContain(did)
  })

  test('is planned to end at a time, in a time zone', async () => {
    const community = await client().community()
    const reply = await asOwner(community, '/season start', { ends: 'Sunday 20:00', zone: 'Europe/Berlin' })
    const [season] = await seasons(community)
    const endsAt = season?.endsAt ?? 0
    const shown = new Date(endsAt).toLocaleString('en-GB', {
      timeZone: 'Europe/Berlin',
      weekday: 'long',
      timeStyle: undefined,
      hour: '2-digit',
      minute: '2-digit',
    })
    expect(shown).toContain('Sunday')
    expect(shown).toContain('20:00')
    expect(reply.text).toContain(`It ends <t:${endsAt / 1_000}:F>. Everybody keeps their XP.`)
    await worked(community)
    const jobs = await community.world.database.db
      .selectFrom('jobs')
      .select(['kind', 'run_at'])
      .where('guild_id', '=', community.guild.id)
      .orderBy('run_at', 'desc')
      .execute()
    expect(jobs[0]).toEqual({ kind: 'season', run_at: endsAt })
  })

  describe('start refuses', () => {
    test.each([
      ['a time that cannot be read', { ends: 'soon' }, 'I do not understand the time “soon”'],
      ['a past time', { ends: '2020-01-01 20:00' }, 'This time is past'],
      ['a time more than a year away', { ends: '2099-01-01 20:00' }, 'at most a year from now'],
      ['an unknown time zone', { ends: '20:00', zone: 'Moon' }, 'Moon'],
    ])('%s', async (_, options, reason) => {
      const community = await client().community()
      expect((await asOwner(community, '/season start', options)).text).toContain(reason)
      expect(await seasons(community)).toEqual([])
    })

    test('a level role, a role with dangerous permissions and a role above the bot', async () => {
      const community = await client().community()
      const { guild } = community
      guild.roleOf(client().world.application).moveTo(20)
      await community.levelRole(5, 'Knight')
      const [chiefs, high] = [guild.role('Chiefs', { permissions: Permission.ManageGuild }), guild.role('High')]
      high.moveTo(40)
      const refused = async (role: object) => (await asOwner(community, '/season start', { role })).text
      expect(await refused(guild.role('Knight'))).toContain('is a level role')
      expect(await refused(chiefs)).toContain('has permissions that winners should not get')
      expect(await refused(high)).toContain('is not below my highest role')
      expect(await seasons(community)).toEqual([])
    })

    test('members without Manage Server, who may only list seasons', async () => {
      const community = await client().community()
      const ann = community.guild.member('ann')
      for (const line of ['/season start', '/season end', '/season undo'])
        expect((await (await ann.runs(line)).settled()).text).toContain('You need the Manage Server permission')
      expect((await (await ann.runs('/season list')).settled()).text).toContain('no season yet')
    })
  })

  test('keeps the curve from being reset while a season begins or ends', async () => {
    const community = await client().community()
    const { db } = community.world.database
    const flat = writeCurve(PRESET_CURVES.flat)
    await db.updateTable('guilds').set({ curve: flat }).where('id', '=', community.guild.id).execute()
    await asOwner(community, '/season start')
    const reset = async () => (await asOwner(community, '/settings reset', { setting: 'curve' })).text
    expect(await reset()).toContain('I am still working on a season')
    await worked(community)
    expect(await reset()).toContain('Levels now follow this curve')
  })

  test('waits for the database at most twice', async () => {
    const community = await client().community()
    const waits = async (line: string, options = {}) =>
      (await takenBy(client().world.tap, () => asOwner(community, line, options))).waits
    expect(await waits('/season start')).toBeLessThanOrEqual(2)
    await worked(community)
    expect(await waits('/season end')).toBeLessThanOrEqual(2)
    expect(await waits('/leaderboard', { period: 'season' })).toBeLessThanOrEqual(2)
    await community.guild.owner.clicks(await asOwner(community, '/season end'), 'End the season')
    await worked(community)
    expect(await waits('/season list', { season: 1 })).toBeLessThanOrEqual(2)
    expect(await waits('/season undo')).toBeLessThanOrEqual(2)
  })
})
