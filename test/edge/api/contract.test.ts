import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { cursorOf, writeCursor } from '../../../edge/api/cursor.ts'
import { refuse } from '../../../edge/api/problem.ts'
import { route } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

/** A counter of a guild, with a version. */
const state = { count: 0 }
let blocked: Promise<void> | undefined

const reply = v.object({ count: v.number() })
const read = route({
  id: 'count.read',
  method: 'GET',
  path: '/guilds/:guild_id/count',
  access: 'viewer',
  key: 'read',
  summary: 'Reads the counter',
  reply,
  run: () => ({ body: { count: state.count }, version: `v${state.count}` }),
})
const replace = route({
  id: 'count.replace',
  method: 'PUT',
  path: '/guilds/:guild_id/count',
  access: 'manager',
  key: 'write',
  summary: 'Replaces the counter',
  request: { body: v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)) }) },
  reply,
  needsVersion: true,
  run({ expectedVersion }, { body: { count } }) {
    if (expectedVersion !== `v${state.count}`) {
      return refuse('version-conflict', 'Somebody was faster.', { more: { version: `v${state.count}` } })
    }
    state.count = count
    return { body: { count }, version: `v${count}` }
  },
})
const add = route({
  id: 'count.add',
  method: 'POST',
  path: '/guilds/:guild_id/count/:how',
  access: 'manager',
  key: 'write',
  summary: 'Adds one',
  request: { params: v.object({ how: v.picklist(['well', 'refused', 'broken', 'slowly']) }) },
  reply,
  status: 201,
  async run(_, { params: { how } }) {
    if (how === 'refused') return refuse('cannot-do', 'Not today.')
    if (how === 'broken') throw new Error('the secret reason')
    await blocked
    state.count++
    return { body: { count: state.count } }
  },
})
const search = route({
  id: 'count.search',
  method: 'GET',
  path: '/guilds/:guild_id/search',
  access: 'viewer',
  key: 'read',
  limit: 'search',
  summary: 'Searches',
  request: {
    query: v.object({
      text: v.pipe(v.string(), v.maxLength(10)),
      cursor: v.optional(cursorOf(v.tuple([v.number(), v.string()]))),
    }),
  },
  reply: v.object({ items: v.array(v.string()), next: v.nullable(v.string()) }),
  run: (_, { query: { cursor } }) => ({
    body: { items: cursor === undefined ? [] : cursor.map(String), next: writeCursor([7, 'last']) },
  }),
})

let api: ApiWorld
let castle: Staffed
let at: string

beforeAll(async () => {
  api = await ApiWorld.open({ routes: [...routes, read, replace, add, search] })
  castle = await api.staffedGuild()
  at = `/guilds/${castle.guild.id}`
}, 60_000)

afterAll(() => api.close())
beforeEach(() => api.passes(61_000))

describe('versions', () => {
  const put = (count: unknown, version: string) =>
    api.ask('PUT', `${at}/count`, { as: castle.admin, body: { count }, headers: { 'if-match': version } })

  test('a read of a known version has no body', async () => {
    const first = await api.ask('GET', `${at}/count`, { as: castle.viewer })
    const tag = first.headers.get('etag') ?? ''
    const again = await api.ask('GET', `${at}/count`, { as: castle.viewer, headers: { 'if-none-match': tag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    const other = await api.ask('GET', `${at}/count`, { as: castle.viewer, headers: { 'if-none-match': '"other"' } })
    expect(other.status).toBe(200)
  })

  test('a change names the version that it replaces, and a late one is told the current version', async () => {
    const { headers } = await api.ask('GET', `${at}/count`, { as: castle.admin })
    const first = await put(3, headers.get('etag') ?? '')
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"v3"'])
    const late = await put(4, headers.get('etag') ?? '')
    expect([late.status, await late.json()]).toEqual([412, expect.objectContaining({ status: 412, version: 'v3' })])
  })

  test('every wrong part of a request is named', async () => {
    const wrong = await api.ask('PUT', `${at}/count?a=1&a=2`, {
      as: castle.admin,
      body: { count: 10.5, surprise: true },
      headers: { 'if-match': '"v3"', 'accept-language': 'de' },
    })
    const { errors } = (await wrong.json()) as { errors: { at: string; detail: string }[] }
    expect(errors.map((error) => error.at).sort()).toEqual([
      ...['body.count', 'body.count', 'body.surprise', 'query.a', 'query.a'],
    ])
    expect(errors.find((error) => error.detail.includes('höchstens 9'))).toBeDefined()
  })
})

describe('Idempotency-Key', () => {
  const send = (how: string, key: string, as = castle.manager) =>
    api.ask('POST', `${at}/count/${how}`, { as, headers: { 'idempotency-key': key } })

  test('a request that is sent again is carried out once, and gets the same reply', async () => {
    const before = state.count
    const first = await send('well', 'one')
    const again = await send('well', 'one')
    expect([first.status, again.status, state.count]).toEqual([201, 201, before + 1])
    expect(await again.text()).toBe(await first.text())
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
  })

  test('another request with the same key is refused', async () => {
    await send('well', 'two')
    const other = await send('slowly', 'two')
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('#cannot-do')])
  })

  test('the same key of another caller is another key, and so is one with capitals', async () => {
    const before = state.count
    await send('well', 'three')
    await send('well', 'THREE')
    await send('well', 'three', castle.admin)
    expect(state.count).toBe(before + 3)
  })

  test('of requests at once only one is carried out, and the others are told that it is under way', async () => {
    const before = state.count
    let unblock = (): void => {}
    blocked = new Promise((resolve) => {
      unblock = resolve
    })
    const statuses: number[] = []
    const all = Array.from({ length: 5 }, async () => {
      statuses.push((await send('slowly', 'four')).status)
      // The one that is carried out is the only one without a reply.
      if (statuses.length === 4) unblock()
    })
    await Promise.all(all)
    blocked = undefined
    expect([statuses, state.count]).toEqual([[409, 409, 409, 409, 201], before + 1])
  })

  test('a refused request can be sent again, and one that failed is not carried out a second time', async () => {
    expect([(await send('refused', 'five')).status, (await send('refused', 'five')).status]).toEqual([422, 422])
    expect((await send('broken', 'six')).status).toBe(500)
    expect((await send('broken', 'six')).status).toBe(409)
    api.passes(61_000)
    const later = await send('broken', 'six')
    expect([later.status, await later.text()]).toEqual([409, expect.stringContaining('without a reply')])
  })

  test('a key that is too long or has other characters is refused', async () => {
    for (const key of ['x'.repeat(101), 'a b', 'é']) expect((await send('well', key)).status).toBe(400)
  })

  test('a secret is never stored for a second reply', async () => {
    const body = { name: 'Twice', scope: 'read' }
    const make = () =>
      api.ask('POST', `${at}/keys`, { as: castle.admin, body, headers: { 'idempotency-key': 'secret' } })
    const { secret } = (await (await make()).json()) as { secret: string }
    await make()
    const stored = JSON.stringify(await api.db.selectFrom('api_replies').selectAll().execute())
    expect(stored).not.toContain(secret.slice(4))
  })
})

describe('limits', () => {
  test('a key may send 120 requests at once; the headers say how many are left, and others are not concerned', async () => {
    const [loud, quiet] = [
      await api.key(castle.guild, castle.admin, 'read'),
      await api.key(castle.guild, castle.admin, 'read'),
    ]
    const first = await api.ask('GET', `${at}/count`, { as: loud })
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=120;w=60')
    expect(first.headers.get('ratelimit')).toBe('"key";r=119;t=1')
    const statuses = await Promise.all(
      Array.from({ length: 140 }, async () => (await api.ask('GET', `${at}/count`, { as: loud })).status),
    )
    expect(statuses.filter((status) => status === 200).length).toBe(119)
    const refused = await api.ask('GET', `${at}/count`, { as: loud })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('ratelimit')).toBe('"key";r=0;t=60')
    expect((await api.ask('GET', `${at}/count`, { as: quiet })).status).toBe(200)
    expect((await api.ask('GET', `${at}/count`, { as: castle.viewer })).status).toBe(200)
  })

  test('a person may change 60 things a minute, and go on reading', async () => {
    const statuses: number[] = []
    for (let nth = 0; nth < 62; nth++) {
      statuses.push((await api.ask('POST', `${at}/count/refused`, { as: castle.manager })).status)
    }
    expect(statuses.slice(0, 60).every((status) => status === 422)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect((await api.ask('GET', `${at}/count`, { as: castle.manager })).status).toBe(200)
    expect((await api.ask('POST', `${at}/count/refused`, { as: castle.admin })).status).toBe(422)
  })

  test('searches have a limit of their own', async () => {
    const ask = () => api.ask('GET', `${at}/search?text=a`, { as: castle.viewer })
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await ask()).status))
    expect(statuses.filter((status) => status === 429).length).toBe(7)
    api.passes(1_000)
    expect((await ask()).status).toBe(200)
    expect((await api.ask('GET', `${at}/count`, { as: castle.viewer })).status).toBe(200)
  })
})

describe('cursors', () => {
  test('a cursor comes back as the values that it was made of', async () => {
    const first = (await (await api.ask('GET', `${at}/search?text=a`, { as: castle.viewer })).json()) as {
      next: string
    }
    const second = await api.ask('GET', `${at}/search?text=a&cursor=${first.next}`, { as: castle.viewer })
    expect(await second.json()).toMatchObject({ items: ['7', 'last'] })
  })

  test('any other text is refused by name', async () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of [
      'x',
      '!',
      '%00',
      encoded([1]),
      encoded(['a', 'b']),
      encoded({}),
      encoded(null),
      'a'.repeat(300),
    ]) {
      api.passes(1_000)
      const response = await api.ask('GET', `${at}/search?text=a&cursor=${cursor}`, { as: castle.viewer })
      expect([cursor, response.status, await response.text()]).toEqual([
        cursor,
        400,
        expect.stringContaining('query.cursor'),
      ])
    }
  })
})

describe('failures', () => {
  test('the caller gets a code that is in the log, and no detail', async () => {
    const response = await api.ask('POST', `${at}/count/broken`, { as: castle.manager })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ instance: 'failure', detail: expect.stringContaining('failure') })
    expect(text).not.toContain('secret reason')
    const line = api.logged.find((entry) => entry.includes('request failed'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({ id: 'failure', route: 'count.add', reason: 'the secret reason' })
  })

  test('requests are counted by route and outcome alone', async () => {
    api.counted.length = 0
    await api.ask('GET', `${at}/count`, { as: castle.viewer })
    await api.ask('GET', `${at}/count`)
    await api.ask('POST', `${at}/count/broken`, { as: castle.manager })
    await api.ask('GET', '/nothing/here')
    expect(api.counted).toEqual(['count.read answered', 'count.read refused', 'count.add failed', 'none refused'])
  })

  test('a database that does not answer fails the request, and the next one works', async () => {
    api.world.tap.become('away')
    const response = await api.ask('GET', `${at}/count`, { as: castle.viewer })
    expect(response.status).toBe(500)
    api.world.tap.become('well')
    expect((await api.ask('GET', `${at}/count`, { as: castle.viewer })).status).toBe(200)
  })
})
