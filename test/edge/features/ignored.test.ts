import { describe, expect, test } from 'bun:test'
import { type IgnoredKind, listIgnored } from '../../../shared/database/guilds/ignored.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'

/** Channels and roles that earn no XP. */
oneRuntime('ignored channels and roles', (client) => {
  const listed = ({ world, guild }: EdgeCommunity, kind: IgnoredKind) => listIgnored(world.database.db, guild.id, kind)
  const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()

  describe('/ignored channels', () => {
    test('add ignores a channel, and marks the guild as changed', async () => {
      const community = await client().community()
      const spam = community.guild.channel('spam')
      const reply = await asOwner(community, '/ignored channels add channel:spam')
      expect(reply.text).toStartWith(`Messages in <#${spam.id}> and its threads no longer earn XP`)
      expect(reply.ephemeral).toBe(true)
      expect(await listed(community, 'channels')).toEqual([spam.id])
      expect((await community.guildRow()).updated_at).toBeGreaterThan(0)
    })

    test('add accepts categories and threads', async () => {
      const community = await client().community()
      const archive = community.guild.category('archive')
      const thread = community.guild.thread('aside', { in: community.guild.channel('general') })
      expect((await asOwner(community, '/ignored channels add channel:archive')).text).toContain('all channels of')
      await asOwner(community, '/ignored channels add channel:aside')
      expect((await listed(community, 'channels')).sort()).toEqual([archive.id, thread.id].sort())
    })

    test('add of an ignored channel says how to remove it', async () => {
      const community = await client().community()
      await asOwner(community, '/ignored channels add channel:general')
      const reply = await asOwner(community, '/ignored channels add channel:general')
      expect(reply.text).toMatch(/is already ignored\. To make it earn XP again, use <\/ignored channels remove:\d+>/)
    })

    test('remove offers ignored channels, deleted ones too, and removes one', async () => {
      const community = await client().community()
      const [spam, gone] = [community.guild.channel('spam'), community.guild.channel('gone')]
      for (const channel of [spam, gone]) await community.ignoreChannel(channel)
      gone.delete()
      const suggested = await community.guild.owner.types('/ignored channels remove channel:a')
      expect(suggested.choices).toEqual([
        { name: '#spam', value: spam.id },
        { name: `thread or deleted channel ${gone.id}`, value: gone.id },
      ])
      const line = `/ignored channels remove channel:${gone.id}`
      expect((await asOwner(community, line)).text).toContain('earn XP again')
      expect(await listed(community, 'channels')).toEqual([spam.id])
      expect((await asOwner(community, line)).text).toStartWith('That is not ignored')
    })

    test('remove shows no name of a channel that the member cannot see', async () => {
      const community = await client().community()
      const { guild } = community
      const [open, secret] = [guild.channel('open'), guild.channel('secret')]
      for (const channel of [open, secret]) await community.ignoreChannel(channel)
      secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
      secret.overwrite(community.world.application, { allow: Permission.ViewChannel })
      const moderator = guild.member('moderator', {
        roles: [guild.role('Mods', { permissions: Permission.ManageGuild })],
      })
      const line = '/ignored channels remove channel:'
      const ofModerator = (await moderator.types(line)).choices
      expect(ofModerator).toEqual([
        { name: '#open', value: open.id },
        { name: `channel you cannot see ${secret.id}`, value: secret.id },
      ])
      expect((await moderator.types(`${line}secret`)).choices).toEqual([])
      expect((await guild.owner.types(`${line}secret`)).choices).toEqual([{ name: '#secret', value: secret.id }])
    })

    test.each(['spam', '#SPAM', ' spam ', 'mention'])('remove takes a channel that was typed: %s', async (typed) => {
      const community = await client().community()
      const spam = community.guild.channel('spam')
      await community.ignoreChannel(spam)
      const options = { channel: typed === 'mention' ? `<#${spam.id}>` : typed }
      const reply = await (await community.guild.owner.runs('/ignored channels remove', { options })).settled()
      expect(reply.text).toContain('earn XP again')
      expect(await listed(community, 'channels')).toEqual([])
    })

    test('remove of a typed name that two channels have, or none, says to choose from the list', async () => {
      const community = await client().community()
      const both = [community.guild.channel('news'), community.guild.category('News')]
      for (const channel of both) await community.ignoreChannel(channel)
      for (const typed of ['news', 'new', '5']) {
        const reply = await asOwner(community, `/ignored channels remove channel:${typed}`)
        expect(reply.text).toContain('Choose one from the list')
      }
      expect(await listed(community, 'channels')).toHaveLength(2)
    })

    test('remove takes no typed name of a channel that the member cannot see', async () => {
      const community = await client().community()
      const { guild } = community
      const secret = guild.channel('secret')
      await community.ignoreChannel(secret)
      secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
      secret.overwrite(community.world.application, { allow: Permission.ViewChannel })
      const roles = [guild.role('Mods', { permissions: Permission.ManageGuild })]
      const reply = await guild.member('moderator', { roles }).runs('/ignored channels remove channel:secret')
      expect((await reply.settled()).text).toContain('Choose one from the list')
      expect(await listed(community, 'channels')).toEqual([secret.id])
    })

    test('list shows which are deleted and which the bot cannot see', async () => {
      const community = await client().community()
      const { guild } = community
      const [open, gone, secret] = [guild.channel('open'), guild.channel('gone'), guild.channel('secret')]
      const thread = guild.thread('aside', { in: open })
      for (const channel of [open, gone, secret, thread]) await community.ignoreChannel(channel)
      gone.delete()
      secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
      const { text } = await asOwner(community, '/ignored channels list')
      const line = (id: string) => text.split('\n').find((one) => one.includes(id))
      expect(line(open.id)).toBe(`<#${open.id}>`)
      expect(line(thread.id)).toBe(`<#${thread.id}>`)
      expect(line(secret.id)).toContain('I cannot see it')
      expect(line(gone.id)).toContain('deleted, take it off the list with')
    })

    test('list of many has pages', async () => {
      const community = await client().community()
      for (let nth = 1; nth <= 11; nth++) await community.ignoreChannel(community.guild.channel(`channel-${nth}`))
      const first = await asOwner(community, '/ignored channels list')
      expect(first.text).toContain('Page 1 of 2')
      const second = await (await community.guild.owner.clicks(first, 'Next')).settled()
      expect(second.text).toContain(community.guild.channel('channel-11').id)
    })
  })

  describe('/ignored roles', () => {
    test('add ignores members with a role', async () => {
      const community = await client().community()
      const muted = community.guild.role('Muted')
      const reply = await asOwner(community, '/ignored roles add role:Muted')
      expect(reply.text).toBe(`Members with <@&${muted.id}> no longer earn XP.\n(only you can see this)`)
      expect(await listed(community, 'roles')).toEqual([muted.id])
      expect((await asOwner(community, '/ignored roles add role:Muted')).text).toContain('is already ignored')
    })

    test('add refuses @everyone, and says what to do instead', async () => {
      const { guild } = await client().community()
      const reply = await guild.owner.runs('/ignored roles add', { options: { role: guild.everyone } })
      expect((await reply.settled()).text).toContain('set `/settings multiplier` to 0')
    })

    test('remove offers roles by name, and removes one', async () => {
      const community = await client().community()
      const muted = community.guild.role('Muted')
      await community.ignoreRole(muted)
      const suggested = await community.guild.owner.types('/ignored roles remove role:mut')
      expect(suggested.choices).toEqual([{ name: '@Muted', value: muted.id }])
      const reply = await asOwner(community, `/ignored roles remove role:${muted.id}`)
      expect(reply.text).toContain('earn XP again')
      expect(await listed(community, 'roles')).toEqual([])
    })

    test.each(['muted', '@Muted', 'mention', '2024'])('remove takes a role that was typed: %s', async (typed) => {
      const community = await client().community()
      const role = community.guild.role(typed === '2024' ? '2024' : 'Muted')
      await community.ignoreRole(role)
      const options = { role: typed === 'mention' ? `<@&${role.id}>` : typed }
      const reply = await (await community.guild.owner.runs('/ignored roles remove', { options })).settled()
      expect(reply.text).toContain('earn XP again')
      expect(await listed(community, 'roles')).toEqual([])
    })

    test('list shows which are deleted', async () => {
      const community = await client().community()
      const gone = community.guild.role('Gone')
      await community.ignoreRole(gone)
      gone.delete()
      expect((await asOwner(community, '/ignored roles list')).text).toContain(`\`${gone.id}\` · deleted`)
    })
  })

  test.each([
    ['channels', 'No channel is ignored'],
    ['roles', 'No role is ignored'],
  ])('/ignored %s list of none says how to ignore one', async (kind, text) => {
    const reply = await asOwner(await client().community(), `/ignored ${kind} list`)
    expect(reply.text).toContain(text)
    expect(reply.text).toContain(`</ignored ${kind} add:`)
  })

  test('/ignored needs the Manage Server permission', async () => {
    const guild = await client().guild()
    const reply = await guild.runs('/ignored roles list')
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith('You need the Manage Server permission for this, or a role')
  })

  test.each([
    ['channels list', {}, 1],
    ['roles add', { role: '77' }, 3],
    ['channels add', { channel: '77' }, 3],
  ])('/ignored %s asks the database as often as it must', async (line, values, times) => {
    const guild = await client().guild()
    const before = client().world.tap.requests
    await guild.runs(`/ignored ${line}`, { options: values, permissions: Permission.ManageGuild })
    expect(client().world.tap.requests - before).toBe(times)
  })
})
