import { expect, test } from 'bun:test'
import { oneRuntime } from '../../support/each-runtime.ts'
import { until } from '../../support/until.ts'

/** `/me board`, and members who are not shown. */
oneRuntime('members who hide', (client) => {
  test('leave leaderboards and keep their places, until they want to be shown again', async () => {
    const place = await client().community()
    const { guild, world } = place
    const [ann, bob, cat] = ['ann', 'bob', 'cat'].map((name) => guild.member(name))
    if (!ann || !bob || !cat) throw new Error('three members')
    for (const [nth, member] of [ann, bob, cat].entries()) await place.grant(member, 900 - nth * 100)
    const look = async (line = '/leaderboard') => (await (await bob.runs(line)).settled()).text
    expect(await look('/leaderboard period:all in:messages')).toContain(ann.id)
    expect((await (await ann.runs('/me board hide')).settled()).text).toStartWith(
      'Leaderboards in this server no longer show you',
    )
    expect(await look()).toBe(
      [
        '**Leaderboard**',
        `🥈 <@${bob.id}> · level **4** · 800 XP`,
        `🥉 <@${cat.id}> · level **3** · 700 XP`,
        '-# 1 member is not shown here: hidden, or no longer in the server. Everybody keeps their place.',
      ].join('\n'),
    )
    const stored = world.database.db.selectFrom('period_boards').select('members').where('guild_id', '=', guild.id)
    await until('stored pages forget the member', async () => !JSON.stringify(await stored.execute()).includes(ann.id))
    expect(await look('/leaderboard period:all in:messages')).not.toContain(ann.id)
    const asked = await (await bob.runs('/level', { options: { user: ann } })).settled()
    expect(asked.text).toEndWith('does not show their level here.\n(only you can see this)')
    expect((await (await ann.runs('/level')).settled()).text).toContain('Rank: #1')
    await (await ann.runs('/me board show')).settled()
    expect(await look()).toStartWith(`**Leaderboard**\n🥇 <@${ann.id}>`)
  })

  test('members who left are shown only where the setting says so', async () => {
    const place = await client().community()
    const { guild, world } = place
    const gone = guild.member('gone')
    await place.grant(gone, 500)
    const row = { guild_id: guild.id, user_id: gone.id, left_at: 1 }
    await world.database.db.insertInto('unlisted_members').values(row).execute()
    const look = async () => (await (await guild.owner.runs('/leaderboard')).settled()).text
    expect(await look()).not.toContain(gone.id)
    const saved = await guild.owner.runs('/settings departed-members departed:show')
    expect((await saved.settled()).text).toContain('Leaderboards also show members who left the server.')
    expect(await look()).toContain(`🥇 <@${gone.id}>`)
  })
})
