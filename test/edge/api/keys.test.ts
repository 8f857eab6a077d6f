import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { looksLikeKey, newKey } from '../../../edge/api/keys/key.ts'
import { keysReply } from '../../../shared/api/keys.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

let api: ApiWorld
let castle: Staffed
let keys: string

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  keys = `/guilds/${castle.guild.id}/keys`
}, 180_000)

afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const list = async () => v.parse(keysReply, await (await api.ask('GET', keys, { as: castle.admin })).json()).items

test('a key has a checksum, so that a mistyped one is recognised', () => {
  const key = newKey()
  expect(key).toMatch(/^pro_[\w-]{49}$/)
  expect(looksLikeKey(key)).toBe(true)
  for (let at = 4; at < key.length; at++) {
    const other = key[at] === 'a' ? 'b' : 'a'
    expect(looksLikeKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
  }
})

test('a key is shown once, and the database has only its hash', async () => {
  const { secret, id } = await api.key(castle.guild, castle.admin, 'read', { name: ' Website ', expiresInDays: 30 })
  const [item] = await list()
  expect(item).toMatchObject({ id, name: 'Website', scope: 'read', usedAt: null, createdBy: castle.admin.userId })
  expect(Math.abs((item?.expiresAt ?? 0) - api.now - 30 * DAY_MS)).toBeLessThan(60_000)
  const rows = JSON.stringify(await api.db.selectFrom('api_keys').selectAll().execute())
  const audit = JSON.stringify(await api.db.selectFrom('audit_entries').selectAll().execute())
  expect(rows + audit + api.logged.join()).not.toContain(secret.slice(4))
})

test('making and deleting a key is in the audit', async () => {
  const { id } = await api.key(castle.guild, castle.admin, 'write', { name: 'Audited' })
  const gone = await api.ask('DELETE', `${keys}/${id}`, { as: castle.admin })
  expect(gone.status).toBe(204)
  const entries = await api.db.selectFrom('audit_entries').selectAll().where('guild_id', '=', castle.guild.id).execute()
  const about = entries.filter((entry) => `${entry.value_before}${entry.value_after}`.includes('Audited'))
  expect(about.map(({ kind, via, actor_id }) => [kind, via, actor_id])).toEqual([
    ['key.created', 'dashboard', castle.admin.userId ?? ''],
    ['key.deleted', 'dashboard', castle.admin.userId ?? ''],
  ])
})

test('the list of keys is closed to keys, and a key is deleted once', async () => {
  const key = await api.key(castle.guild, castle.admin, 'read', { expiresInDays: 1 })
  const read = () => api.ask('GET', keys, { as: key })
  expect((await read()).status).toBe(403)
  const deleted = await api.ask('DELETE', `${keys}/${key.id}`, { as: castle.admin })
  expect(deleted.status).toBe(204)
  expect((await api.ask('DELETE', `${keys}/${key.id}`, { as: castle.admin })).status).toBe(404)
})

test('a server has at most 25 keys, and a refused one leaves nothing in the audit', async () => {
  const village = await api.staffedGuild('Village')
  for (let nth = 0; nth < 25; nth++) await api.key(village.guild, village.admin, 'read')
  api.restoreLimits()
  const path = `/guilds/${village.guild.id}/keys`
  const refused = await api.ask('POST', path, { as: village.admin, body: { name: 'One more', scope: 'read' } })
  expect(refused.status).toBe(422)
  const entries = await api.db
    .selectFrom('audit_entries')
    .select('id')
    .where('guild_id', '=', village.guild.id)
    .execute()
  expect(entries).toHaveLength(25)
})

test('a key of another server cannot be deleted', async () => {
  const village = await api.staffedGuild('Hamlet')
  const { id } = await api.key(village.guild, village.admin, 'read')
  expect((await api.ask('DELETE', `${keys}/${id}`, { as: castle.admin })).status).toBe(404)
  expect(await api.db.selectFrom('api_keys').select('id').where('id', '=', id).execute()).toHaveLength(1)
})
