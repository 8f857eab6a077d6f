import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { BotSetUpReply, BotsReply, OwnBot, PremiumReply } from '../../../../shared/api/bots.ts'
import { grantPremium } from '../../../../shared/database/members/premium.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

/** A person, with premium unless said otherwise. */
async function customer({ premium = true } = {}): Promise<ApiCaller & { id: string }> {
  const { guild } = await world.staffedGuild()
  const member = guild.member(`customer-${guild.id}`)
  if (premium) await grantPremium(world.db, member.id, 'test', 0)
  return { ...(await world.login(member)), id: member.id }
}

const application = () => world.world.discord.application({ name: 'Branded' })
const list = async (as: ApiCaller) => (await (await world.ask('GET', '/me/bots', { as })).json()) as BotsReply
const setUp = (as: ApiCaller, token: string, publicKey: string) =>
  world.ask('POST', '/me/bots', { as, body: { token, publicKey } })
const act = (as: ApiCaller, id: string, action: string) =>
  world.ask('POST', `/me/bots/${id}/actions`, { as, body: { action } })

describe('a bot of a customer', () => {
  test('is set up after Discord has confirmed its token, which no reply contains', async () => {
    const owner = await customer()
    const bot = application()
    const response = await setUp(owner, bot.token, bot.publicKey)
    expect(response.status).toBe(201)
    const text = await response.text()
    expect(text).not.toContain(bot.token)
    const reply = JSON.parse(text) as BotSetUpReply
    expect(reply.bot).toMatchObject({ id: bot.id, name: 'Branded', action: 'start', possible: [] })
    expect(reply.text).toContain(`/interactions/${bot.id}`)
    const row = await world.db
      .selectFrom('whitelabel_bots')
      .selectAll()
      .where('bot_id', '=', bot.id)
      .executeTakeFirstOrThrow()
    expect(row.token).not.toContain(bot.token)
    const entries = await world.db.selectFrom('audit_entries').selectAll().where('target_id', '=', bot.id).execute()
    expect(entries).toMatchObject([{ kind: 'bot.added', actor_id: owner.id, via: 'dashboard' }])
    expect(JSON.stringify(entries)).not.toContain(bot.token)
    expect(world.logged.join('\n')).not.toContain(bot.token)
  })

  test('is refused with a wrong token or key, beside the field', async () => {
    const owner = await customer()
    const bot = application()
    const malformed = await setUp(owner, 'no-token', bot.publicKey)
    expect(await malformed.json()).toMatchObject({ status: 422, errors: [{ at: 'body.token' }] })
    const wrongKey = await setUp(owner, bot.token, '0'.repeat(64))
    expect(await wrongKey.json()).toMatchObject({ status: 422, errors: [{ at: 'body.publicKey' }] })
    expect((await list(owner)).items).toEqual([])
  })

  test('of another owner cannot be seen, taken over or changed', async () => {
    const [owner, thief] = [await customer(), await customer()]
    const bot = application()
    await setUp(owner, bot.token, bot.publicKey)
    expect((await setUp(thief, bot.token, bot.publicKey)).status).toBe(422)
    expect((await list(thief)).items).toEqual([])
    expect((await act(thief, bot.id, 'delete')).status).toBe(404)
    const presence = { presence: { status: 'online', type: 'playing', text: 'mine' } }
    expect((await world.ask('PUT', `/me/bots/${bot.id}/presence`, { as: thief, body: presence })).status).toBe(404)
  })

  test('takes one action at a time', async () => {
    const owner = await customer()
    const bot = application()
    await setUp(owner, bot.token, bot.publicKey)
    expect((await act(owner, bot.id, 'stop')).status).toBe(409)
    await world.db
      .updateTable('whitelabel_bots')
      .set({ action: null, status: 'running' })
      .where('bot_id', '=', bot.id)
      .execute()
    const response = await act(owner, bot.id, 'stop')
    expect((await response.json()) as OwnBot).toMatchObject({ id: bot.id, action: 'stop', possible: [] })
    expect((await list(owner)).items).toMatchObject([{ id: bot.id, action: 'stop' }])
  })

  test('shows a presence until it is removed', async () => {
    const owner = await customer()
    const bot = application()
    await setUp(owner, bot.token, bot.publicKey)
    const put = async (presence: object | null) =>
      (await (
        await world.ask('PUT', `/me/bots/${bot.id}/presence`, { as: owner, body: { presence } })
      ).json()) as OwnBot
    const playing = { status: 'idle', type: 'playing', text: 'chess' }
    expect((await put(playing)).presence).toEqual(playing as OwnBot['presence'])
    expect((await put(null)).presence).toBeNull()
  })

  test('needs premium', async () => {
    const owner = await customer({ premium: false })
    const bot = application()
    expect((await setUp(owner, bot.token, bot.publicKey)).status).toBe(403)
    expect(await list(owner)).toMatchObject({ isOffered: true, hasPremium: false, items: [] })
  })
})

test('the source of premium is shown', async () => {
  const read = async (as: ApiCaller) => (await (await world.ask('GET', '/me/premium', { as })).json()) as PremiumReply
  expect(await read(await customer())).toEqual({ hasPremium: true, source: 'granted', endsAt: null })
  expect(await read(await customer({ premium: false }))).toEqual({ hasPremium: false, source: null, endsAt: null })
})
