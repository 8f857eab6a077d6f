import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { authorizeUrl, queryOf, REDIRECT } from './log-in.ts'

let discord: Discord
let app: Application
let guild: Guild

beforeAll(async () => {
  discord = await startDiscord({ seed: 'authorize' })
  app = discord.application({ name: 'Prosperity', redirectUris: [REDIRECT] })
  guild = discord.guild({ name: 'Castle', owner: 'alice', applications: [app] })
  guild.member('bob', { displayName: '<b>Bob</b>' })
})
afterAll(() => discord.close())

test('the page lists people with their standing, and escapes their names', async () => {
  const { status, text } = await discord.visitor('alice').opens(authorizeUrl(discord, app))
  expect(status).toBe(200)
  expect(text).toContain('owner of Castle')
  expect(text).toContain('member of Castle')
  expect(text).toContain('&lt;b&gt;Bob&lt;/b&gt;')
  expect(text).not.toContain('<b>Bob')
  expect(text).toContain('Know what servers you are in')
})

test('a person who allows is sent back with a code, the state and the issuer', async () => {
  const location = await discord.visitor('bob').allows(authorizeUrl(discord, app))
  expect(location).toStartWith(`${REDIRECT}?`)
  expect(queryOf(location)).toEqual({
    code: expect.stringMatching(/^[a-zA-Z\d]{30}$/),
    state: 'state-1',
    iss: discord.world.address.http,
  })
})

test('a person who refuses is sent back with access_denied and the state', async () => {
  const location = await discord.visitor('bob').refuses(authorizeUrl(discord, app))
  expect(queryOf(location)).toMatchObject({ error: 'access_denied', state: 'state-1' })
  expect(queryOf(location)).not.toHaveProperty('code')
})

test.each([
  ['an unknown client', { client_id: '1' }, 'Unknown Application'],
  ['an unregistered redirect URI', { redirect_uri: `${REDIRECT}/` }, 'Invalid OAuth2 redirect_uri'],
  ['a redirect URI with another host', { redirect_uri: 'https://evil.example/' }, 'Invalid OAuth2 redirect_uri'],
] as const)(
  '%s is an error on Discord’s page, and the browser is not sent to the application',
  async (_, changes, message) => {
    const { status, location, text } = await discord.visitor('bob').opens(authorizeUrl(discord, app, changes))
    expect([status, location]).toEqual([400, null])
    expect(text).toContain(message)
  },
)

test.each([
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ code_challenge_method: undefined }, 'invalid_request'],
  [{ code_challenge: 'short' }, 'invalid_request'],
  [{ scope: 'identify nonsense' }, 'invalid_scope'],
  [{ scope: undefined }, 'invalid_scope'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
] as const)('a request with %j is refused, and the application receives the error', async (changes, error) => {
  const { location } = await discord.visitor('bob').opens(authorizeUrl(discord, app, changes))
  expect(queryOf(location ?? '')).toMatchObject({ error, state: 'state-1' })
})

test('without a redirect URI the first registered one is used', async () => {
  const location = await discord.visitor('bob').allows(authorizeUrl(discord, app, { redirect_uri: undefined }))
  expect(location).toStartWith(`${REDIRECT}?`)
})

test('prompt=none asks nothing if the person is logged in and allowed the same scopes before', async () => {
  const visitor = discord.visitor('carol')
  const silent = authorizeUrl(discord, app, { prompt: 'none' })
  expect(await visitor.opens(silent)).toMatchObject({ status: 200, location: null })
  await visitor.allows(authorizeUrl(discord, app))
  expect(queryOf((await visitor.opens(silent)).location ?? '')).toHaveProperty('code')
  const more = authorizeUrl(discord, app, { prompt: 'none', scope: 'identify guilds email' })
  expect((await visitor.opens(more)).location).toBeNull()
  expect((await visitor.opens(authorizeUrl(discord, app))).location).toBeNull()
  // Another browser has no cookie.
  expect((await discord.visitor('carol').opens(silent)).location).toBeNull()
  guild.member('carol').revokes(app)
  expect((await visitor.opens(silent)).location).toBeNull()
})

test('a person who manages a server adds the bot to it', async () => {
  const garden = discord.guild({ name: 'Garden', owner: 'dora' })
  const install = { scope: 'bot applications.commands', permissions: '268435456', guild_id: garden.id }
  const withoutCode = { code_challenge: undefined, code_challenge_method: undefined, response_type: undefined }
  const url = authorizeUrl(discord, app, { ...install, ...withoutCode })
  const chosen = await discord.visitor('dora').opens(`${url}&disable_guild_select=true`)
  expect(chosen.text).toContain(`value="${garden.id}"`)
  expect(chosen.text).not.toContain(`value="${guild.id}"`)
  await expect(discord.visitor('bob').allows(url, { guildId: garden.id })).rejects.toThrow('403')
  const location = await discord.visitor('dora').allows(url, { guildId: garden.id })
  expect(queryOf(location)).toMatchObject({ guild_id: garden.id, permissions: '268435456' })
  expect(garden.roleOf(app).state.permissions).toBe('268435456')
})

test('a Discord that keeps no logins asks each time who the person is', async () => {
  const forgetful = await startDiscord({ seed: 'forgetful', keepsLogins: false })
  const application = forgetful.application({ name: 'Prosperity', redirectUris: [REDIRECT] })
  const visitor = forgetful.visitor('alice')
  const silent = authorizeUrl(forgetful, application, { prompt: 'none' })
  expect(queryOf(await visitor.allows(silent))).toHaveProperty('code')
  expect(await visitor.opens(silent)).toMatchObject({ status: 200, location: null })
  await forgetful.close()
})

test('the metadata has the addresses of this Discord', async () => {
  const response = await fetch(`${discord.world.address.http}/.well-known/oauth-authorization-server`)
  expect(await response.json()).toMatchObject({
    issuer: discord.world.address.http,
    token_endpoint: `${discord.apiUrl}/oauth2/token`,
    code_challenge_methods_supported: ['S256'],
  })
})
