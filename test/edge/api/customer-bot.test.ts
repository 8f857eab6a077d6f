import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { ChoicesReply, GuildReply } from '../../../shared/api/guild.ts'
import type { MeReply } from '../../../shared/api/me.ts'
import { addGuildBots } from '../../../shared/database/bots/guild-bots.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../support/api-world.ts'
import type { Application } from '../../support/discord/community/application.ts'

let api: ApiWorld
let bot: Application
let castle: Staffed
let path: string

beforeAll(async () => {
  api = await ApiWorld.open()
}, 180_000)
afterAll(() => api.close())

/** A server with a customer's bot, and without the main bot. */
beforeEach(async () => {
  api.restoreLimits()
  bot = api.world.discord.application({ name: 'Castle Bot' })
  await api.world.storeBot(bot)
  castle = await api.staffedGuild('Castle', bot)
  await addGuildBots(api.db, [{ guildId: castle.guild.id, botId: bot.id }])
  path = `/guilds/${castle.guild.id}`
})

const get = (as: ApiCaller, below = '') => api.ask('GET', `${path}${below}`, { as })
const statusOf = async (as: ApiCaller, below = '') => (await get(as, below)).status
const seal = (token: string) =>
  api.db.updateTable('whitelabel_bots').set({ token }).where('bot_id', '=', bot.id).execute()

test('each tier sees the server, and strangers do not', async () => {
  const { admin, manager, viewer, member } = castle
  const tiers = [admin, manager, viewer].map(async (one) => ((await (await get(one)).json()) as GuildReply).tier)
  expect(await Promise.all(tiers)).toEqual(['admin', 'manager', 'viewer'])
  expect(await statusOf(member)).toBe(404)
  expect(await statusOf(viewer, '/keys')).toBe(403)
})

test('roles and channels are those that the customer’s bot sees', async () => {
  castle.guild.roleOf(bot).moveTo(50)
  castle.guild.role('Low', { position: 1 })
  castle.guild.channel('general')
  const { roles, channels } = (await (await get(castle.admin, '/choices')).json()) as ChoicesReply
  expect(roles.find(({ name }) => name === 'Low')?.refusal).toBeNull()
  expect(channels.map(({ name }) => name)).toEqual(['general'])
})

test('members are found by the customer’s bot', async () => {
  const anna = castle.guild.member('anna')
  const found = await get(castle.viewer, '/members?query=ann')
  expect(await found.json()).toMatchObject({ items: [{ person: { id: anna.id } }] })
  expect(await statusOf(castle.viewer, `/members/${anna.id}`)).toBe(200)
})

test('an API key works', async () => {
  const key = await api.key(castle.guild, castle.admin, 'write')
  expect([await statusOf(key), await statusOf(key, '/settings'), await statusOf(key, '/choices')]).toEqual([
    200, 200, 200,
  ])
})

test('a read needs as many statements as with the main bot', async () => {
  const village = await api.staffedGuild('Village')
  async function count(staffed: Staffed): Promise<number> {
    const before = api.world.tap.requests
    await api.ask('GET', `/guilds/${staffed.guild.id}/settings`, { as: staffed.admin })
    return api.world.tap.requests - before
  }
  expect(await count(castle)).toBe(await count(village))
})

test('a person’s list has the server with the right tier, by permissions and by roles', async () => {
  for (const tier of ['admin', 'manager', 'viewer'] as const) {
    const { guilds, invitable } = (await (await api.ask('GET', '/me', { as: castle[tier] })).json()) as MeReply
    expect([guilds.find(({ id }) => id === castle.guild.id)?.tier, invitable]).toEqual([tier, []])
  }
})

test('the main bot serves the server as soon as it is there', async () => {
  castle.guild.add(api.world.application)
  await addGuildBots(api.db, [{ guildId: castle.guild.id, botId: api.world.applicationId }])
  castle.guild.remove(bot)
  expect(await statusOf(castle.viewer)).toBe(200)
})

describe('a token that cannot be used is a 503 with words, and never in the log or the reply:', () => {
  const lost = createTokenCipher(crypto, [{ id: 'lost', bytes: new Uint8Array(32).fill(9) }])
  test.each([
    ['its key is missing', async () => void (await seal(await lost.seal(bot.id, bot.token)))],
    ['it is damaged', async () => void (await seal('v1.tests.x.y'))],
    ['Discord refuses it', async () => void bot.resetToken()],
  ])('%s', async (_, breaks) => {
    const key = await api.key(castle.guild, castle.admin, 'read')
    const token = bot.token
    await breaks()
    api.passes(61_000)
    for (const as of [castle.admin, key]) {
      const response = await get(as, '/settings')
      const text = await response.text()
      expect([response.status, text]).toEqual([
        503,
        expect.stringContaining('The token of this server’s bot does not work.'),
      ])
      expect(text + api.logged.join('\n')).not.toContain(token)
    }
    expect((await api.ask('GET', '/me', { as: castle.viewer })).status).toBe(200)
  })
})
