import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { QUICK_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Answered, credentials, getAs, logIn, REDIRECT, sendForm } from './log-in.ts'

const NOW = Date.UTC(2026, 0, 31)
const SCOPE = 'identify role_connections.write'
const MOST_WRITES = 60
const PUT_LIMIT = 'Bearer PUT /users/@me/applications/:application/role-connection'

let discord: Discord
let app: Application
let guild: Guild

beforeAll(async () => {
  const rateLimits = { ...QUICK_RATE_LIMITS, routes: { [PUT_LIMIT]: { limit: MOST_WRITES, perMs: 600_000 } } }
  discord = await startDiscord({ seed: 'linked', clock: { now: () => NOW }, rateLimits })
})
afterAll(() => discord.close())
beforeEach(() => {
  app = discord.application({ name: 'Levels', redirectUris: [REDIRECT] })
  guild = discord.guild({ name: 'Castle', owner: 'owner', applications: [app] })
})

const record = (changes: object = {}) => ({
  type: 2,
  key: 'level',
  name: 'Level',
  description: 'Least level',
  ...changes,
})

async function put(authorization: string, path: string, body: unknown): Promise<Answered> {
  const headers = {
    ...{ Authorization: authorization, 'Content-Type': 'application/json' },
    'User-Agent': 'DiscordBot (https://example.org, 1)',
  }
  const response = await fetch(`${discord.apiUrl}/v10${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Answered['body'] }
}

const recordsPath = (application = app): string => `/applications/${application.id}/role-connections/metadata`
const connectionPath = (application = app): string => `/users/@me/applications/${application.id}/role-connection`
const register = (...records: object[]) => put(`Bot ${app.token}`, recordsPath(), records)
const tokenOf = async (name: string, scope = SCOPE): Promise<string> =>
  `Bearer ${(await logIn(discord, app, name, scope)).access_token}`

test('an application registers up to five records, and reads them again', async () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((key) => record({ key, name_localizations: { de: 'Stufe' } }))
  expect((await register(...five)).status).toBe(200)
  const { body } = await getAs(discord, `Bot ${app.token}`, recordsPath())
  expect(body).toMatchObject(five)
  expect((await register(...five, record({ key: 'f' }))).status).toBe(400)
})

test.each([
  ['a key with capital letters', { key: 'Level' }],
  ['a key of 51 characters', { key: 'k'.repeat(51) }],
  ['no name', { name: '' }],
  ['a name of 101 characters', { name: 'n'.repeat(101) }],
  ['a description of 201 characters', { description: 'd'.repeat(201) }],
  ['an unknown type', { type: 9 }],
  ['a translation into an unknown language', { name_localizations: { xx: 'Level' } }],
])('a record with %s is refused', async (_, changes) => {
  expect(await register(record(changes))).toMatchObject({ status: 400, body: { code: 50035 } })
})

test('two records with one key are refused, and so are the records of another application', async () => {
  expect((await register(record(), record())).status).toBe(400)
  const other = discord.application({ name: 'Other' })
  expect(await put(`Bot ${app.token}`, recordsPath(other), [])).toMatchObject({ status: 403, body: { code: 20012 } })
})

test('only a token with the scope writes a connection, and only that of its own application', async () => {
  await register(record())
  const other = discord.application({ name: 'Other' })
  const body = { platform_name: 'Castle', metadata: { level: '3' } }
  const token = await tokenOf('bob')
  expect((await put(token, connectionPath(), body)).status).toBe(200)
  expect((await getAs(discord, token, connectionPath())).body).toEqual({ ...body, platform_username: null })
  expect((await put(await tokenOf('carol', 'identify'), connectionPath(), body)).status).toBe(401)
  expect((await put(`Bot ${app.token}`, connectionPath(), body)).status).toBe(401)
  expect((await put(token, connectionPath(other), body)).status).toBe(403)
})

test.each([
  ['a platform name of 51 characters', { platform_name: 'p'.repeat(51) }],
  ['a platform user name of 101 characters', { platform_username: 'p'.repeat(101) }],
  ['a number that is no text', { metadata: { level: 3 } }],
  ['a text of 101 characters', { metadata: { level: '1'.repeat(101) } }],
  ['a number that is not whole', { metadata: { level: '1.5' } }],
  ['a date in another form', { metadata: { since: '31.1.2026' } }],
  ['a key without a record', { metadata: { xp: '3' } }],
])('a connection with %s is refused', async (_, body) => {
  await register(record(), record({ key: 'since', type: 6 }))
  expect(await put(await tokenOf('bob'), connectionPath(), body)).toMatchObject({ status: 400, body: { code: 50035 } })
})

test.each([
  ['<= 5', 1, '5', '6'],
  ['>= 5', 2, '5', '4'],
  ['= 5', 3, '5', '6'],
  ['not 5', 4, '4', '5'],
  ['at most 5 days ago', 5, new Date(NOW - 4 * DAY_MS).toISOString(), '2026-01-01'],
  ['at least 5 days ago', 6, '2026-01-26', '2026-01-27'],
])('a member has a linked role exactly while the value is %s', async (_, type, enough, wrong) => {
  await register(record({ type }))
  guild.linkedRole('Regular', { to: app, asks: { level: 5 } })
  const bob = guild.member('bob')
  const token = await tokenOf('bob')
  const rolesWith = async (level: string): Promise<string[]> => {
    expect((await put(token, connectionPath(), { metadata: { level } })).status).toBe(200)
    return bob.roles
  }
  expect([await rolesWith(wrong), await rolesWith(enough), await rolesWith(wrong)]).toEqual([[], ['Regular'], []])
})

test('a person who revokes the authorisation loses the role, and the token is refused', async () => {
  await register(record())
  guild.linkedRole('Regular', { to: app, asks: { level: 1 } })
  const bob = guild.member('bob')
  const token = await tokenOf('bob')
  await put(token, connectionPath(), { metadata: { level: '1' } })
  expect(bob.roles).toEqual(['Regular'])
  bob.revokes(app)
  expect(bob.roles).toEqual([])
  expect((await put(token, connectionPath(), { metadata: { level: '1' } })).status).toBe(401)
})

test('an application that revokes a person’s token also takes the linked roles', async () => {
  await register(record())
  guild.linkedRole('Regular', { to: app, asks: {} })
  const bob = guild.member('bob')
  const { access_token } = await logIn(discord, app, 'bob', SCOPE)
  await put(`Bearer ${access_token}`, connectionPath(), {})
  expect(bob.roles).toEqual(['Regular'])
  await sendForm(discord, '/oauth2/token/revoke', { ...credentials(app), token: access_token })
  expect(bob.roles).toEqual([])
})

test('each person has a separate rate limit for writing connections', async () => {
  await register(record())
  const [bob, carol] = [await tokenOf('dave'), await tokenOf('erin')]
  const statuses = await Promise.all(Array.from({ length: MOST_WRITES + 1 }, () => put(bob, connectionPath(), {})))
  expect(statuses.filter(({ status }) => status === 429)).toHaveLength(1)
  expect((await put(carol, connectionPath(), {})).status).toBe(200)
})

test('an application sets its Linked Roles Verification URL', async () => {
  const send = async (url: string | null): Promise<number> => {
    const headers = {
      ...{ Authorization: `Bot ${app.token}`, 'Content-Type': 'application/json' },
      'User-Agent': 'DiscordBot (https://example.org, 1)',
    }
    const body = JSON.stringify({ role_connections_verification_url: url })
    return (await fetch(`${discord.apiUrl}/v10/applications/@me`, { method: 'PATCH', headers, body })).status
  }
  expect(await send('https://prosperity.example/linked-roles/1')).toBe(200)
  expect(app.verificationUrl).toBe('https://prosperity.example/linked-roles/1')
  expect(await send('javascript:alert(1)')).toBe(400)
  expect(await send(null)).toBe(200)
  expect(app.verificationUrl).toBeNull()
  const { body } = await getAs(discord, `Bot ${app.token}`, '/applications/@me')
  expect(body).toMatchObject({ redirect_uris: [REDIRECT], role_connections_verification_url: null })
})
