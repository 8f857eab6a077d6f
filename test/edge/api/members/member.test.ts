import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { awardsReply, historyReply, memberReply } from '../../../../shared/api/members.ts'
import { insertEntries } from '../../../../shared/database/ledger/entries.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import { entryFor } from '../../../../shared/levelling/xp-ledger.ts'
import { ApiWorld, type Staffed } from '../../../support/api-world.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { earns, hasXp } from '../../../support/earning.ts'

let api: ApiWorld
let castle: Staffed
let ann: Member

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  ann = castle.guild.member('ann', { displayName: 'Ann' })
  await hasXp(api.db, { guildId: castle.guild.id, userId: ann.id, xp: 1_150, lastXpAt: api.now - DAY_MS })
}, 180_000)
afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const ask = (path: string, { guild, viewer } = castle, language = 'en') =>
  api.ask('GET', `/guilds/${guild.id}/members/${path}`, { as: viewer, headers: { 'accept-language': language } })
const show = async (id: string, of = castle) => v.parse(memberReply, await (await ask(id, of)).json())

describe('a member', () => {
  test('is shown with XP, level, rank and progress', async () => {
    expect(await show(ann.id)).toMatchObject({
      person: { id: ann.id, name: 'Ann', username: 'ann' },
      isHere: true,
      xp: 1_150,
      level: 5,
      rank: 1,
      xpIntoLevel: 0,
      xpToNext: 475,
      xpOfLevel: 475,
      messages: 1,
      roles: [],
      nextRole: null,
    })
  })

  test('without XP is shown without a rank, and a user who was never in the server is not found', async () => {
    expect(await show(castle.managing.id)).toMatchObject({ xp: 0, rank: null, lastEarnedAt: null, isHere: true })
    const response = await ask('1234567890123456789')
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ detail: expect.stringContaining('Nobody') }),
    ])
  })

  test('who has left keeps XP, and has no roles', async () => {
    const gone = castle.guild.member('gone')
    await hasXp(api.db, { guildId: castle.guild.id, userId: gone.id, xp: 20 })
    gone.leaves()
    expect(await show(gone.id)).toMatchObject({ isHere: false, xp: 20, rank: 2, roles: [] })
  })

  test('has level roles, or lacks them with the reason in the reader’s language', async () => {
    const { guild, ...staff } = await api.staffedGuild('Roles')
    const bot = guild.roleOf(api.world.application)
    const [low, high] = [guild.role('Low', { position: 1 }), guild.role('High', { position: 50 })]
    expect(bot.state.position).toBeLessThan(50)
    const roles = [
      { level: 1, role_id: low.id },
      { level: 2, role_id: high.id },
      { level: 9, role_id: '9' },
    ].map((role) => ({ guild_id: guild.id, ...role }))
    await api.db.insertInto('level_roles').values(roles).execute()
    const ben = guild.member('ben', { roles: [low] })
    await hasXp(api.db, { guildId: guild.id, userId: ben.id, xp: 300 })
    const shown = await show(ben.id, { guild, ...staff })
    expect(shown.roles.map(({ name, state }) => [name, state])).toEqual([
      ['High', 'missing'],
      ['Low', 'surplus'],
    ])
    expect(shown.roles[0]?.reason).toContain(`<@&${high.id}>`)
    expect(shown.nextRole).toEqual({ id: '9', name: null, level: 9, xpToReach: 3_420 })
    const german = v.parse(memberReply, await (await ask(ben.id, { guild, ...staff }, 'de')).json())
    expect(german.roles[0]?.reason).not.toBe(shown.roles[0]?.reason ?? '')
  })
})

describe('a member’s history', () => {
  test('has every day with what was earned and the total at its end, and the changes of admins', async () => {
    const { guild, manager, ...staff } = await api.staffedGuild('History')
    const [bea, channelId] = [guild.member('bea'), guild.channel('talk').id]
    await hasXp(api.db, { guildId: guild.id, userId: bea.id, xp: 100 })
    const noon = Math.ceil(api.now / DAY_MS) * DAY_MS + DAY_MS / 2
    api.passes(noon + 3_600_000 - api.now)
    const earn = (at: number, xp: number) => earns(api.db, { guildId: guild.id, userId: bea.id, channelId, xp, at })
    await earn(noon - 2 * DAY_MS, 20)
    await earn(noon - 1_000, 30)
    await earn(noon, 15)
    const row = { guildId: guild.id, userId: bea.id, key: '1' } as const
    await insertEntries(api.db, [
      entryFor({ ...row, source: 'voice', amount: 7, at: noon - DAY_MS }, 7),
      entryFor({ ...row, source: 'decay', amount: -3, at: noon - 2 * DAY_MS }, -3),
    ])
    const body = { change: { kind: 'give', unit: 'xp', amount: 500 }, reason: 'for helping' }
    const given = await api.ask('POST', `/guilds/${guild.id}/members/${bea.id}/xp`, { as: manager, body })
    expect(given.status).toBe(200)
    const response = await ask(`${bea.id}/history?days=4&timeZone=UTC`, { guild, manager, ...staff })
    const { days, changes, timeZone } = v.parse(historyReply, await response.json())
    expect(timeZone).toBe('UTC')
    expect(days.map(({ xp, messages, otherXp, changed, total }) => [xp, messages, otherXp, changed, total])).toEqual([
      [0, 0, 0, 0, 96],
      [20, 1, 0, -3, 113],
      [0, 0, 7, 0, 120],
      [45, 2, 0, 500, 665],
    ])
    expect(days.at(-1)?.date).toBe(new Date(noon).toISOString().slice(0, 10))
    expect(changes).toMatchObject([
      { via: 'dashboard', before: { xp: 165 }, after: { xp: 665 }, reason: 'for helping', by: { id: manager.userId } },
    ])
  })

  test('is refused for a time zone that does not exist', async () => {
    expect((await ask(`${ann.id}/history?timeZone=Mars`)).status).toBe(400)
    expect((await ask(`${ann.id}/history?timeZone=Asia/Tokyo`)).status).toBe(200)
  })
})

describe('the reason why a member earns XP', () => {
  const outlook = async (path: string, language = 'en') =>
    v.parse(awardsReply, await (await ask(path, castle, language)).json()).outlook

  test('is given for the server, and for a channel', async () => {
    expect(await outlook(`${ann.id}/awards`)).toMatchObject({
      earns: 'now',
      gain: { least: 15, most: 30 },
      text: expect.stringContaining('The next message of Ann earns XP'),
    })
    const channel = castle.guild.channel('ignored')
    await api.db.insertInto('ignored_channels').values({ guild_id: castle.guild.id, channel_id: channel.id }).execute()
    const refused = await outlook(`${ann.id}/awards?channel=${channel.id}`)
    expect(refused).toMatchObject({ earns: 'never', gain: null, from: null })
    expect(refused.text).toContain(`<#${channel.id}>`)
    expect(refused.text).toContain('`/ignored channels remove`')
    expect((await outlook(`${ann.id}/awards`, 'fr')).text).toContain('Le prochain message de Ann')
  })

  test('also explains voice and decay where the server uses them', async () => {
    const settings = { voice_xp: 5, decay_percent: 1, decay_after_days: 30 }
    await api.db.updateTable('guilds').set(settings).where('id', '=', castle.guild.id).execute()
    const { others } = await outlook(`${ann.id}/awards`)
    expect(others).toEqual([
      '🎙️ A full minute in a voice channel with company earns 5 XP (multiplier ×1).',
      expect.stringContaining('After 30 days without any XP earned'),
    ])
  })

  test('names the time during the cooldown, and lists the last messages', async () => {
    const channelId = castle.guild.channel('talk').id
    const xp = { guildId: castle.guild.id, userId: ann.id, channelId, xp: 20 }
    const messageId = await earns(api.db, { ...xp, at: api.now - 20_000 })
    const body = { change: { kind: 'take', unit: 'xp', amount: 5 }, reason: 'a joke' }
    await api.ask('POST', `/guilds/${castle.guild.id}/members/${ann.id}/xp`, { as: castle.manager, body })
    await api.settled()
    const reply = v.parse(awardsReply, await (await ask(`${ann.id}/awards`)).json())
    expect(reply.others[0]).toEqual({
      ...{ source: 'admin', xp: -5, at: expect.any(Number), reason: 'a joke' },
      actorId: castle.manager.userId ?? '',
    })
    expect(reply.outlook).toMatchObject({ earns: 'later', text: expect.stringContaining('in 40 seconds') })
    expect(reply.items[0]).toEqual({
      id: messageId,
      at: expect.any(Number),
      channelId,
      xp: 20,
      url: `https://discord.com/channels/${castle.guild.id}/${channelId}/${messageId}`,
    })
  })

  test('says that a bot, and somebody who left, earn nothing', async () => {
    const bot = castle.guild.member('robot', { bot: true })
    expect(await outlook(`${bot.id}/awards`)).toMatchObject({ earns: 'never' })
    expect(await outlook('1234567890123456789/awards')).toMatchObject({ earns: 'never' })
  })
})
