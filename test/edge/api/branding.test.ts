import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { brandingReply } from '../../../shared/api/branding.ts'
import { grantPremium } from '../../../shared/database/members/premium.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'
import { pictureOf } from '../../support/discord/cdn/picture.ts'
import { encodePng } from '../../support/discord/cdn/png.ts'

let api: ApiWorld
let castle: Staffed
let path: string

beforeAll(async () => {
  api = await ApiWorld.open()
}, 180_000)
afterAll(() => api.close())
beforeEach(async () => {
  api.restoreLimits()
  castle = await api.staffedGuild()
  path = `/guilds/${castle.guild.id}/branding`
})

const PNG = `data:image/png;base64,${encodePng(pictureOf('castle', 64)).toString('base64')}`
const ask = (method: string, body?: unknown) =>
  api.ask(method, path, { as: castle.manager, ...(body !== undefined && { body }) })
const shown = async () => v.parse(brandingReply, await (await ask('GET')).json())
const profile = () => {
  const { nick, bio, avatar } = castle.guild.state.members.get(api.world.application.id) ?? {}
  return { nick, bio, avatar }
}

test('a manager with premium changes how the bot looks, and resets it without premium', async () => {
  expect((await shown()).refusal).toStartWith('This is a premium feature.')
  expect((await ask('PATCH', { nick: 'Guard' })).status).toBe(403)
  await grantPremium(api.db, castle.managing.id, 'test', 0)
  expect((await ask('PATCH', { nick: 'Guard', bio: 'I count', avatar: PNG })).status).toBe(204)
  const after = await shown()
  expect(after).toMatchObject({ nick: 'Guard', bio: 'I count', bannerUrl: null, refusal: null })
  expect((await fetch(after.avatarUrl ?? '')).status).toBe(200)
  expect((await ask('PATCH', { avatar: null })).status).toBe(204)
  expect(profile()).toEqual({ nick: 'Guard', bio: 'I count', avatar: null })
  await api.db.updateTable('users').set({ premium_status: 'none' }).execute()
  expect((await ask('DELETE')).status).toBe(204)
  expect(profile()).toEqual({ nick: null, bio: null, avatar: null })
  expect((await ask('DELETE')).status).toBe(204)
})

test('what is no picture or too long is refused at its field', async () => {
  await grantPremium(api.db, castle.managing.id, 'test', 0)
  const refusal = async (body: unknown) => {
    const reply = await ask('PATCH', body)
    return [reply.status, ((await reply.json()) as { errors: { at: string }[] }).errors.map(({ at }) => at)]
  }
  for (const avatar of [
    'https://x.example/a.png',
    'data:image/png;base64,AAAA',
    `data:image/svg+xml;base64,${btoa('<svg/>')}`,
  ])
    expect(await refusal({ avatar })).toEqual([400, ['body.avatar']])
  const large = `${PNG.slice(0, 62)}${'A'.repeat(1_400_000)}`
  expect(await refusal({ banner: large.slice(0, 22 + Math.floor((large.length - 22) / 4) * 4) })).toEqual([
    400,
    ['body.banner'],
  ])
  expect(await refusal({ nick: 'x'.repeat(33) })).toEqual([400, ['body.nick']])
  expect((await ask('PATCH', {})).status).toBe(400)
  // The type of the content counts, and not the one that is named.
  expect((await ask('PATCH', { avatar: PNG.replace('png', 'gif') })).status).toBe(204)
})
