import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { listEarningChannels } from '../../../shared/database/guilds/earning-channels.ts'
import { listMultipliers } from '../../../shared/database/guilds/multipliers.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { EdgeWorld } from '../../support/edge-world.ts'

let client: EdgeClient
beforeAll(async () => {
  const world = await EdgeWorld.open()
  client = new EdgeClient(await world.start('bun'), world)
})
afterAll(async () => {
  await client.edge.stop()
  await client.world.close()
})

const asOwner = async ({ guild }: EdgeCommunity, line: string, options = {}) =>
  (await guild.owner.runs(line, { options })).settled()
const stored = ({ world, guild }: EdgeCommunity) => listMultipliers(world.database.db, guild.id)
const earning = ({ world, guild }: EdgeCommunity) => listEarningChannels(world.database.db, guild.id)

describe('/multipliers', () => {
  test('role and channel set a multiplier, set it anew, and remove it with a factor of 1', async () => {
    const community = await client.community()
    const [booster, art] = [community.guild.role('Booster'), community.guild.channel('art')]
    const set = await asOwner(community, '/multipliers role', { role: booster, factor: 1.25 })
    expect(set.text).toStartWith(`Members with <@&${booster.id}> now earn **1.25** times the XP.`)
    await asOwner(community, '/multipliers channel', { channel: art, factor: 2 })
    const nothing = await asOwner(community, '/multipliers channel', { channel: art, factor: 0 })
    expect(nothing.text).toStartWith(`In <#${art.id}>, nobody earns XP any longer`)
    expect(await stored(community)).toEqual([
      { kind: 'role', id: booster.id, percent: 125 },
      { kind: 'channel', id: art.id, percent: 0 },
    ])
    const line = '/multipliers role'
    const again = async () => (await asOwner(community, line, { role: booster, factor: 1 })).text
    expect(await again()).toBe(`<@&${booster.id}> no longer has a multiplier.\n(only you can see this)`)
    expect(await again()).toStartWith(`<@&${booster.id}> has no multiplier`)
    expect(await stored(community)).toHaveLength(1)
    expect((await community.guildRow()).updated_at).toBeGreaterThan(0)
  })

  test('refuses @everyone and a third decimal', async () => {
    const community = await client.community()
    const { guild } = community
    const everyone = await asOwner(community, '/multipliers role', { role: guild.everyone, factor: 2 })
    expect(everyone.text).toStartWith('Everybody has @everyone')
    const fine = await asOwner(community, '/multipliers role', { role: guild.role('Fan'), factor: 1.125 })
    expect(fine.text).toStartWith('A multiplier has at most two decimals')
    expect(await stored(community)).toEqual([])
  })

  test('list shows roles before channels, the highest first, marks deleted ones, and says how several count', async () => {
    const community = await client.community({ multiplier_rule: 'add' })
    const { guild } = community
    const [low, high, gone, art] = [guild.role('Low'), guild.role('High'), guild.role('Gone'), guild.channel('art')]
    for (const [role, factor] of [
      [low, 1.5],
      [high, 3],
      [gone, 2],
    ] as const)
      await asOwner(community, '/multipliers role', { role, factor })
    await asOwner(community, '/multipliers channel', { channel: art, factor: 0.5 })
    gone.delete()
    const [, rule, ...lines] = (await asOwner(community, '/multipliers list')).text.split('\n')
    expect(rule).toContain('They add up')
    expect(lines.slice(0, 4)).toEqual([
      `**×3** <@&${high.id}>`,
      expect.stringContaining(gone.id),
      `**×1.5** <@&${low.id}>`,
      `**×0.5** <#${art.id}>`,
    ])
  })

  test('list turns its pages', async () => {
    const community = await client.community()
    const { guild, world } = community
    const roles = Array.from({ length: 11 }, (_, nth) => guild.role(`role ${nth}`))
    const rows = roles.map(({ id }, nth) => ({
      ...{ guild_id: guild.id, kind: 'role' as const, target_id: id, percent: 300 - nth },
    }))
    await world.database.db.insertInto('multipliers').values(rows).execute()
    const first = await guild.owner.runs('/multipliers list')
    expect((await first.settled()).text).not.toContain('×2.9**')
    const second = await (await guild.owner.clicks(first, 'Next')).settled()
    expect(second.text).toContain('**×2.9**')
  })

  test('remove removes the chosen entry, also of a deleted role', async () => {
    const community = await client.community()
    const gone = community.guild.role('Gone')
    await asOwner(community, '/multipliers role', { role: gone, factor: 2 })
    await asOwner(community, '/multipliers channel', { channel: community.guild.channel('art'), factor: 2 })
    gone.delete()
    const { choices } = await community.guild.owner.types('/multipliers remove entry:')
    expect(choices.map(({ name }) => name)).toEqual([expect.stringContaining(gone.id), '#art'])
    expect((await asOwner(community, `/multipliers remove entry:${gone.id}`)).text).toContain('no longer has')
    expect((await asOwner(community, '/multipliers remove entry:#art')).text).toContain('no longer has')
    expect((await asOwner(community, '/multipliers remove entry:#art')).text).toContain('Choose one from the list')
    expect(await stored(community)).toEqual([])
  })
})

describe('/xpchannels', () => {
  test('add limits XP to listed channels, and removing the last one lets all earn again', async () => {
    const community = await client.community()
    const [art, news] = [community.guild.channel('art'), community.guild.category('news')]
    const added = await asOwner(community, '/xpchannels add channel:art')
    expect(added.text).toStartWith(`<#${art.id}> is on the list of channels that earn XP.`)
    await asOwner(community, '/xpchannels add', { channel: news })
    expect((await asOwner(community, '/xpchannels add channel:art')).text).toContain('already on the list')
    expect(await earning(community)).toEqual([art.id, news.id].sort())
    expect((await asOwner(community, '/xpchannels list')).text).toContain(`<#${art.id}>\n<#${news.id}>`)
    expect((await asOwner(community, '/xpchannels remove channel:art')).text).toContain('no longer earns XP')
    expect((await asOwner(community, `/xpchannels remove channel:${art.id}`)).text).toStartWith('That is not on')
    expect((await asOwner(community, '/xpchannels remove channel:news')).text).toStartWith('The list is empty now')
    expect((await asOwner(community, '/xpchannels list')).text).toContain('All channels earn XP')
  })

  test('add refuses a channel that is ignored, or lies in an ignored category', async () => {
    const community = await client.community()
    const { guild } = community
    const archive = guild.category('archive')
    const old = guild.channel('old', { in: archive })
    await community.ignoreChannel(archive)
    for (const channel of [archive, old]) {
      const reply = await asOwner(community, '/xpchannels add', { channel })
      expect(reply.text).toStartWith(`<#${archive.id}> is ignored, so <#${channel.id}> would earn no XP`)
    }
    expect(await earning(community)).toEqual([])
  })
})

describe('settings of multipliers', () => {
  test('/settings gain and /settings stacking store their values, and gain refuses a most below the least', async () => {
    const community = await client.community()
    const reversed = await asOwner(community, '/settings gain', { least: 20, most: 10 })
    expect(reversed.text).toContain('10 is below 20')
    expect((await asOwner(community, '/settings gain', { least: 5, most: 10 })).text).toContain('**5** to **10** XP')
    expect((await asOwner(community, '/settings multiplier', { multiplier: 3 })).text).toContain('15 to 30 each')
    expect((await asOwner(community, '/settings stacking', { rule: 'multiply' })).text).toContain('They multiply')
    const row = { xp_least: 5, xp_most: 10, multiplier_rule: 'multiply' } as const
    expect(await community.guildRow()).toMatchObject(row)
    const reset = await asOwner(community, '/settings reset setting:gain')
    expect(reset.text).toContain('**15** to **30**')
  })

  test('/settings reset empties the lists of channels that earn and of multipliers', async () => {
    const community = await client.community()
    const { guild } = community
    await asOwner(community, `/xpchannels add channel:${guild.channel('quiz').name}`)
    await asOwner(community, `/multipliers role role:${guild.role('Fans').name} factor:2`)
    await asOwner(community, '/multipliers channel channel:quiz factor:3')
    const shown = (await asOwner(community, '/settings show')).text
    expect(shown).toContain('Only 1 listed channel\n**Multipliers of roles and channels**: 1 channel, 1 role')
    expect((await asOwner(community, '/settings reset setting:xpchannels')).text).toContain(
      'all channels earn XP again',
    )
    expect((await asOwner(community, '/settings reset setting:multipliers')).text).toContain('No role or channel has')
    expect((await asOwner(community, '/settings show')).text).toContain(
      'All that are not ignored\n**Multipliers of roles and channels**: 0 channels, 0 roles',
    )
  })

  test('/xp why names the multipliers, and the list of channels that earn', async () => {
    const community = await client.community({ multiplier_rule: 'multiply' })
    const { guild } = community
    const [fan, general] = [guild.role('Fan'), guild.channel('general')]
    const bob = guild.member('bob', { roles: [fan] })
    await asOwner(community, '/multipliers role', { role: fan, factor: 2 })
    await asOwner(community, '/multipliers channel', { channel: general, factor: 1.5 })
    const why = async () => (await asOwner(community, '/xp why', { user: bob, channel: general })).text
    const both = await why()
    expect(both).toContain('A message earns 45 to 90 XP')
    expect(both).toContain(`: ×2 <@&${fan.id}>, ×1.5 <#${general.id}>.`)
    await asOwner(community, '/multipliers channel', { channel: general, factor: 0 })
    expect(await why()).toContain(`messages earn no XP: ×2 <@&${fan.id}>, ×0 <#${general.id}>`)
    await asOwner(community, '/xpchannels add', { channel: guild.channel('art') })
    expect(await why()).toContain(`<#${general.id}> is not one of them`)
  })

  test('/doctor names deleted roles and channels, and says that nobody can earn XP', async () => {
    const community = await client.community()
    const { guild } = community
    const [gone, art] = [guild.role('Gone'), guild.channel('art')]
    await asOwner(community, '/multipliers role', { role: gone, factor: 2 })
    await asOwner(community, '/multipliers channel', { channel: art, factor: 0 })
    await asOwner(community, '/xpchannels add channel:art')
    gone.delete()
    const sick = (await asOwner(community, '/doctor')).text
    expect(sick).toContain(`deleted: \`${gone.id}\``)
    expect(sick).toContain('so nobody earns XP')
    art.delete()
    expect((await asOwner(community, '/doctor')).text).toContain(`has deleted ones: \`${art.id}\``)
  })
})
