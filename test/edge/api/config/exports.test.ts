import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { exportRoute } from '../../../../edge/api/exports/route.ts'
import { operationOf } from '../../../../edge/api/openapi/operation.ts'
import { listEntries } from '../../../../shared/database/audit/list.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { readImported } from '../../../support/imported-file.ts'

let api: ApiWorld
let castle: Staffed
beforeAll(async () => {
  api = await ApiWorld.open()
})
afterAll(() => api.close())
beforeEach(async () => {
  api.restoreLimits()
  castle = await api.staffedGuild()
})

const ask = (as: ApiCaller, query = '', headers = {}, method = 'GET') =>
  api.ask(method, `/guilds/${castle.guild.id}/export${query}`, { as, headers })
const entries = async () =>
  (await listEntries(api.db, { guildId: castle.guild.id, kinds: ['members.exported'] }, 9)).map(({ actor, after }) => ({
    via: actor.via,
    after,
  }))

test('a manager downloads all members as JSON that an import reads, and the audit says who took it', async () => {
  const guild_id = castle.guild.id
  const named = { id: '101', username: 'ann', globalName: 'Ann', discriminator: '0', avatar: null }
  await saveUsers(api.db, [named], api.now)
  const ann = { guild_id, user_id: '101', xp: 1_300, level: 5, message_count: 9 }
  await api.db
    .insertInto('guild_users')
    .values([{ guild_id, user_id: '102', xp: 0 }, ann])
    .execute()
  const response = await ask(castle.manager)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    ...{ 'content-type': 'application/json', 'cache-control': 'no-store' },
    'content-disposition': `attachment; filename="prosperity-${guild_id}.json"`,
  })
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({
    ...{ prosperity: 'export', server: { id: guild_id }, settings: { xpRate: 1 }, count: 2 },
    members: [
      { id: '101', name: 'Ann', xp: 1_300, level: 5, messages: 9 },
      { id: '102', name: null, xp: 0, level: 0, messages: 0 },
    ],
  })
  expect(text.endsWith('],"count":2}\n')).toBe(true)
  expect(await readImported(text)).toMatchObject({ ok: true })
  expect(await entries()).toEqual([{ via: 'dashboard', after: { format: 'json' } }])
})

test('a server is exported once a minute, also where several people ask at the same time', async () => {
  const replies = await Promise.all([castle.manager, castle.admin, castle.manager].map((as) => ask(as, '?format=csv')))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 429, 429])
  expect(await entries()).toHaveLength(1)
  api.passes(61_000)
  const response = await ask(castle.manager, '?format=csv')
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    'text/csv; charset=utf-8',
    'id,name,xp,level,messages\r\n',
  ])
})

test('viewers, keys that only read, other sites and HEAD get no file, and leave nothing in the audit', async () => {
  const [reader, writer] = [
    await api.key(castle.guild, castle.admin, 'read'),
    await api.key(castle.guild, castle.admin, 'write'),
  ]
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  for (const refused of [await ask(castle.viewer), await ask(reader), await ask(castle.manager, '', link)])
    expect(refused.status).toBe(403)
  expect((await ask(castle.manager, '?format=xml')).status).toBe(400)
  const head = await ask(castle.manager, '', {}, 'HEAD')
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(await entries()).toEqual([])
  expect((await ask(writer, '', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect(await entries()).toEqual([{ via: 'api', after: { format: 'json' } }])
})

test('a file that nobody takes any more is read no further, and one that breaks off is logged', async () => {
  const [one, two] = ['101', '102']
  const guild_id = castle.guild.id
  await api.db
    .insertInto('guild_users')
    .values([one, two].map((user_id) => ({ guild_id, user_id, xp: 5 })))
    .execute()
  const left = await ask(castle.manager)
  const { requests } = api.world.tap
  await left.body?.cancel()
  expect(api.world.tap.requests).toBe(requests)
  api.passes(61_000)
  const broken = await ask(castle.manager)
  api.world.tap.become('away')
  expect(await broken.text().catch(() => 'broken')).toBe('broken')
  api.world.tap.become('well')
  expect(api.logged.join('\n')).toContain('a download broke off')
  expect(api.counted).toContain('export broken')
})

test('the documentation names both media types', () => {
  const { responses, parameters } = operationOf(exportRoute)
  expect(responses['200']).toMatchObject({
    content: { 'application/json': { example: { prosperity: 'export' } }, 'text/csv; charset=utf-8': {} },
  })
  expect(parameters.at(-1)).toMatchObject({ name: 'format', required: false, schema: { enum: ['json', 'csv'] } })
})
