import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { newKey } from '../../../edge/api/keys/key.ts'
import { route } from '../../../edge/api/route.ts'
import { routes } from '../../../edge/api/routes.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

const who = v.object({ tier: v.string(), actor: v.unknown(), roles: v.nullable(v.number()), owner: v.string() })
const about = (id: string, more: object) =>
  route({
    id,
    method: 'GET',
    path: `/guilds/:guild_id/${id}`,
    access: 'viewer',
    key: 'read',
    summary: 'Says who asks',
    reply: who,
    ...more,
    load: ({ order }) => order(),
    run: ({ tier, actor, member }, _, order) => ({
      body: { tier, actor, roles: member?.roleIds.length ?? null, owner: order.ownerId },
    }),
  })
const read = about('read', {})
const change = about('change', { method: 'POST', access: 'manager', key: 'write' })

let api: ApiWorld
let castle: Staffed

beforeAll(async () => {
  api = await ApiWorld.open({ routes: [...routes, read, change] })
  castle = await api.staffedGuild()
}, 180_000)

afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const at = (path: string): string => `/guilds/${castle.guild.id}/${path}`

test('a handler knows the caller: a person with their tier, or a key with the person who made it', async () => {
  const owner = castle.guild.owner.id
  for (const [name, tier] of [
    ['admin', 'admin'],
    ['manager', 'manager'],
    ['viewer', 'viewer'],
  ] as const) {
    const said = await (await api.ask('GET', at('read'), { as: castle[name] })).json()
    const roles = name === 'admin' ? 0 : 1
    const actor = { id: castle[name].userId, via: 'dashboard', keyId: null }
    expect(said).toEqual({ tier, actor, roles, owner })
  }
  const key = await api.key(castle.guild, castle.admin, 'write')
  const said = await (await api.ask('POST', at('change'), { as: key })).json()
  expect(said).toEqual({ tier: 'manager', actor: { id: owner, via: 'api', keyId: key.id }, roles: null, owner })
})

test('people who ask at the same time never get each other’s reply', async () => {
  const village = await api.staffedGuild('Village')
  const people = [castle.admin, castle.manager, castle.viewer, village.admin, village.viewer]
  const asked = Array.from({ length: 100 }, async (_, nth) => {
    const caller = people[nth % people.length]
    const { id } = (caller === village.admin || caller === village.viewer ? village : castle).guild
    const response = await api.ask('GET', `/guilds/${id}/read`, caller && { as: caller })
    const { actor } = (await response.json()) as { actor: { id: string } }
    expect(actor.id).toBe(caller?.userId ?? '')
  })
  await Promise.all(asked)
})

test('a person who lost their role can change nothing after five seconds, and read nothing after thirty', async () => {
  const { guild, manager, managing } = castle
  expect((await api.ask('POST', at('change'), { as: manager })).status).toBe(200)
  const role = guild.role('Managers')
  managing.loses(role)
  api.passes(5_001)
  expect((await api.ask('POST', at('change'), { as: manager })).status).toBe(404)
  api.passes(30_001)
  expect((await api.ask('GET', at('read'), { as: manager })).status).toBe(404)
  managing.gets(role)
  api.passes(30_001)
  expect((await api.ask('GET', at('read'), { as: manager })).status).toBe(200)
})

test('a person who leaves the server loses access', async () => {
  const guest = castle.guild.member('guest', { roles: [castle.guild.role('Viewers')] })
  const caller = await api.login(guest)
  expect((await api.ask('GET', at('read'), { as: caller })).status).toBe(200)
  guest.leaves()
  api.passes(30_001)
  expect((await api.ask('GET', at('read'), { as: caller })).status).toBe(404)
})

test('a key stops working where the bot was removed, when it expires, and when it is deleted', async () => {
  const key = await api.key(castle.guild, castle.admin, 'read', { expiresInDays: 1 })
  const use = async () => (await api.ask('GET', at('read'), { as: key })).status
  expect(await use()).toBe(200)
  const setActive = (active: 0 | 1) =>
    api.db.updateTable('guilds').set({ active }).where('id', '=', castle.guild.id).execute()
  await setActive(0)
  expect(await use()).toBe(404)
  await setActive(1)
  expect(await use()).toBe(200)
  await api.db
    .updateTable('api_keys')
    .set({ expires_at: api.now - 1 })
    .where('id', '=', key.id)
    .execute()
  expect(await use()).toBe(401)
  await api.db.updateTable('api_keys').set({ expires_at: null }).where('id', '=', key.id).execute()
  expect(await use()).toBe(200)
  await api.ask('DELETE', `${at('keys')}/${key.id}`, { as: castle.admin })
  expect(await use()).toBe(401)
})

test('the last use of a key is noted at most once a minute', async () => {
  const key = await api.key(castle.guild, castle.admin, 'read')
  const usedAt = async (): Promise<number> => {
    await api.ask('GET', at('read'), { as: key })
    await api.settled()
    const row = await api.db.selectFrom('api_keys').select('used_at').where('id', '=', key.id).executeTakeFirst()
    return row?.used_at ?? 0
  }
  const first = await usedAt()
  api.passes(30_000)
  expect(await usedAt()).toBe(first)
  api.passes(30_001)
  expect(await usedAt()).toBeGreaterThan(first + 60_000)
})

test('a request with a key never uses the cookies of a person', async () => {
  const key = await api.key(castle.guild, castle.admin, 'read')
  const both = { headers: { ...castle.admin.headers, ...key.headers } }
  expect((await api.ask('GET', at('keys'), { as: both })).status).toBe(403)
  const wrong = { headers: { ...castle.admin.headers, authorization: 'Basic YTpi' } }
  expect((await api.ask('GET', at('keys'), { as: wrong })).status).toBe(401)
})

test('pages of other sites may use keys, and never cookies', async () => {
  const preflight = (path: string, wanted: string) =>
    api.ask('OPTIONS', at(path), {
      headers: { origin: 'https://other.example', 'access-control-request-headers': wanted },
    })
  const allowed = await preflight('read', 'authorization')
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get('access-control-allow-origin')).toBe('*')
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
  for (const [path, wanted] of [
    ['read', 'content-type'],
    ['keys', 'authorization'],
  ] as const) {
    expect((await preflight(path, wanted)).headers.get('access-control-allow-origin')).toBeNull()
  }
  const key = await api.key(castle.guild, castle.admin, 'read')
  const byKey = await api.ask('GET', at('read'), { as: key, headers: { origin: 'https://other.example' } })
  expect(byKey.headers.get('access-control-allow-origin')).toBe('*')
  const byCookie = await api.ask('GET', at('read'), { as: castle.admin, headers: { origin: 'https://other.example' } })
  expect(byCookie.headers.get('access-control-allow-origin')).toBeNull()
})

test('guesses of keys are limited by address, and the keys in use at the same address are not', async () => {
  const key = await api.key(castle.guild, castle.admin, 'read')
  expect((await api.ask('GET', at('read'), { as: key })).status).toBe(200)
  const statements = api.world.tap.requests
  const statuses: number[] = []
  for (let guess = 0; guess < 200; guess++) {
    const as = { headers: { authorization: `Bearer ${newKey()}` } }
    statuses.push((await api.ask('GET', at('read'), { as })).status)
  }
  expect(statuses.filter((status) => status === 401).length).toBe(30)
  expect(statuses.at(-1)).toBe(429)
  // Each guess that is not refused reads the database: the key, and what the route loads.
  expect(api.world.tap.requests - statements).toBeLessThan(80)
  expect((await api.ask('GET', at('read'), { as: key })).status).toBe(200)
  const elsewhere = { headers: { authorization: `Bearer ${newKey()}` } }
  expect((await api.ask('GET', at('read'), { as: elsewhere, address: '198.51.100.7' })).status).toBe(401)
  const mistyped = { headers: { authorization: `Bearer ${'x'.repeat(53)}` } }
  const before = api.world.tap.requests
  expect((await api.ask('GET', at('read'), { as: mistyped, address: '198.51.100.8' })).status).toBe(401)
  expect(api.world.tap.requests).toBe(before)
})

test('addresses of one IPv6 network share a limit on guesses', async () => {
  const guess = async (nth: number) => {
    const as = { headers: { authorization: `Bearer ${newKey()}` } }
    return (await api.ask('GET', at('read'), { as, address: `2001:db8::${nth.toString(16)}` })).status
  }
  const statuses: number[] = []
  for (let nth = 1; nth <= 60; nth++) statuses.push(await guess(nth))
  expect(statuses.at(-1)).toBe(429)
})
