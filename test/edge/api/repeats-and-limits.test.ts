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

describe('Idempotency-Key', () => {
  const send = (how: string, key: string, as = castle.manager) =>
    api.ask('POST', `${at}/count/${how}`, { as, headers: { 'idempotency-key': key } })

  test('a request that is sent again is carried out once, and gets the same reply', async () => {
    const before = counter.count
    const first = await send('well', 'one')
    const again = await send('well', 'one')
    expect([first.status, again.status, counter.count]).toEqual([201, 201, before + 1])
    expect(await again.text()).toBe(await first.text())
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
  })

  test('another request with the same key is refused', async () => {
    await send('well', 'two')
    const other = await send('slowly', 'two')
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('#cannot-do')])
  })

  test('the same key of another caller is another key, and so is one with capitals', async () => {
    const before = counter.count
    await send('well', 'three')
    await send('well', 'THREE')
    await send('well', 'three', castle.admin)
    expect(counter.count).toBe(before + 3)
  })

  test('only one of several requests at once is carried out, and the others are refused as under way', async () => {
    const before = counter.count
    let unblock = (): void => {}
    counter.blocked = new Promise((resolve) => {
      unblock = resolve
    })
    const statuses: number[] = []
    const all = Array.from({ length: 5 }, async () => {
      statuses.push((await send('slowly', 'four')).status)
      // Only the request that is carried out still has no reply.
      if (statuses.length === 4) unblock()
    })
    await Promise.all(all)
    counter.blocked = undefined
    expect([statuses, counter.count]).toEqual([[409, 409, 409, 409, 201], before + 1])
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
  test('a key may send 120 requests at once; the headers say how many are left, and other callers are not affected', async () => {
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
