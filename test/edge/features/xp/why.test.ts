import { expect, test } from 'bun:test'
import { ChannelType } from 'discord-api-types/v10'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { XpSource } from '../../../../shared/levelling/xp-ledger.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { earns } from '../../../support/earning.ts'
import { fewestWaits, takenBy } from '../../../support/taken-by.ts'

/** `/xp why`: each thing that can keep a member from earning. */
oneRuntime('/xp why', (client) => {
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

  test('voice, reactions and decay are explained where the server uses them, with what the member has earned today', async () => {
    const settings = { voice_xp: 5, voice_cap: 100, reaction_given_xp: 2, reaction_given_cap: 20, xp_rate: 2 }
    const place = await client().community({ ...settings, decay_percent: 1.5, decay_after_days: 30 })
    const { guild } = place
    const [lounge, bob] = [guild.channel('Lounge', { type: ChannelType.GuildVoice }), guild.member('bob')]
    await place.grant(bob, 1_000)
    const { db } = place.world.database
    const [now, key] = [Date.now(), { guild_id: guild.id, user_id: bob.id }]
    // A gateway whose clock is ahead counts the XP of the next day already, and the limits of a day are about that day.
    const day = Math.floor(now / DAY_MS) + 1
    await db.updateTable('guild_users').set({ last_xp_at: 1, earned_at: null }).where('user_id', '=', bob.id).execute()
    await db
      .insertInto('earning_days')
      .values({ ...key, source: 'reaction-given', day, xp: 6 })
      .execute()
    const times = { started_at: now, changed_at: now, settled_at: now, counts_since: null, next_minute: 0 }
    const stay = { ...key, ...times, channel_id: lounge.id, flags: 1, roles: '', day, day_xp: 40 }
    await db
      .insertInto('voice_sessions')
      .values({ ...stay, pending_from: 0, pending_minutes: 0, pending_xp: 0 })
      .execute()
    const { content } = await guild.owner.runs('/xp why user:@bob')
    const bobs = `<@${bob.id}> (bob)`
    expect(content?.split('\n').slice(2)).toEqual([
      `❌ ${bobs} is in <#${lounge.id}>, but the minutes do not count: muted, or in the audience of a stage.`,
      '🎙️ A full minute in a voice channel with company earns 10 XP (multiplier ×2). Today: 40 of at most 100 XP.',
      '👍 Giving a reaction earns 4 XP (multiplier ×2). Today: 6 of at most 20 XP.',
      expect.stringContaining(`${bobs} now loses 15 XP a day.`),
    ])
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

  test('a member who turned counting off earns no XP', async () => {
    const { guild } = await client().community()
    const bob = guild.member('bob')
    await bob.runs('/me counting off')
    const said = `❌ <@${bob.id}> (bob) does not want to be counted, and so earns no XP. Only the member can change that, with \`/me counting on\`.`
    expect((await guild.owner.runs('/xp why user:@bob')).content).toBe(said)
    await bob.runs('/me counting on')
    expect((await guild.owner.runs('/xp why user:@bob')).content).toStartWith('✅')
  })

  test('a bot, and a member who has left, earn nothing', async () => {
    const { guild } = await client().community()
    const [robot, bob] = [guild.member('robot', { bot: true }), guild.member('bob')]
    bob.leaves()
    const ask = async (user: { id: string }) => (await guild.owner.runs('/xp why', { options: { user } })).content
    expect(await ask(robot)).toBe(`❌ <@${robot.id}> (robot) is a bot, and bots earn no XP.`)
    expect(await ask(bob)).toBe(`❌ <@${bob.id}> (bob) is not in this server.`)
  })

  test('it waits for the database once', async () => {
    const { guild } = await client().community()
    const ask = () => takenBy(client().world.tap, () => guild.owner.runs('/xp why'))
    const { waits, statements } = await fewestWaits(1, ask)
    expect([waits, statements]).toEqual([1, 4])
  })

  test('it shows the last message that earned XP, among the other changes', async () => {
    const place = await client().community()
    const { guild, world } = place
    const [bob, channelId] = [guild.member('bob'), guild.channel('general').id]
    await place.grant(bob, 100)
    const { db } = world.database
    const at = Date.UTC(2026, 1, 3)
    const earn = { guildId: guild.id, userId: bob.id, channelId }
    await earns(db, { ...earn, xp: 21, at: at - 1 })
    const messageId = await earns(db, { ...earn, xp: 22, at })
    const { content } = await guild.owner.runs('/xp why user:@bob')
    const url = `https://discord.com/channels/${guild.id}/${channelId}/${messageId}`
    expect(content?.split('\n').slice(-2)).toEqual([
      'Lately:',
      `**+22** XP · [message](${url}) in <#${channelId}> · <t:${at / 1_000}:R>`,
    ])
  })

  test('it shows what the member was given or lost lately, and by whom', async () => {
    const { guild, world } = await client().community()
    const { owner } = guild
    const bob = guild.member('bob')
    const row = { guild_id: guild.id, user_id: bob.id, actor_id: null, reason: null, reverses: null }
    const entry = (source: XpSource, amount: number, at: number) => ({ ...row, source, entry_key: `${at}`, amount, at })
    const rows = [
      entry('voice', 10, 1_000),
      entry('voice', 1_200, 3_000),
      { ...entry('admin', -30, 4_000), actor_id: owner.id, reason: 'for *spam*' },
      entry('decay', -5, 2_000),
    ]
    await world.database.db.insertInto('xp_ledger').values(rows).execute()
    const { content } = await owner.runs('/xp why user:@bob')
    expect(content?.split('\n').slice(-4)).toEqual([
      'Lately:',
      `**−30** XP · changed by an admin · <@${owner.id}> · <t:4:R> · for \\*spam\\*`,
      '**+1,200** XP · voice channel · <t:3:R>',
      '**−5** XP · silence · <t:2:R>',
    ])
  })
})
