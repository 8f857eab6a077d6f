import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import { RUNTIMES } from '../../support/edge.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { storeLogin } from '../../support/web/log-in.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

const START_TIMEOUT_MS = 60_000

describe.each(RUNTIMES)('on %s', (runtime) => {
  let world: EdgeWorld
  let web: RunningWeb
  let cookie: string
  let guildId: string

  beforeAll(async () => {
    world = await EdgeWorld.open()
    web = await startWebOf(world, runtime)
    const guild = world.discord.guild({ name: 'Castle', applications: [world.application] })
    guildId = guild.id
    const row = { id: guild.id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 }
    await world.database.db.insertInto('guilds').values(row).execute()
    cookie = await storeLogin(world, guild.owner.id)
  }, START_TIMEOUT_MS)

  afterAll(async () => {
    await web?.stop()
    await world?.close()
  })

  const ask = (method: string, path: string, { body, ...headers }: Record<string, string> = {}) =>
    fetch(`${web.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
      // A server that refuses a body before it has read it closes the connection, and the next request would meet that.
      keepalive: false,
    })

  test('the API describes itself, as JSON and as a page', async () => {
    const response = await ask('GET', '/api/v1/openapi.json')
    const { paths } = (await response.json()) as { paths: object }
    expect([response.status, Object.values(paths).flatMap((path) => Object.keys(path)).length]).toEqual([
      200,
      routes.length,
    ])
    const page = await ask('GET', '/docs/api')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await page.text()).toContain('Makes an API key')
    expect((await ask('GET', '/docs/api.css')).headers.get('content-type')).toStartWith('text/css')
  })

  test('an administrator makes a key, sees it in the list, and deletes it', async () => {
    const keys = `/api/v1/guilds/${guildId}/keys`
    const origin = web.url
    const body = JSON.stringify({ name: 'Website', scope: 'write' })
    const made = await ask('POST', keys, { cookie, origin, 'content-type': 'application/json', body })
    const { id, secret } = (await made.json()) as { id: string; secret: string }
    expect([made.status, secret]).toEqual([201, expect.stringMatching(/^pro_[\w-]{49}$/)])
    const listed = await ask('GET', keys, { cookie })
    expect((await listed.json()) as object).toMatchObject({ items: [{ id, name: 'Website' }] })
    expect((await ask('DELETE', `${keys}/${id}`, { cookie, origin })).status).toBe(204)
    expect(web.log.all.join('\n')).not.toContain(secret)
  })

  test('a bad request is refused: no login, another site, no JSON, too large, unknown parts', async () => {
    const keys = `/api/v1/guilds/${guildId}/keys`
    const origin = web.url
    const json = { cookie, origin, 'content-type': 'application/json' }
    const statuses = [
      await ask('GET', keys),
      await ask('POST', keys, { ...json, origin: 'https://evil.example', body: '{}' }),
      await ask('POST', keys, { ...json, 'content-type': 'text/plain', body: '{}' }),
      await ask('POST', keys, { ...json, body: JSON.stringify('x'.repeat(70_000)) }),
      await ask('POST', keys, { ...json, body: '{' }),
      await ask('PATCH', keys, json),
      await ask('GET', '/api/v1/nothing'),
      await ask('HEAD', keys, { cookie }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([401, 403, 415, 413, 400, 405, 404, 200])
  })
})
