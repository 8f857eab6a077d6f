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
      expect(reply.text).toBe(`Level-ups are now announced in <#${halls.id}>.\n(only you can see this)`)
      const set = { notification_type: 'channel', notification_channel_id: halls.id }
      expect(await community.guildRow()).toMatchObject(set)
    })

    test('says which permissions the bot lacks in the channel', async () => {
      const community = await client().community()
      const { guild } = community
      const { SendMessages, EmbedLinks, ViewChannel } = Permission
      guild.channel('quiet').overwrite(guild.everyone, { deny: SendMessages | EmbedLinks })
      guild.channel('secret').overwrite(guild.everyone, { deny: ViewChannel })
      const quiet = await asOwner(community, '/settings notifications channel:quiet')
      expect(quiet.text).toContain('where level-ups should be announced: **Send Messages, Embed Links**')
      const secret = await asOwner(community, '/settings notifications channel:secret')
      expect(secret.text).toContain('I cannot see')
    })

    test('checks the permission for threads in a thread', async () => {
      const community = await client().community()
      const { guild } = community
      const general = guild.channel('general')
      general.overwrite(guild.everyone, { deny: Permission.SendMessagesInThreads })
      guild.thread('aside', { in: general })
      const reply = await asOwner(community, '/settings notifications channel:aside')
      expect(reply.text).toContain('where level-ups should be announced: **Send Messages in Threads**')
    })

    test('without a channel offers the four ways, and sets the one that is chosen', async () => {
      const community = await client().community()
      const menu = await asOwner(community, '/settings notifications')
      expect(menu.text).toContain('Now: **In reply to the message**')
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
      expect(reply.text).toContain(`Level-ups are now announced in <#${halls.id}>.`)
      expect(await community.guildRow()).toMatchObject({ notification_channel_id: halls.id })
    })

    test('refuses a channel in which no member can write', async () => {
      const guild = await client().guild()
      const reply = await guild.runs('/settings notifications', {
        options: { channel: '77' },
        permissions: Permission.ManageGuild,
      })
      expect(reply.text).toStartWith('I cannot write messages in a channel of this type')
    })
  })

  test('/settings roles starts a sync of all members’ roles, where any member has reached a level role', async () => {
    const community = await client().community()
    expect((await asOwner(community, '/settings roles type:stack')).text).not.toContain('being changed')
    await community.levelRole(5, 'Knight')
    await community.grant(community.guild.member('alice'), 1_210)
    const reply = await asOwner(community, '/settings roles type:stack')
    expect(reply.text).toContain('keep the roles of all levels that they have reached')
    expect(reply.text).toContain('This message shows the progress')
    expect(await community.guildRow()).toMatchObject({ role_assign_type: 'stack' })
    expect(await community.jobs()).toMatchObject([{ kind: 'guild-roles' }])
  })

  test.each([
    ['2.5', 'Messages now earn **2.5** times the usual XP: 38 to 75 each.'],
    ['0', 'Messages no longer earn XP.'],
    ['0.01', 'Messages now earn **0.01** times the usual XP. That rounds to 0, unless'],
  ])('/settings multiplier %s says how much XP messages earn', async (value, text) => {
    const community = await client().community()
    expect((await asOwner(community, `/settings multiplier multiplier:${value}`)).text).toStartWith(text)
    expect(await community.guildRow()).toMatchObject({ xp_rate: Number(value) })
  })

  test('/settings voice turns XP for voice on, changes only what is named, and shows the rest', async () => {
    const community = await client().community()
    const on = await asOwner(community, '/settings voice xp:5 muted:true cap:300')
    expect(on.text).toStartWith('Each full minute in a voice or stage channel now earns XP: 5 XP per minute;')
    const more = await asOwner(community, '/settings voice streaming:50 muted:false')
    expect(more.text).toContain(
      '5 XP per minute; 50 % more with a stream; at most 300 XP a day; not counted: muted, deafened, alone, AFK channel',
    )
    const stored = { voice_xp: 5, voice_muted: 'ignore', voice_streaming: 50, voice_cap: 300 }
    expect(await community.guildRow()).toMatchObject(stored)
    expect((await asOwner(community, '/settings voice xp:0')).text).toStartWith('Voice and stage channels earn no XP.')
  })

  test.each([
    ['1', 'at most once every **1** second.'],
    ['86400', 'at most once every **86,400** seconds.'],
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
    const reply = await guild.runs(`/settings ${name}`, { options: values, permissions: Permission.Administrator })
    expect(reply.text).toContain('is missing or has a value that I cannot use')
  })

  describe('/settings reset', () => {
    test.each([
      ['notifications', { notification_type: 'reply', notification_channel_id: null }, 'in reply to the message'],
      ['multiplier', { xp_rate: 1 }, 'Messages now earn **1** times the usual XP: 15 to 30 each.'],
      ['delay', { xp_delay_seconds: 60 }, 'at most once every **60** seconds.'],
      ['roles', { role_assign_type: 'single' }, 'only the role of their highest level'],
      ['quiet-time', { quiet_time: null }, 'There is no quiet time'],
    ])('%s restores its default, and leaves the others', async (name, defaults, text) => {
      const before = {
        notification_type: 'dm',
        notification_channel_id: '5',
        xp_rate: 3,
        xp_delay_seconds: 5,
        role_assign_type: 'stack',
        quiet_time: '22:00-07:00 UTC',
      } as const
      const community = await client().community(before)
      expect((await asOwner(community, `/settings reset setting:${name}`)).text).toContain(text)
      expect(await community.guildRow()).toMatchObject({ ...before, ...defaults })
    })

    test('of an unknown setting is refused', async () => {
      const guild = await client().guild()
      const reply = await guild.runs('/settings reset', {
        options: { setting: 'colour' },
        permissions: Permission.Administrator,
      })
      expect(reply.text).toContain('is missing or has a value that I cannot use')
    })
  })

  describe('/settings show', () => {
    test('shows all settings', async () => {
      const community = await client().community({ xp_rate: 2.5, role_assign_type: 'stack' })
      await community.levelRole(5, 'Knight')
      await community.ignoreChannel(community.guild.channel('spam'))
      const reply = await asOwner(community, '/settings show')
      const lines = [
        '## Settings of this server',
        '### Needs attention',
        '✅ Nothing.',
        '### Announcements',
        '**Level-ups are announced**: In reply to the message',
        '**Text of announcements**: My own text',
        '**Announced levels**: All levels',
        '**Quiet time**: None',
        '**Pictures of levels**: Text',
        '**Members who left, on leaderboards**: Not shown',
        '**Data of members who left**: 365 days',
        '**Leaderboard on the web**: Members of the server',
        '### Earning XP',
        '**Multiplier**: ×2.5 (38 to 75 XP per message)',
        '**Several multipliers**: Only the highest counts',
        '**XP per message**: 15 to 30 XP, before multipliers',
        '**Cooldown**: 60 seconds',
        '**Level curve**: Standard (as MEE6 counts)',
        '**Reactions**: Off',
        '**XP decay**: Off',
        '**Voice**: No XP',
        '### Roles',
        '**Level roles**: 1 role, members keep: all they have reached',
        '**Managed by**: members with Manage Server',
        '### Commands',
        '**Commands work**:',
        'In all channels',
        'For all members',
        '### Lists',
        '**Ignored**: 1 channel, 0 roles',
        '**Channels that earn XP**: All that are not ignored',
        '**Multipliers of roles and channels**: 0 channels, 0 roles',
        '**XP boosts**: 0 running or planned',
      ]
      expect(reply.text).toContain(lines.join('\n'))
    })

    test('shows the findings about the settings', async () => {
      const community = await client().community()
      const { guild } = community
      guild.role('King', { position: 50 })
      await community.levelRole(5, 'King')
      await community.levelRole(6, 'Gone')
      guild.role('Gone').delete()
      guild.channel('secret').overwrite(guild.everyone, { deny: Permission.ViewChannel })
      await asOwner(community, '/settings notifications channel:secret')
      const { text } = await asOwner(community, '/settings show')
      expect(text).toContain('the role for level **5**, is not below my highest role')
      expect(text).toContain('The role for level **6** was deleted. Remove it with `/levelroles remove`')
      expect(text).toContain('I cannot see <#')
    })

    test('says that nothing was checked where Discord does not show the server', async () => {
      const guild = await client().guild()
      const reply = await guild.runs('/settings show', { permissions: Permission.ManageGuild })
      expect(reply.text).toContain('so I could not check them')
    })
  })

  test('/settings roles asks the database for the change, its entry of the audit and the sync', async () => {
    const community = await client().community()
    const before = client().world.tap.requests
    await asOwner(community, '/settings roles type:stack')
    expect(client().world.tap.requests - before).toBe(3)
  })

  test.each([
    ['show', {}, 1],
    ['notifications', {}, 1],
    ['multiplier', { multiplier: 2 }, 3],
  ])('/settings %s asks the database as often as it must', async (name, values, times) => {
    const guild = await client().guild()
    const before = client().world.tap.requests
    await guild.runs(`/settings ${name}`, { options: values, permissions: Permission.ManageGuild })
    expect(client().world.tap.requests - before).toBe(times)
  })
})
