import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import { counter, counterRoutes } from '../../support/api-counter.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

let api: ApiWorld
let castle: Staffed
let at: string

beforeAll(async () => {
  counter.count = 0
  api = await ApiWorld.open({ routes: [...routes, ...counterRoutes] })
  castle = await api.staffedGuild()
  at = `/guilds/${castle.guild.id}`
}, 180_000)

afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

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

  test('a request is traced with its statements and its requests to Discord, without ids', async () => {
    api.spans.length = 0
    await api.ask('GET', `${at}/count`, { as: castle.viewer })
    const root = api.spans.find(({ parentId }) => parentId === null)
    expect([root?.name, root?.attributes]).toEqual([
      'request count.read',
      { route: 'count.read', outcome: 'answered', 'http.response.status_code': 200 },
    ])
    const inner = api.spans.filter(({ parentId }) => parentId === root?.spanId).map(({ name }) => name)
    expect(inner).toContain('query')
    expect(inner).toContain('Discord GET /guilds/:id')
    expect(inner).toContain('Discord GET /guilds/:id/members/:id')
    expect(JSON.stringify(api.spans)).not.toContain(castle.guild.id)
  })

  test('a database that does not answer fails the request, and the next one works', async () => {
    api.world.tap.become('away')
    const response = await api.ask('GET', `${at}/count`, { as: castle.viewer })
    expect(response.status).toBe(500)
    api.world.tap.become('well')
    expect((await api.ask('GET', `${at}/count`, { as: castle.viewer })).status).toBe(200)
  })
})
