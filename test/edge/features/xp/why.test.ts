import { expect, test } from 'bun:test'
import { ChannelType } from 'discord-api-types/v10'
import { eachRuntime } from '../../../support/each-runtime.ts'

/** `/xp why`: each thing that can keep a member from earning. */
eachRuntime('/xp why', (client) => {
  const GAIN = 'A message earns 15 to 30 XP (multiplier ×1), at most once every 60 seconds.'

  test('for a member who can earn, it shows what a message earns', async () => {
    const { guild } = await client().community()
    const reply = await guild.owner.runs('/xp why')
    expect(reply).toMatchObject({ ephemeral: true })
    const channel = guild.channel('general').id
    expect(reply.content).toBe(
      `✅ The next message of <@${guild.owner.id}> (${guild.owner.name}) in <#${channel}> earns XP.\n${GAIN}`,
    )
  })

  test('a multiplier changes the shown XP, and a multiplier of 0 is named', async () => {
    const richly = await client().community({ xp_rate: 2.5, xp_delay_seconds: 1 })
    const gain = 'A message earns 38 to 75 XP (multiplier ×2.5), at most once every 1 second.'
    expect((await richly.guild.owner.runs('/xp why')).content).toEndWith(gain)
    const never = await client().community({ xp_rate: 0 })
    const zero = (await never.guild.owner.runs('/xp why')).content
    expect(zero).toStartWith('❌ The multiplier of this server is 0')
    expect(zero).toEndWith('`/settings multiplier`.')
  })

  test('a cooldown says when it is over', async () => {
    const place = await client().community()
    const bob = place.guild.member('bob')
    await place.grant(bob, 100)
    const earned = Date.now() - 20_000
    await place.world.database.db
      .updateTable('guild_users')
      .set({ last_xp_at: earned })
      .where('user_id', '=', bob.id)
      .execute()
    const reply = await place.guild.owner.runs('/xp why user:@bob')
    expect(reply.content).toContain(`earns XP again <t:${Math.ceil((earned + 60_000) / 1_000)}:R>.`)
  })

  test('an ignored channel is named, and also its ignored category or parent channel', async () => {
    const place = await client().community()
    const { guild } = place
    const quiet = guild.channel('quiet')
    const corner = guild.channel('corner', { type: ChannelType.GuildCategory })
    const inside = guild.channel('inside', { in: corner })
    await place.ignoreChannel(quiet)
    await place.ignoreChannel(corner)
    const ask = async (channel: { id: string }) => (await guild.owner.runs('/xp why', { options: { channel } })).content
    expect(await ask(quiet)).toStartWith(`❌ <#${quiet.id}> is ignored: nobody earns XP there.`)
    expect(await ask(inside)).toStartWith(`❌ <#${inside.id}> is in <#${corner.id}>, which is ignored`)
    expect(await ask(guild.channel('general'))).toStartWith('✅')
  })

  test('a thread two levels below an ignored category is recognised, also without stored channels', async () => {
    const place = await client().community()
    const { guild } = place
    const corner = guild.channel('corner', { type: ChannelType.GuildCategory })
    const thread = guild.thread('thread', { in: guild.channel('inside', { in: corner }) })
    const open = guild.thread('open', { in: guild.channel('general') })
    await place.ignoreChannel(corner)
    const ask = async (channel: { id: string }) => (await guild.owner.runs('/xp why', { options: { channel } })).content
    expect(await ask(thread)).toStartWith(`❌ <#${thread.id}> is in <#${corner.id}>, which is ignored`)
    expect(await ask(open)).toStartWith('✅')
    expect((await guild.owner.runs('/xp why', { in: thread })).content).toContain('which is ignored')
    client().world.discord.misbehave({ failShare: 1 })
    const unsure = await ask(open)
    client().world.discord.behave()
    expect(unsure).toContain(`does not show me in which category <#${open.id}> is`)
  })

  test('without a named channel, the current channel counts', async () => {
    const place = await client().community()
    const quiet = place.guild.channel('quiet')
    await place.ignoreChannel(quiet)
    expect((await place.guild.owner.runs('/xp why', { in: quiet })).content).toContain('is ignored')
  })

  test('an ignored role is named', async () => {
    const place = await client().community()
    const role = place.guild.role('Muted')
    const bob = place.guild.member('bob', { roles: [role] })
    await place.ignoreRole(role)
    const reply = await place.guild.owner.runs('/xp why user:@bob')
    expect(reply.content).toStartWith(`❌ <@${bob.id}> (bob) has <@&${role.id}>`)
    expect(reply.content).toEndWith('`/ignored roles remove`.')
  })

  test('a bot, and a member who has left, earn nothing', async () => {
    const { guild } = await client().community()
    const [robot, bob] = [guild.member('robot', { bot: true }), guild.member('bob')]
    bob.leaves()
    const ask = async (user: { id: string }) => (await guild.owner.runs('/xp why', { options: { user } })).content
    expect(await ask(robot)).toBe(`❌ <@${robot.id}> (robot) is a bot, and bots earn no XP.`)
    expect(await ask(bob)).toBe(`❌ <@${bob.id}> (bob) is not in this server.`)
  })

  test('it asks the database once', async () => {
    const { guild } = await client().community()
    const before = client().world.tap.requests
    await guild.owner.runs('/xp why')
    expect(client().world.tap.requests - before).toBe(1)
  })
})
