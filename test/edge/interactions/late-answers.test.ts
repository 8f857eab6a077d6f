import { afterEach, expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import { eachRuntime } from '../../support/each-runtime.ts'

/** What takes longer than a second is promised first and told later. */
eachRuntime('late answers', (client) => {
  afterEach(() => client().world.tap.become('well'))

  test('a command that takes long is deferred, and answered when it is done', async () => {
    const community = await client().community()
    const alice = community.guild.member('alice')
    await community.grant(alice, 1_210)
    client().world.tap.become('held')
    const reply = await alice.runs('/level', { early: true })
    expect(reply).toMatchObject({ deferred: true, ephemeral: false })
    client().world.tap.become('well')
    expect((await reply.settled()).text).toContain('Level 5')
    expect(reply.message?.mentions).toEqual([])
  })

  test('a private command that takes long stays private', async () => {
    const community = await client().community()
    const [alice, bob] = [community.guild.member('alice'), community.guild.member('bob', { locale: Locale.German })]
    client().world.tap.become('held')
    const reply = await bob.picks('Level', { user: alice }, { early: true })
    client().world.tap.become('well')
    expect((await reply.settled()).text).toContain('hat hier noch nie geschrieben')
    expect(reply.ephemeral).toBe(true)
  })

  test('a button that takes long changes its message when it is done', async () => {
    const community = await client().community()
    const alice = community.guild.member('alice')
    for (let index = 0; index < 11; index++)
      await community.grant(community.guild.member(`member-${index}`), 100 + index)
    const board = await alice.runs('/leaderboard')
    client().world.tap.become('held')
    const turned = await alice.clicks(board, 'Next', { early: true })
    client().world.tap.become('well')
    expect((await turned.settled()).text).toContain('Page 2 of 2')
  })

  test('a late answer that Discord does not take at first is sent again', async () => {
    const community = await client().community()
    const alice = community.guild.member('alice')
    client().world.tap.become('held')
    const reply = await alice.runs('/level', { early: true })
    client().world.discord.misbehave({ failNext: 1, failWith: [502] })
    client().world.tap.become('well')
    expect((await reply.settled()).text).toContain('has never talked here')
  })
})
