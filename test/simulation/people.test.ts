import { afterEach, beforeEach, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { QUICK_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { getAs, logIn, REDIRECT } from './log-in.ts'

const UNAUTHORIZED = { status: 401, body: { message: '401: Unauthorized', code: 0 } }

let discord: Discord
let app: Application
let guild: Guild

beforeEach(async () => {
  discord = await startDiscord({ seed: 'people', rateLimits: QUICK_RATE_LIMITS })
  app = discord.application({ name: 'Prosperity', redirectUris: [REDIRECT] })
  guild = discord.guild({ name: 'Castle', owner: 'alice', icon: 'abc123', applications: [app] })
})
afterEach(() => discord.close())

const bearer = async (name: string, scope?: string): Promise<string> =>
  `Bearer ${(await logIn(discord, app, name, scope)).access_token}`

test('a person reads their own account, with the email address only if the scope allows it', async () => {
  guild.member('bob', { displayName: 'Bob', avatar: 'f00d' })
  const account = { username: 'bob', global_name: 'Bob', avatar: 'f00d', locale: 'en-US' }
  const { status, body } = await getAs(discord, await bearer('bob'), '/users/@me')
  expect([status, body]).toMatchObject([200, account])
  expect(body).not.toHaveProperty('email')
  const withEmail = await getAs(discord, await bearer('bob', 'identify email'), '/users/@me')
  expect(withEmail.body).toMatchObject({ email: 'bob@example.org', verified: true })
})

test('the list of a person’s servers says which they own and what they may do there', async () => {
  const manager = guild.role('Manager', { permissions: PermissionFlagsBits.ManageGuild })
  const bob = guild.member('bob', { roles: [manager] })
  discord.guild({ name: 'Elsewhere', owner: 'alice' })
  const list = async (name: string, query = '') => {
    const { body } = await getAs(discord, await bearer(name), `/users/@me/guilds${query}`)
    // This route answers with a list.
    return body as unknown as { name: string; owner: boolean; permissions: string }[]
  }
  const mayManage = ([first]: { permissions: string }[]) =>
    (BigInt(first?.permissions ?? 0) & PermissionFlagsBits.ManageGuild) !== 0n
  const alices = await list('alice', '?with_counts=true')
  expect(alices).toMatchObject([
    { id: guild.id, name: 'Castle', icon: 'abc123', owner: true, approximate_member_count: 3 },
    { name: 'Elsewhere', icon: null, owner: true, approximate_member_count: 1 },
  ])
  const bobs = await list('bob')
  expect(bobs).toMatchObject([{ name: 'Castle', owner: false }])
  expect(bobs[0]).not.toHaveProperty('approximate_member_count')
  expect(mayManage(bobs)).toBe(true)
  bob.loses(manager)
  expect(mayManage(await list('bob'))).toBe(false)
  bob.isKicked()
  expect(await list('bob')).toEqual([])
  expect(await list('alice', `?after=${guild.id}`)).toMatchObject([{ name: 'Elsewhere' }])
  expect(await list('alice', '?limit=1')).toMatchObject([{ name: 'Castle' }])
})

test.each(['0', '201', 'x'])('a list of %s servers is refused', async (limit) => {
  const answer = await getAs(discord, await bearer('alice'), `/users/@me/guilds?limit=${limit}`)
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } })
})

test('a person reads their own membership of a server', async () => {
  const gold = guild.role('Gold')
  guild.member('bob', { roles: [gold] }).isCalled('Bobby')
  const token = await bearer('bob', 'guilds.members.read')
  const path = (id: string) => `/users/@me/guilds/${id}/member`
  expect(await getAs(discord, token, path(guild.id))).toMatchObject({
    status: 200,
    body: { nick: 'Bobby', roles: [gold.id], user: { username: 'bob' } },
  })
  guild.member('bob').leaves()
  expect(await getAs(discord, token, path(guild.id))).toMatchObject({ status: 404, body: { code: 10004 } })
  expect(await getAs(discord, token, path('1'))).toMatchObject({ status: 404, body: { code: 10004 } })
})

test('every route needs its scope', async () => {
  guild.member('bob')
  const [identify, guilds] = [await bearer('bob', 'identify'), await bearer('bob', 'guilds')]
  expect(await getAs(discord, identify, '/users/@me/guilds')).toEqual(UNAUTHORIZED)
  expect(await getAs(discord, identify, `/users/@me/guilds/${guild.id}/member`)).toEqual(UNAUTHORIZED)
  expect(await getAs(discord, guilds, '/users/@me')).toEqual(UNAUTHORIZED)
})

test('an access token opens no route of bots, and a bot token no route of people', async () => {
  const token = await bearer('alice')
  for (const path of [`/guilds/${guild.id}`, `/guilds/${guild.id}/members/search?query=a`, '/gateway/bot']) {
    expect(await getAs(discord, token, path)).toEqual(UNAUTHORIZED)
    expect((await getAs(discord, `Bot ${app.token}`, path)).status).toBe(200)
  }
  const own = `/users/@me/guilds/${guild.id}/member`
  expect(await getAs(discord, `Bot ${app.token}`, own)).toEqual(UNAUTHORIZED)
  expect(await getAs(discord, `Bot ${app.token}`, '/oauth2/@me')).toEqual(UNAUTHORIZED)
  expect(await getAs(discord, `Bearer ${app.token}`, '/users/@me')).toEqual(UNAUTHORIZED)
  expect((await getAs(discord, `Bot ${app.token}`, '/users/@me')).body).toMatchObject({ bot: true })
})

test('a token that the person revoked is refused', async () => {
  const bob = guild.member('bob')
  const token = await bearer('bob')
  bob.revokes(app)
  expect(await getAs(discord, token, '/users/@me')).toEqual(UNAUTHORIZED)
})

test('an application reads the scopes, the person and the expiry of a token', async () => {
  const { body } = await getAs(discord, await bearer('alice'), '/oauth2/@me')
  expect(body).toMatchObject({
    application: { id: app.id, name: 'Prosperity' },
    scopes: ['identify', 'guilds'],
    user: { username: 'alice' },
  })
  expect(Date.parse(String(body.expires))).toBeGreaterThan(Date.now() + 600_000_000)
  expect((await getAs(discord, await bearer('alice', 'guilds'), '/oauth2/@me')).body).not.toHaveProperty('user')
})

test('each person has their own tight limit on the list of servers', async () => {
  const limits = { ...QUICK_RATE_LIMITS, routes: { 'Bearer GET /users/@me/guilds': { limit: 1, perMs: 60_000 } } }
  const tight = await startDiscord({ seed: 'tight', rateLimits: limits })
  const application = tight.application({ name: 'Prosperity', redirectUris: [REDIRECT] })
  tight.guild({ name: 'Castle', owner: 'alice', applications: [application] }).member('bob')
  const [alice, bob] = [await logIn(tight, application, 'alice'), await logIn(tight, application, 'bob')]
  const list = (authorization: string) => getAs(tight, authorization, '/users/@me/guilds')
  expect((await list(`Bearer ${alice.access_token}`)).status).toBe(200)
  expect(await list(`Bearer ${alice.access_token}`)).toMatchObject({ status: 429, body: { global: false } })
  expect((await list(`Bearer ${bob.access_token}`)).status).toBe(200)
  expect((await list(`Bot ${application.token}`)).status).toBe(200)
  await tight.close()
})
