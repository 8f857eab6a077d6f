import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { authorizeUrl, credentials, exchange, getAs, logIn, queryOf, REDIRECT, sendForm } from './log-in.ts'

let discord: Discord
let app: Application
let now = Date.UTC(2026, 0, 1)
/** How much time passes between one reading of the clock and the next. */
let tickMs = 0

beforeAll(async () => {
  discord = await startDiscord({
    seed: 'tokens',
    clock: {
      now() {
        now += tickMs
        return now
      },
    },
  })
  app = discord.application({ name: 'Prosperity', redirectUris: [REDIRECT, 'https://other.example/'] })
  discord.guild({ name: 'Castle', owner: 'alice', applications: [app] }).member('bob')
})
afterAll(() => discord.close())

const codeFor = async (changes: Record<string, string | undefined> = {}): Promise<string> =>
  queryOf(await discord.visitor('bob').allows(authorizeUrl(discord, app, changes))).code ?? ''

const mayRead = async (token: string): Promise<boolean> =>
  (await getAs(discord, `Bearer ${token}`, '/users/@me')).status === 200

test('a code is exchanged once, for tokens of seven days', async () => {
  const code = await codeFor()
  expect(await exchange(discord, app, code)).toEqual({
    status: 200,
    body: {
      token_type: 'Bearer',
      access_token: expect.any(String),
      expires_in: 604_800,
      refresh_token: expect.any(String),
      scope: 'identify guilds',
    },
  })
  expect(await exchange(discord, app, code)).toEqual({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid "code" in request.' },
  })
})

test('the lifetime of a new token does not depend on how long the exchange takes', async () => {
  const code = await codeFor()
  tickMs = 1
  const answer = await exchange(discord, app, code)
  tickMs = 0
  expect(answer.body).toMatchObject({ expires_in: 604_800 })
})

test('a code expires after ten minutes', async () => {
  const code = await codeFor()
  now += 600_000
  expect((await exchange(discord, app, code)).body).toMatchObject({ error: 'invalid_grant' })
})

test.each([
  ['another redirect URI', { redirect_uri: 'https://other.example/' }, 'invalid_request'],
  ['a verifier of fewer than 43 characters', { code_verifier: 'a'.repeat(42) }, 'invalid_request'],
  ['another verifier', { code_verifier: 'b'.repeat(43) }, 'invalid_grant'],
] as const)('a code is refused with %s, and used up', async (_, changes, error) => {
  const code = await codeFor()
  expect(await exchange(discord, app, code, changes)).toMatchObject({ status: 400, body: { error } })
  expect((await exchange(discord, app, code)).body).toMatchObject({ error: 'invalid_grant' })
})

test('a challenge needs a verifier, and a verifier needs a challenge', async () => {
  const form = { ...credentials(app), grant_type: 'authorization_code', redirect_uri: REDIRECT }
  const answer = await sendForm(discord, '/oauth2/token', { ...form, code: await codeFor() })
  expect(answer.body).toEqual({ error: 'invalid_request', error_description: 'Missing "code_verifier"' })
  const bare = { code_challenge: undefined, code_challenge_method: undefined }
  expect((await exchange(discord, app, await codeFor(bare))).body).toMatchObject({ error: 'invalid_request' })
  expect((await sendForm(discord, '/oauth2/token', { ...form, code: await codeFor(bare) })).status).toBe(200)
})

test('the application authenticates with its secret, in the form or in a Basic header, with and without a version', async () => {
  const other = discord.application({ name: 'Other' })
  const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: 'a'.repeat(43) }
  const basic = (secret: string) => ({ Authorization: `Basic ${btoa(`${app.id}:${encodeURIComponent(secret)}`)}` })
  const refused = { status: 401, body: { error: 'invalid_client' } }
  expect(await exchange(discord, app, await codeFor(), { client_secret: 'wrong' })).toEqual(refused)
  expect(await sendForm(discord, '/oauth2/token', { ...form, code: await codeFor() }, basic('wrong'))).toEqual(refused)
  expect((await exchange(discord, other, await codeFor())).body).toMatchObject({ error: 'invalid_grant' })
  const code = await codeFor()
  expect((await sendForm(discord, '/v10/oauth2/token', { ...form, code }, basic(app.clientSecret))).status).toBe(200)
})

test('a reset secret replaces the old one', async () => {
  const old = app.clientSecret
  app.resetClientSecret()
  expect((await exchange(discord, app, await codeFor(), { client_secret: old })).status).toBe(401)
  expect((await exchange(discord, app, await codeFor())).status).toBe(200)
})

test('a JSON body and other grant types are refused', async () => {
  const body = JSON.stringify({ ...credentials(app), grant_type: 'authorization_code', code: await codeFor() })
  const headers = { 'Content-Type': 'application/json' }
  const json = await fetch(`${discord.apiUrl}/oauth2/token`, { method: 'POST', body, headers })
  expect([json.status, await json.json()]).toEqual([
    400,
    { error: 'unsupported_grant_type', error_description: 'Grant type None is not supported' },
  ])
  const password = { ...credentials(app), grant_type: 'password' }
  expect((await sendForm(discord, '/oauth2/token', password)).body).toMatchObject({ error: 'unsupported_grant_type' })
  expect((await fetch(`${discord.apiUrl}/oauth2/token`)).status).toBe(405)
})

test('a refresh replaces both tokens', async () => {
  const first = await logIn(discord, app, 'bob')
  const refresh = { ...credentials(app), grant_type: 'refresh_token', refresh_token: first.refresh_token }
  const second = await sendForm(discord, '/oauth2/token', refresh)
  expect(second.body).toMatchObject({ expires_in: 604_800, scope: 'identify guilds' })
  expect(await mayRead(String(second.body.access_token))).toBe(true)
  expect(await mayRead(first.access_token)).toBe(false)
  expect(await sendForm(discord, '/oauth2/token', refresh)).toEqual({ status: 400, body: { error: 'invalid_grant' } })
})

test('revoking one token ends all tokens of this person for this application, and no others', async () => {
  const [first, second] = [await logIn(discord, app, 'bob'), await logIn(discord, app, 'bob')]
  const alice = await logIn(discord, app, 'alice')
  const revoke = { ...credentials(app), token: first.refresh_token, token_type_hint: 'access_token' }
  expect(await sendForm(discord, '/oauth2/token/revoke', revoke)).toEqual({ status: 200, body: {} })
  expect([await mayRead(first.access_token), await mayRead(second.access_token)]).toEqual([false, false])
  expect(await mayRead(alice.access_token)).toBe(true)
  const refresh = { ...credentials(app), grant_type: 'refresh_token', refresh_token: second.refresh_token }
  expect((await sendForm(discord, '/oauth2/token', refresh)).body).toEqual({ error: 'invalid_grant' })
})

test('an application revokes its own tokens only, with its secret', async () => {
  const other = discord.application({ name: 'Third' })
  const { access_token } = await logIn(discord, app, 'bob')
  const revoke = { ...credentials(other), token: access_token }
  expect((await sendForm(discord, '/oauth2/token/revoke', revoke)).status).toBe(200)
  expect(await mayRead(access_token)).toBe(true)
  const wrong = { client_id: app.id, client_secret: 'wrong', token: access_token }
  expect((await sendForm(discord, '/oauth2/token/revoke', wrong)).status).toBe(401)
  expect(await mayRead(access_token)).toBe(true)
})

test('an access token ends after seven days', async () => {
  const { access_token } = await logIn(discord, app, 'bob')
  now += 7 * DAY_MS - 1
  expect(await mayRead(access_token)).toBe(true)
  now += 1
  expect(await mayRead(access_token)).toBe(false)
})
