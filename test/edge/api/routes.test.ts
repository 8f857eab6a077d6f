import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { LARGEST_BODY_KIB } from '../../../edge/api/input.ts'
import { placeholdersOf } from '../../../edge/api/match.ts'
import { type AnyRoute, isWrite } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import { isStrict, sampleRequest } from '../../support/api-requests.ts'
import { type ApiCaller, ApiWorld, NOBODY, type Staffed } from '../../support/api-world.ts'

const named = (list: readonly AnyRoute[]) => list.map((route) => [route.id, route] as const)
const closed = routes.filter(({ access }) => access !== 'anyone')
const ofGuilds = routes.filter(({ path }) => placeholdersOf(path).includes('guild_id'))
const isAbove = ({ access }: AnyRoute): boolean => access === 'manager' || access === 'admin'

/** Whether a request can have a part that the route refuses because it does not know it. */
const hasUnknownParts = (route: AnyRoute): boolean =>
  isStrict(route) || (route.request?.body === undefined && route.method !== 'GET') || route.request?.query === undefined

/** Declares a test where a rule applies to a route. */
const testWhere =
  (applies: boolean) =>
  (name: string, run: () => Promise<void>): void => {
    if (applies) test(name, run)
  }

const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.pipe(v.string(), v.minLength(5)),
  errors: v.optional(v.array(v.object({ at: v.string(), detail: v.string() })), []),
})

let api: ApiWorld
let castle: Staffed
let village: Staffed
let reader: ApiCaller
let writer: ApiCaller

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild('Castle')
  village = await api.staffedGuild('Village')
  reader = await api.key(castle.guild, castle.admin, 'read')
  writer = await api.key(castle.guild, castle.admin, 'write')
}, 180_000)

afterAll(() => api.close())

beforeEach(() => api.restoreLimits())

/** Sends a route's sample request. @returns the problem's kind, and the names of the parts with errors */
async function refusal(
  route: AnyRoute,
  as: ApiCaller,
  options: { body?: unknown; headers?: Record<string, string>; guildId?: string } = {},
) {
  const { guildId = castle.guild.id, headers = {} } = options
  const sample = sampleRequest(route, guildId)
  const body = 'body' in options ? options.body : sample.body
  const response = await api.ask(route.method, sample.path, { as, headers, ...(body !== undefined && { body }) })
  const text = await response.text()
  if (response.status < 400) return { status: response.status, kind: 'none', at: [] as string[] }
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { type, status, errors } = v.parse(problem, JSON.parse(text))
  expect(status).toBe(response.status)
  return { status, kind: type.split('#')[1] ?? '', at: errors.map(({ at }) => at) }
}

test('each route has an id and an address of its own', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
})

test('each route declares all of its placeholders, and only routes about a guild ask for rights in one', () => {
  for (const route of routes) {
    const [first, ...others] = placeholdersOf(route.path)
    const isOfGuild = route.path.startsWith('/guilds/:guild_id')
    expect([route.id, isOfGuild]).toEqual([route.id, !['anyone', 'person'].includes(route.access)])
    const names = isOfGuild ? others : first === undefined ? [] : [first, ...others]
    if (names.length > 0) expect([route.id, route.request?.params === undefined]).toEqual([route.id, false])
  }
})

test('a route that changes something needs a key with the scope write, and no route for administrators takes a key', () => {
  for (const route of routes.filter(({ key }) => key !== undefined)) {
    expect([route.id, route.access === 'viewer' || route.access === 'manager']).toEqual([route.id, true])
    expect([route.id, route.key]).toEqual([route.id, isWrite(route) ? 'write' : (route.key ?? '')])
  }
})

describe.each(named(closed))('%s', (_, route) => {
  test('refuses a request without a login or key', async () => {
    expect(await refusal(route, NOBODY)).toMatchObject({ status: 401, kind: 'not-logged-in' })
  })

  test('refuses a login and a key that do not exist', async () => {
    const forged = { headers: { cookie: `__Host-session=${'a'.repeat(43)}` } }
    expect(await refusal(route, forged)).toMatchObject({ status: 401, kind: 'not-logged-in' })
    const malformed = { headers: { authorization: `Bearer pro_${'a'.repeat(49)}`, ...castle.admin.headers } }
    expect(await refusal(route, malformed)).toMatchObject({ status: 401, kind: 'not-logged-in' })
  })

  testWhere(route.method !== 'GET')('refuses a change that another site sends', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
      { origin: '', 'sec-fetch-site': 'same-site' },
      { origin: '' },
    ]) {
      expect(await refusal(route, castle.admin, { headers })).toMatchObject({ status: 403, kind: 'forbidden' })
    }
  })

  testWhere(hasUnknownParts(route))('refuses parts that it does not know', async () => {
    if (isStrict(route)) {
      const { body } = sampleRequest(route, castle.guild.id)
      const refused = await refusal(route, castle.admin, { body: { ...(body as object), surprise: 1 } })
      expect(refused).toMatchObject({ status: 400, kind: 'bad-request' })
      expect(refused.at).toContain('body.surprise')
    }
    if (route.request?.body === undefined && route.method !== 'GET') {
      const refused = await refusal(route, castle.admin, { body: { surprise: 1 } })
      expect(refused).toMatchObject({ status: 400, at: ['body'] })
    }
    if (route.request?.query === undefined) {
      const { path, body } = sampleRequest(route, castle.guild.id)
      const response = await api.ask(route.method, `${path}?surprise=1`, {
        as: castle.admin,
        ...(body !== undefined && { body }),
      })
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('query.surprise')])
    }
  })

  testWhere(route.request?.body !== undefined)(
    'refuses a body of another type, and one that is too large',
    async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
        const refused = await refusal(route, castle.admin, { headers: { 'content-type': type || 'x' } })
        expect(refused).toMatchObject({ status: 415, kind: 'wrong-media-type' })
      }
      const large = { body: JSON.stringify('x'.repeat((route.largestBodyKib ?? LARGEST_BODY_KIB) * 1024)) }
      expect(await refusal(route, castle.admin, large)).toMatchObject({ status: 413, kind: 'too-large' })
      expect(await refusal(route, castle.admin, { body: '{' })).toMatchObject({ status: 400, kind: 'bad-request' })
    },
  )
})

describe.each(named(ofGuilds))('%s, about a server', (_, route) => {
  test('hides the server from members without rights, and from people and keys of another server', async () => {
    for (const caller of [castle.member, village.admin, village.manager]) {
      expect(await refusal(route, caller)).toMatchObject({ status: 404, kind: 'not-found' })
    }
    const guildId = village.guild.id
    expect(await refusal(route, castle.admin, { guildId })).toMatchObject({ status: 404, kind: 'not-found' })
    if (route.key !== undefined) {
      expect(await refusal(route, writer, { guildId })).toMatchObject({ status: 404, kind: 'not-found' })
    }
    for (const nowhere of ['1', 'x', '0', '18446744073709551616', '..']) {
      const refused = await refusal(route, castle.admin, { guildId: nowhere })
      expect([nowhere, refused.status]).toEqual([nowhere, 404])
    }
  })

  testWhere(isAbove(route))('refuses people of a lower tier', async () => {
    expect(await refusal(route, castle.viewer)).toMatchObject({ status: 403, kind: 'forbidden' })
    if (route.access === 'admin') {
      expect(await refusal(route, castle.manager)).toMatchObject({ status: 403, kind: 'forbidden' })
    }
  })

  testWhere(route.key !== 'read')('refuses a key without the scope', async () => {
    if (route.key === undefined) expect(await refusal(route, writer)).toMatchObject({ status: 403, kind: 'forbidden' })
    if (route.key === 'write') expect(await refusal(route, reader)).toMatchObject({ status: 403, kind: 'forbidden' })
  })

  testWhere(route.needsVersion === true)('refuses a change that names no version', async () => {
    expect(await refusal(route, castle.admin)).toMatchObject({ status: 428, kind: 'version-needed' })
    for (const header of ['*', '1', '"a", "b"', '""']) {
      const refused = await refusal(route, castle.admin, { headers: { 'if-match': header } })
      expect(refused).toMatchObject({ status: 428, kind: 'version-needed' })
    }
  })
})

test.each(named(routes.filter(({ method }) => method === 'GET')))(
  '%s replies in the form that it declares, the same to HEAD without a body',
  async (_, route) => {
    const { path } = sampleRequest(route, castle.guild.id)
    const response = await api.ask('GET', path, { as: castle.admin })
    const text = await response.text()
    const head = await api.ask('HEAD', path, { as: castle.admin })
    expect([head.status, await head.text()]).toEqual([response.status, ''])
    // The sample names a member or a role that does not exist.
    if (response.status === 404) return
    expect([response.status, text.slice(0, 300)]).toEqual([200, text.slice(0, 300)])
    const parsed = v.safeParse(route.reply, JSON.parse(text))
    expect(parsed.issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined()
  },
)

test('an unknown address gets 404, and another method 405 with the methods that exist', async () => {
  for (const path of [
    '/',
    '/nothing',
    '/guilds',
    '/guilds/',
    `/guilds/${castle.guild.id}/keys/`,
    '//keys',
    '/guilds/%zz/keys',
  ]) {
    expect([path, (await api.ask('GET', path, { as: castle.admin })).status]).toEqual([path, 404])
  }
  const response = await api.ask('PATCH', `/guilds/${castle.guild.id}/keys`, { as: castle.admin })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
})

test('no reply can be kept by a cache', async () => {
  for (const as of [NOBODY, castle.admin, reader]) {
    const { headers } = await api.ask('GET', `/guilds/${castle.guild.id}/keys`, { as })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('vary')).toContain('Cookie')
    expect(headers.get('vary')).toContain('Authorization')
  }
})
