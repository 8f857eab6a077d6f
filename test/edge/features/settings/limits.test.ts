import { describe, expect, test } from 'bun:test'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import {
  addCommandLimits,
  loadCommandLimits,
  MAX_COMMAND_LIMITS,
} from '../../../../shared/database/guilds/command-limits.ts'
import { NO_LIMITS } from '../../../../shared/discord/command-limits.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import type { Channel } from '../../../support/discord/community/channel.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { commandInteraction } from '../../../support/interaction.ts'

/** `/settings commands`: where members may use commands, and who may. */
oneRuntime('limits of commands', (client) => {
  async function plaza() {
    const place = await client().community()
    const { guild } = place
    const general = guild.channel('general')
    const bots = guild.channel('bots')
    const alice = guild.member(`alice-${guild.id}`)
    const asOwner = async (line: string) => (await guild.owner.runs(line)).settled()
    const listed = async () => (await loadCommandLimits(place.world.database.db, guild.id)).limits
    const level = (member: Member, channel: Channel) => member.runs('/level', { in: channel })
    return { place, guild, general, bots, alice, asOwner, listed, level }
  }

  describe('limited to a channel', () => {
    test('commands, menus and buttons are refused elsewhere to the member alone, who is told where they work', async () => {
      const { place, general, bots, alice, asOwner, level } = await plaza()
      for (let nth = 1; nth <= 11; nth++) await place.grant({ id: String(nth) }, nth)
      const board = await alice.runs('/leaderboard', { in: general })
      await asOwner('/settings commands allow channel:bots')
      const refusal = `You cannot use my commands in this channel. Use them in <#${bots.id}>.`
      for (const reply of [
        await level(alice, general),
        await alice.runs('/leaderboard', { in: general }),
        await alice.runs('/about', { in: general }),
        await alice.picks('Level', { user: alice }, { in: general }),
        await alice.clicks(board, 'Next'),
      ]) {
        expect(reply.text).toStartWith(refusal)
        expect(reply.ephemeral).toBe(true)
      }
      expect((await level(alice, bots)).text).toContain('has never talked')
    })

    test('commands work in its threads, and in threads and channels of an allowed category', async () => {
      const { guild, general, bots, alice, asOwner, level } = await plaza()
      const games = guild.category('games')
      const chess = guild.channel('chess', { in: games })
      const [inBots, inChess, inGeneral] = [bots, chess, general].map((on) => guild.thread(`on ${on.name}`, { in: on }))
      await asOwner('/settings commands allow channel:bots')
      await asOwner('/settings commands allow channel:games')
      for (const channel of [bots, inBots, chess, inChess]) {
        expect((await level(alice, channel as Channel)).text).toContain('has never talked')
      }
      for (const channel of [general, inGeneral]) {
        expect((await level(alice, channel as Channel)).text).toContain(`Use them in <#${bots.id}>, <#${games.id}>`)
      }
    })

    test('members with Manage Server, Administrator or a manager role use commands everywhere', async () => {
      const { place, guild, general, alice, asOwner, level } = await plaza()
      await asOwner('/settings commands allow channel:bots')
      const staff = [Permission.ManageGuild, Permission.Administrator].map((permissions, nth) =>
        guild.member(`staff-${nth}-${guild.id}`, { roles: [guild.role(`Staff ${nth}`, { permissions })] }),
      )
      const clerks = guild.role('Clerks')
      const clerk = guild.member(`clerk-${guild.id}`, { roles: [clerks] })
      const { db } = place.world.database
      await db.insertInto('manager_roles').values({ guild_id: guild.id, role_id: clerks.id }).execute()
      for (const member of [guild.owner, ...staff, clerk]) {
        expect((await level(member, general)).text).toContain('has never talked')
      }
      expect((await level(alice, general)).text).toStartWith('You cannot use my commands')
    })

    test('the refusal is in the language of the member', async () => {
      const { place, guild, asOwner } = await plaza()
      await asOwner('/settings commands allow channel:bots')
      const invoker = { applicationId: place.world.applicationId, guildId: guild.id, userId: '7', locale: 'de' }
      const reply = await client().interact(commandInteraction('/about', {}, invoker))
      expect(reply.text).toStartWith('In diesem Kanal kannst du meine Befehle nicht benutzen.')
    })
  })

  test('limited to roles and members, commands work for them alone', async () => {
    const { guild, general, bots, alice, asOwner, level } = await plaza()
    const players = guild.role('Players')
    const player = guild.member(`player-${guild.id}`, { roles: [players] })
    const guest = guild.member(`guest-${guild.id}`)
    await guild.owner.runs('/settings commands allow', { options: { member: alice } })
    expect((await level(guest, bots)).text).toStartWith(`In this server, my commands are only for <@${alice.id}>.`)
    await asOwner('/settings commands allow role:Players channel:bots')
    expect((await level(guest, bots)).text).toStartWith(`In this server, my commands are only for <@&${players.id}>.`)
    for (const member of [alice, player]) {
      expect((await level(member, bots)).text).toContain('has never talked')
      expect((await level(member, general)).text).toContain(`Use them in <#${bots.id}>`)
    }
  })

  test('limits apply to the commands of a whitelabel bot', async () => {
    const { guild, asOwner } = await plaza()
    await asOwner('/settings commands allow channel:bots')
    const { botId, key } = await client().world.addWhitelabelBot()
    const invoker = { applicationId: botId, guildId: guild.id, userId: '7' }
    const reply = await client().interact(commandInteraction('/level', {}, invoker), { botId, key })
    expect(reply.text).toStartWith('You cannot use my commands in this channel')
  })

  describe('/settings commands', () => {
    test('allow, remove and list show the limits and how they relate to those of Discord', async () => {
      const { bots, alice, asOwner, listed } = await plaza()
      const none = await asOwner('/settings commands list')
      expect(none.text).toContain('In all channels\nFor all members')
      expect(none.text).toContain('Server Settings → Integrations')
      expect(none.ephemeral).toBe(true)
      const allowed = await asOwner(`/settings commands allow channel:bots member:${alice.name}`)
      expect(allowed.text).toContain(`In <#${bots.id}>\nFor <@${alice.id}>`)
      expect(await listed()).toEqual({ ...NO_LIMITS, channelIds: [bots.id], memberIds: [alice.id] })
      const removed = await asOwner('/settings commands remove entry:bots')
      expect(removed.text).toContain(`In all channels\nFor <@${alice.id}>`)
      expect((await asOwner('/settings show')).text).toContain(
        `**Commands work**:\nIn all channels\nFor <@${alice.id}>`,
      )
      expect((await asOwner('/settings reset setting:commands')).text).toContain('In all channels\nFor all members')
      expect(await listed()).toEqual(NO_LIMITS)
    })

    test('remove offers entries of every kind, deleted ones too, and takes a mention of a member', async () => {
      const { place, guild, bots, alice, asOwner, listed } = await plaza()
      const gone = guild.channel('gone')
      const { db } = place.world.database
      for (const id of [bots.id, gone.id])
        await addCommandLimits(db, { guildId: guild.id, actor: SCRIPT }, [{ kind: 'channel', id }], 0)
      await addCommandLimits(db, { guildId: guild.id, actor: SCRIPT }, [{ kind: 'member', id: alice.id }], 0)
      gone.delete()
      const { choices } = await guild.owner.types('/settings commands remove entry:')
      expect(choices).toEqual([
        { name: '#bots', value: bots.id },
        { name: `thread or deleted channel ${gone.id}`, value: gone.id },
        { name: `@${alice.id}`, value: alice.id },
      ])
      await guild.owner.runs('/settings commands remove', { options: { entry: `<@${alice.id}>` } })
      expect(await listed()).toEqual({ ...NO_LIMITS, channelIds: [bots.id, gone.id] })
      expect((await asOwner('/settings commands remove entry:nowhere')).text).toContain('Choose one from the list')
    })

    test('list notes deleted channels and roles and hidden channels, and /doctor finds them', async () => {
      const { place, guild, bots, asOwner } = await plaza()
      const [secret, players] = [guild.channel('secret'), guild.role('Players')]
      const { db } = place.world.database
      for (const id of [bots.id, secret.id])
        await addCommandLimits(db, { guildId: guild.id, actor: SCRIPT }, [{ kind: 'channel', id }], 0)
      await addCommandLimits(db, { guildId: guild.id, actor: SCRIPT }, [{ kind: 'role', id: players.id }], 0)
      secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
      bots.delete()
      const { text } = await asOwner('/settings commands list')
      expect(text).toContain(`\`${bots.id}\` · deleted, take it off the list with`)
      expect(text).toContain(`<#${secret.id}> · I cannot see it`)
      const unusable = `that were deleted, or that I cannot see: \`${bots.id}\`, <#${secret.id}>.`
      expect((await asOwner('/doctor')).text).toContain(unusable)
      players.delete()
      expect((await asOwner('/settings show')).text).toContain('so only members with Manage Server can use them')
    })

    test('allow refuses @everyone, a channel that the member cannot see, and more than the maximum', async () => {
      const { place, guild, asOwner, listed } = await plaza()
      const everyone = await guild.owner.runs('/settings commands allow', { options: { role: guild.everyone } })
      expect(everyone.text).toContain('Everybody has @everyone')
      const secret = guild.channel('secret')
      secret.overwrite(guild.everyone, { deny: Permission.ViewChannel })
      const chiefs = guild.role('Chiefs', { permissions: Permission.ManageGuild })
      const chief = guild.member(`chief-${guild.id}`, { roles: [chiefs] })
      const unseen = await chief.runs('/settings commands allow', { options: { channel: secret } })
      expect(unseen.text).toContain('You cannot see this channel')
      expect(await listed()).toEqual(NO_LIMITS)
      const { db } = place.world.database
      for (let nth = 1; nth <= MAX_COMMAND_LIMITS; nth++) {
        await addCommandLimits(db, { guildId: guild.id, actor: SCRIPT }, [{ kind: 'channel', id: String(nth) }], 0)
      }
      const full = await asOwner('/settings commands allow channel:bots')
      expect(full.text).toContain(`There are already ${MAX_COMMAND_LIMITS}, which is the maximum`)
    })

    test('needs Manage Server', async () => {
      const { place, guild } = await plaza()
      const invoker = { applicationId: place.world.applicationId, guildId: guild.id, userId: '7' }
      const reply = await client().interact(commandInteraction('/settings commands list', {}, invoker))
      expect(reply.text).toStartWith('You need the Manage Server permission')
    })
  })
})
