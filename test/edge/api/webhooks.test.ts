import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { webhooksReply } from '../../../shared/api/webhooks.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

let api: ApiWorld
let castle: Staffed
let hooks: string

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  hooks = `/guilds/${castle.guild.id}/webhooks`
}, 180_000)
afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const ask = (method: string, path: string, body?: unknown) =>
  api.ask(method, `${hooks}${path}`, { as: castle.admin, ...(body !== undefined && { body }) })
const add = async (url = 'https://hooks.example/a?token=s3cret') => {
  const reply = await ask('POST', '', { url, events: ['level.up'] })
  return { status: reply.status, ...((await reply.json()) as { id: string; secret: string }) }
}
const list = async () => v.parse(webhooksReply, await (await ask('GET', '')).json()).items
const kinds = async () =>
  (
    await api.db.selectFrom('audit_entries').select(['kind', 'value_after', 'value_before']).orderBy('id').execute()
  ).filter(({ kind }) => kind.startsWith('webhook.'))

test('a webhook is added, changed, switched off, tested, its secret replaced, and removed; the audit shows its host alone', async () => {
  const { id, secret } = await add()
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  expect(await list()).toMatchObject([{ id, events: ['level.up'], isOn: true, createdBy: castle.admin.userId }])
  expect((await ask('POST', `/${id}/test`)).status).toBe(202)
  const [job] = await api.db.selectFrom('jobs').select(['kind', 'payload']).where('kind', '=', 'guild-event').execute()
  expect(JSON.parse(job?.payload ?? '')).toMatchObject({ event: { type: 'test', webhookId: id } })
  expect((await ask('PATCH', `/${id}`, { isOn: false, events: ['season.ended'] })).status).toBe(200)
  expect(await list()).toMatchObject([{ isOn: false, offWhy: 'admin', events: ['season.ended'] }])
  expect((await ask('POST', `/${id}/test`)).status).toBe(422)
  const rotated = (await (await ask('POST', `/${id}/rotate`)).json()) as { secret: string }
  expect(rotated.secret).not.toBe(secret)
  const stored = JSON.stringify(await api.db.selectFrom('webhooks').selectAll().execute())
  for (const each of [secret, rotated.secret]) expect(stored + api.logged.join()).not.toContain(each)
  expect((await ask('DELETE', `/${id}`)).status).toBe(204)
  expect((await ask('DELETE', `/${id}`)).status).toBe(404)
  const entries = await kinds()
  expect(entries.map(({ kind }) => kind)).toEqual([
    ...['webhook.added', 'webhook.changed', 'webhook.secret-replaced', 'webhook.removed'],
  ])
  expect(JSON.stringify(entries)).not.toContain('s3cret')
})

test.each([
  'http://hooks.example/',
  'https://127.0.0.1/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://a:b@c.example/',
  'https://mail.example:25/',
  'nothing',
])('the address %s is refused', async (url) => {
  const reply = await ask('POST', '', { url, events: ['level.up'] })
  expect(reply.status).toBe(400)
  expect(await list()).toEqual([])
})

test('a server has at most five webhooks, which other servers and tiers cannot use', async () => {
  const village = await api.staffedGuild('Village')
  const path = `/guilds/${village.guild.id}/webhooks`
  const body = { url: 'https://hooks.example/', events: ['level.up'] }
  const replies = [1, 2, 3, 4, 5, 6].map(() => api.ask('POST', path, { as: village.admin, body }))
  const statuses: number[] = []
  for (const reply of replies) statuses.push((await reply).status)
  expect(statuses.sort()).toEqual([201, 201, 201, 201, 201, 422])
  const [row] = await api.db.selectFrom('webhooks').select('id').execute()
  expect((await ask('PATCH', `/${row?.id}`, { isOn: false })).status).toBe(404)
  expect((await api.ask('GET', path, { as: village.manager })).status).toBe(403)
})

test('a delivery that has ended is sent again on demand', async () => {
  const { id } = await add()
  const row = { webhook_id: id, guild_id: castle.guild.id, user_id: null, event_key: 'evt_1', type: 'test', body: '{}' }
  const times = { created_at: api.now, updated_at: api.now }
  await api.db
    .insertInto('webhook_deliveries')
    .values({ ...row, ...times, state: 'failed', status: 500 })
    .execute()
  const { items } = (await (await ask('GET', `/${id}/deliveries`)).json()) as { items: { id: string; state: string }[] }
  expect(items).toMatchObject([{ state: 'failed', event: 'evt_1', status: 500 }])
  expect((await ask('POST', `/${id}/deliveries/${items[0]?.id}/replay`)).status).toBe(202)
  const jobs = await api.db.selectFrom('jobs').select('payload').where('kind', '=', 'webhook-delivery').execute()
  expect(jobs.map(({ payload }) => JSON.parse(payload))).toEqual([{ deliveryId: items[0]?.id, again: true }])
})
