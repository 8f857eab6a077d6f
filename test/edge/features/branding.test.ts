import { expect, test } from 'bun:test'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { getBranding } from '../../../shared/database/branding/branding.ts'
import { grantPremium } from '../../../shared/database/members/premium.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { pictureOf } from '../../support/discord/cdn/picture.ts'
import { encodePng } from '../../support/discord/cdn/png.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import { EdgeCustomer } from '../../support/edge-customer.ts'
import { CIPHER } from '../../support/web/log-in.ts'

type Options = NonNullable<Parameters<Member['runs']>[1]>['options']

const PNG = Uint8Array.from(encodePng(pictureOf('castle', 64)))
const picture = (bytes = PNG, filename = 'castle.png') => ({ filename, bytes })

oneRuntime('/branding', (client) => {
  async function opened() {
    const { guild, world } = await client().community()
    const { db } = world.database
    await grantPremium(db, guild.owner.id, 'test', 0)
    const runs = async (line: string, options: Options = {}) =>
      (await (await guild.owner.runs(line, { options })).settled()).content
    const profile = () => {
      const { nick, bio, avatar, banner } = guild.state.members.get(world.application.id) ?? {}
      return { nick, bio, avatar, banner }
    }
    return { guild, world, db, runs, profile }
  }

  test('gives the main bot a name and pictures on a server, shows them, and takes them away; the audit has each change', async () => {
    const { guild, db, runs, profile } = await opened()
    expect(await runs('/branding show')).toStartWith('On this server, I have my usual name and pictures.')
    const options = { nick: 'Guard', bio: 'I *count*', avatar: picture(), banner: picture() }
    expect(await runs('/branding set', options)).toBe('Done. On this server, I now look as you chose.')
    expect(profile()).toMatchObject({ nick: 'Guard', bio: 'I *count*', avatar: expect.any(String) })
    expect(await getBranding(db, guild.id)).toMatchObject({
      ...{ nick: 'Guard', bio: 'I *count*', setBy: guild.owner.id, avatar: profile().avatar },
      banner: profile().banner,
    })
    expect(await runs('/branding set', { nick: 'Warden' })).toStartWith('Done.')
    expect(await runs('/branding show')).toBe(
      'On this server, I look like this:\n- Nickname: **Warden**\n- About me: I \\*count\\*\n- An avatar of its own\n- A banner of its own',
    )
    expect(await runs('/branding reset')).toStartWith('Done.')
    expect(profile()).toMatchObject({ nick: null, bio: null, avatar: null, banner: null })
    expect(await getBranding(db, guild.id)).toBeNull()
    const kinds = (await listEntries(db, { guildId: guild.id }, 9)).map(({ kind, after }) => [kind, after])
    expect(kinds).toEqual([
      ['branding.reset', null],
      ['branding.set', { parts: ['nick'] }],
      ['branding.set', { parts: ['nick', 'bio', 'avatar', 'banner'] }],
    ])
  })

  test('needs premium and Manage Server, and refuses files that are no pictures, large pictures and an empty change', async () => {
    const { guild, db, runs, profile } = await opened()
    const managing = guild.role('Manager', { permissions: Permission.ManageGuild })
    const poor = await guild.member('Poor', { roles: [managing] }).runs('/branding set nick:Guard')
    expect(poor.text).toStartWith('This is a premium feature.')
    const place = await client().guild()
    expect((await place.runs('/branding reset', { permissions: 0n })).content).toContain('Manage Server')
    expect(await runs('/branding set')).toStartWith('Choose at least one')
    const text = picture(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'castle.png')
    expect(await runs('/branding set', { avatar: text, nick: 'Guard' })).toStartWith('This is not a PNG, JPEG or GIF')
    const large = new Uint8Array(1_048_577)
    large.set(PNG)
    expect(await runs('/branding set', { banner: picture(large) })).toBe('The picture is larger than 1 MiB.')
    expect([profile().nick, await getBranding(db, guild.id)]).toEqual([null, null])
  })

  test('says which permission a nickname needs, and that Discord asks to wait', async () => {
    const { guild, world, runs } = await opened()
    guild.everyone.permit(0n)
    guild.roleOf(world.application).permit(0n)
    expect(await runs('/branding set', { nick: 'Guard' })).toBe(
      'I may not change my nickname here. Give me the permission **Change Nickname**, then try again.',
    )
    for (let nth = 0; nth < 10; nth++) expect(await runs('/branding set', { avatar: picture() })).toStartWith('Done.')
    expect(await runs('/branding set', { avatar: picture() })).toStartWith('Discord takes no more changes')
  })

  test('does not change the profile of a customer’s own bot', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot('Branded')
    const { guild, world } = customer.community
    guild.add(bot)
    const token = await CIPHER.seal(bot.id, bot.token)
    await world.database.db.updateTable('whitelabel_bots').set({ token }).where('bot_id', '=', bot.id).execute()
    const reply = await customer.runsThrough(bot, '/branding set', { options: { nick: 'Guard' } })
    expect(reply.content).toStartWith('On this server, a bot of its own answers')
    expect(guild.state.members.get(bot.id)?.nick).toBeNull()
  })
})
