import { describe, expect, test } from 'bun:test'
import { Permission } from '../../../../shared/discord/permission.ts'
import { eachRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'

/** How levelling works in a server. */
eachRuntime('settings', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()

  describe('/settings notifications', () => {
    test('with a channel announces there', async () => {
      const community = await client().community()
      const halls = community.guild.channel('halls')
      const reply = await asOwner(community, '/settings notifications channel:halls')
      expect(reply.text).toBe(`Level-ups are announced in <#${halls.id}>.\n(only you can see this)`)
      const set = { notification_type: 'channel', notification_channel_id: halls.id }
      expect(await community.guildRow()).toMatchObject(set)
    })

    test('says what the bot may not do in the channel', async () => {
      const community = await client().community()
      const { guild } = community
      const { SendMessages, EmbedLinks, ViewChannel } = Permission
      guild.channel('quiet').overwrite(guild.everyone, { deny: SendMessages | EmbedLinks })
      guild.channel('secret').overwrite(guild.everyone, { deny: ViewChannel })
      const quiet = await asOwner(community, '/settings notifications channel:quiet')
      expect(quiet.text).toContain('I lack: **Send Messages, Embed Links**')
      const secret = await asOwner(community, '/settings notifications channel:secret')
      expect(secret.text).toContain('I cannot see')
    })

    test('knows that in a thread another permission counts', async () => {
      const community = await client().community()
      const { guild } = community
      const general = guild.channel('general')
      general.overwrite(guild.everyone, { deny: Permission.SendMessagesInThreads })
      guild.thread('aside', { in: general })
      const reply = await asOwner(community, '/settings notifications channel:aside')
      expect(reply.text).toContain('I lack: **Send Messages in Threads**')
    })

    test('without a channel offers the four ways, and sets the one that is chosen', async () => {
      const community = await client().community()
      const menu = await asOwner(community, '/settings notifications')
      expect(menu.text).toContain('At present: **In reply to the message**')
      expect(menu.text).toContain('*In reply to the message | In one channel | By direct message | Not at all')
      const reply = await (await community.guild.owner.selects(menu, ['dm'])).settled()
      expect(reply.text).toContain('by direct message')
      expect(reply.components).toEqual([])
      expect(await community.guildRow()).toMatchObject({ notification_type: 'dm' })
    })

    test('asks for the channel where one channel is chosen', async () => {
      const community = await client().community()
      const { owner } = community.guild
      const halls = community.guild.channel('halls')
      const menu = await asOwner(community, '/settings notifications')
      const channelMenu = await (await owner.selects(menu, ['channel'])).settled()
      expect(channelMenu.text).toContain('In which channel')
      expect(await community.guildRow()).toMatchObject({ notification_type: 'reply' })
      const reply = await (await owner.selects(channelMenu, [halls])).settled()
      expect(reply.text).toContain(`Level-ups are announced in <#${halls.id}>.`)
      expect(await community.guildRow()).toMatchObject({ notification_channel_id: halls.id })
    })

    test('refuses a channel in which nobody can write', async () => {
      const guild = await client().guild()
      const reply = await guild.run(
        '/settings notifications',
        { channel: '77' },
        { permissions: Permission.ManageGuild },
      )
      expect(reply.text).toStartWith('I cannot write messages in a channel of that kind')
    })
  })

  test('/settings roles has everybody’s roles changed, where anybody has come far enough', async () => {
    const community = await client().community()
    expect((await asOwner(community, '/settings roles type:stack')).text).not.toContain('being changed')
    await community.levelRole(5, 'Knight')
    await community.grant(community.guild.member('alice'), 1_210)
    const reply = await asOwner(community, '/settings roles type:stack')
    expect(reply.text).toContain('keep the roles of all levels they have reached')
    expect(reply.text).toContain('This message will show how far that is')
    expect(await community.guildRow()).toMatchObject({ role_assign_type: 'stack' })
    expect(await community.jobs()).toMatchObject([{ kind: 'guild-roles' }])
  })

  test.each([
    ['2.5', 'Messages are worth **2.5** times as much: 38 to 75 XP each.'],
    ['0', 'Messages earn no XP any more.'],
    ['0.01', 'Messages earn no XP any more.'],
  ])('/settings multiplier %s says what messages are worth', async (value, text) => {
    const community = await client().community()
    expect((await asOwner(community, `/settings multiplier multiplier:${value}`)).text).toStartWith(text)
    expect(await community.guildRow()).toMatchObject({ xp_rate: Number(value) })
  })

  test.each([
    ['1', 'at most once in **1** second.'],
    ['86400', 'at most once in **86,400** seconds.'],
  ])('/settings delay %s says how often a member earns', async (value, text) => {
    const community = await client().community()
    expect((await asOwner(community, `/settings delay seconds:${value}`)).text).toContain(text)
    expect(await community.guildRow()).toMatchObject({ xp_delay_seconds: Number(value) })
  })

  test.each([
    ['multiplier', { multiplier: 10.5 }],
    ['multiplier', { multiplier: -1 }],
    ['delay', { seconds: 0 }],
    ['delay', { seconds: 86_401 }],
    ['roles', { type: 'both' }],
  ])('/settings %s refuses %j, which Discord would not send', async (name, values) => {
    const guild = await client().guild()
    const reply = await guild.run(`/settings ${name}`, values, { permissions: Permission.Administrator })
    expect(reply.text).toContain('is missing or has a value I cannot use')
  })

  describe('/settings show', () => {
    test('shows everything at a glance', async () => {
      const community = await client().community({ xp_rate: 2.5, role_assign_type: 'stack' })
      await community.levelRole(5, 'Knight')
      await community.ignoreChannel(community.guild.channel('spam'))
      const reply = await asOwner(community, '/settings show')
      const lines = [
        '**To be looked at**',
        '✅ Nothing.',
        'Level-ups are announced: In reply to the message',
        'Multiplier: × 2.5 (38 to 75 XP a message)',
        'Cooldown: 60 seconds',
        'Level roles: 1 role, members keep: all that were reached',
        'Managed by: whoever has Manage Server',
        'Ignored: 1 channel, 0 roles',
      ]
      expect(reply.text).toContain(lines.join('\n'))
    })

    test('shows what is odd about them', async () => {
      const community = await client().community()
      const { guild } = community
      guild.role('King', { position: 50 })
      await community.levelRole(5, 'King')
      await community.levelRole(6, 'Gone')
      guild.role('Gone').delete()
      guild.channel('secret').overwrite(guild.everyone, { deny: Permission.ViewChannel })
      await asOwner(community, '/settings notifications channel:secret')
      const { text } = await asOwner(community, '/settings show')
      expect(text).toContain('for level **5** does not stand below my highest role')
      expect(text).toContain('The role for level **6** was deleted. Remove it with `/levelroles remove`')
      expect(text).toContain('I cannot see <#')
    })

    test('of a server that Discord does not show says that it is unchecked', async () => {
      const guild = await client().guild()
      const reply = await guild.run('/settings show', {}, { permissions: Permission.ManageGuild })
      expect(reply.text).toContain('so they are not checked')
    })
  })

  test('/settings roles asks the database twice', async () => {
    const community = await client().community()
    const before = client().world.tap.requests
    await asOwner(community, '/settings roles type:stack')
    expect(client().world.tap.requests - before).toBe(2)
  })

  test.each([
    ['show', {}, 1],
    ['notifications', {}, 1],
    ['multiplier', { multiplier: 2 }, 1],
  ])('/settings %s asks the database as often as it must', async (name, values, times) => {
    const guild = await client().guild()
    const before = client().world.tap.requests
    await guild.run(`/settings ${name}`, values, { permissions: Permission.ManageGuild })
    expect(client().world.tap.requests - before).toBe(times)
  })
})
