import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { routes } from '../../../edge/api/routes.ts'
import type { MeReply } from '../../../shared/api/me.ts'
import type { SettingsConflict, SettingsReply } from '../../../shared/api/settings.ts'
import { addGuildBots } from '../../../shared/database/bots/guild-bots.ts'
import { guildsChangedWithin } from '../../../shared/database/guilds/guilds.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { eachWeb } from '../../support/web/each-web.ts'
import { storeLogin } from '../../support/web/log-in.ts'

let world: EdgeWorld
beforeAll(async () => {
  world = await EdgeWorld.open()
}, 180_000)
afterAll(() => world.close())
const opened = (): EdgeWorld => world

/** More members than a page of an export has. */
const MEMBERS = 2_001

eachWeb(opened, (web, runtime) => {
  let cookie: string
  let guildId: string

  beforeAll(async () => {
    const guild = world.discord.guild({ name: 'Castle', applications: [world.application] })
    guildId = guild.id
    await world.storeGuild(guild)
    cookie = await storeLogin(world, guild.owner.id)
  })

  const ask = (method: string, path: string, { body, ...headers }: Record<string, string> = {}) =>
    fetch(`${web().url}${path}`, {
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
    const origin = web().url
    const body = JSON.stringify({ name: 'Website', scope: 'write' })
    const made = await ask('POST', keys, { cookie, origin, 'content-type': 'application/json', body })
    const { id, secret } = (await made.json()) as { id: string; secret: string }
    expect([made.status, secret]).toEqual([201, expect.stringMatching(/^pro_[\w-]{49}$/)])
    const listed = await ask('GET', keys, { cookie })
    expect((await listed.json()) as object).toMatchObject({ items: [{ id, name: 'Website' }] })
    expect((await ask('DELETE', `${keys}/${id}`, { cookie, origin })).status).toBe(204)
    expect(web().log.all.join('\n')).not.toContain(secret)
  })

  test('a bad request is refused: no login, another site, no JSON, too large, unknown parts', async () => {
    const keys = `/api/v1/guilds/${guildId}/keys`
    const json = { cookie, origin: web().url, 'content-type': 'application/json' }
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

  describe('the settings of a server', () => {
    const askGuild = (method: string, path: string, values?: object, version?: string) =>
      ask(method, `/api/v1/guilds/${guildId}${path}`, {
        ...{ cookie, origin: web().url },
        ...(values !== undefined && { 'content-type': 'application/json', body: JSON.stringify({ values }) }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      })

    test('are changed, gateways notice it, and a change of the older version is refused', async () => {
      const { version } = (await (await askGuild('GET', '/settings')).json()) as SettingsReply
      const changed = await askGuild('PATCH', '/settings', { xpRate: 2, quietTime: '22:00-07:00 UTC' }, version)
      expect(changed.status).toBe(200)
      const noticed = await guildsChangedWithin(world.database.db, DAY_MS)
      expect(noticed.find(({ id }) => id === guildId)?.updatedAt).toBe(
        Number(changed.headers.get('etag')?.slice(1, -1)),
      )
      const late = await askGuild('PATCH', '/settings', { xpRate: 3 }, version)
      expect(late.status).toBe(412)
      expect((await late.json()) as SettingsConflict).toMatchObject({
        values: { xpRate: 2 },
        changes: [{ via: 'dashboard' }, {}],
      })
    })

    test('have a preview that shows an announcement in the server’s language', async () => {
      await world.database.db.updateTable('guilds').set({ locale: 'de' }).where('id', '=', guildId).execute()
      const response = await askGuild('POST', '/settings/preview', { notificationType: 'reply', quietTime: null })
      expect(await response.json()).toMatchObject({
        announcement: { to: 'reply', content: expect.stringContaining('erreicht!') },
      })
    })

    test('come with choices and a check-up', async () => {
      expect((await askGuild('GET', '/choices')).status).toBe(200)
      expect(await (await askGuild('GET', '/doctor')).json()).toMatchObject({ findings: [{ kind: 'noMessage' }] })
    })
  })

  test('a file with all members is sent while it is written, and a failure on the way breaks the transfer off', async () => {
    const place = `${runtime} members`
    const guild = world.discord.guild({ name: place, owner: place, applications: [world.application] })
    await world.storeGuild(guild)
    const last = 10 ** 6 + MEMBERS
    const members = Array.from({ length: MEMBERS }, (_, nth) => ({
      guild_id: guild.id,
      user_id: String(last - nth),
      xp: nth,
    }))
    await world.database.db.insertInto('guild_users').values(members).execute()
    const asOwner = await storeLogin(world, guild.owner.id)
    const download = (format: string) =>
      ask('GET', `/api/v1/guilds/${guild.id}/export?format=${format}`, { cookie: asOwner })

    const response = await download('csv')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="prosperity-${guild.id}.csv"`)
    const lines = (await response.text()).split('\r\n')
    expect([lines.length, lines[1], lines.at(-1)]).toEqual([
      MEMBERS + 2,
      `${last - MEMBERS + 1},,${MEMBERS - 1},6,0`,
      '',
    ])

    const again = await download('json')
    expect([again.status, again.headers.get('retry-after')]).toEqual([429, '60'])
    await again.body?.cancel()
    await world.database.db.deleteFrom('audit_entries').where('guild_id', '=', guild.id).execute()
    // The second page begins after this member.
    world.tap.refuse(String(last - 1))
    try {
      const broken = await download('json')
      expect(broken.status).toBe(200)
      expect(await broken.text().catch(() => 'the transfer broke off')).toBe('the transfer broke off')
    } finally {
      world.tap.refuse(null)
    }
    expect(web().log.all.join('\n')).toContain('a download broke off')
  })

  test('an owner opens a server that has only a customer’s bot, and changes a setting there', async () => {
    const owner = `olga on ${runtime}`
    const bot = world.discord.application({ name: 'Castle Bot' })
    await world.storeBot(bot)
    const guild = world.discord.guild({ name: 'Castle', owner, applications: [bot] })
    await world.storeGuild(guild)
    await addGuildBots(world.database.db, [{ guildId: guild.id, botId: bot.id }])
    const browser = web().browser()
    await browser.logIn(world.discord.visitor(owner))

    const { guilds } = (await (await browser.fetch('/api/v1/me')).json()) as MeReply
    expect(guilds).toMatchObject([{ id: guild.id, tier: 'admin' }])
    const settings = `/api/v1/guilds/${guild.id}/settings`
    const read = await browser.fetch(settings)
    expect(read.status).toBe(200)
    const { version } = (await read.json()) as SettingsReply
    const body = JSON.stringify({ values: { xpRate: 2 } })
    const headers = { origin: web().url, 'content-type': 'application/json', 'if-match': `"${version}"` }
    expect((await browser.fetch(settings, { method: 'PATCH', headers, body })).status).toBe(200)
    expect(web().log.all.join('\n')).not.toContain(bot.token)
  })
})
