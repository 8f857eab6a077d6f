import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import * as v from 'valibot'
import { endAllReply, meReply, sessionsReply } from '../../../shared/api/me.ts'
import { dataReply } from '../../../shared/api/own-data.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import type { Browser } from '../../support/web/browser.ts'
import { eachWeb } from '../../support/web/each-web.ts'
import { startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(180_000)

let world: EdgeWorld
const guilds: Record<'owned' | 'managed' | 'viewed' | 'plain' | 'withoutBot', Guild> = Object.create(null)

beforeAll(async () => {
  world = await EdgeWorld.open()
  const open = (name: string, owner: string, withBot = true): Guild =>
    world.discord.guild({ name, owner, applications: withBot ? [world.application] : [] })
  guilds.owned = open('Owned', 'alice')
  guilds.managed = open('Managed', 'olga')
  guilds.viewed = open('Viewed', 'olga')
  guilds.plain = open('Plain', 'olga')
  guilds.withoutBot = open('Without bot', 'alice', false)
  const moderators = guilds.managed.role('Mods', { permissions: Permission.ManageGuild })
  const viewers = guilds.viewed.role('Viewers')
  guilds.managed.member('alice', { roles: [moderators] })
  guilds.viewed.member('alice', { roles: [viewers] })
  guilds.plain.member('alice')
  const { db } = world.database
  const rows = ['owned', 'managed', 'viewed', 'plain'] as const
  const times = { notification_channel_id: null, created_at: 0, updated_at: 0 }
  await db
    .insertInto('guilds')
    .values(rows.map((key) => ({ id: guilds[key].id, name: 'stored name', member_count: 5, ...times })))
    .execute()
  await db.insertInto('viewer_roles').values({ guild_id: guilds.viewed.id, role_id: viewers.id }).execute()
})
afterAll(() => world.close())
const opened = (): EdgeWorld => world

eachWeb(opened, (web, runtime) => {
  async function loggedIn(name = 'alice'): Promise<Browser> {
    const browser = web().browser()
    await browser.logIn(world.discord.visitor(name))
    return browser
  }
  const read = async <const Schema extends v.GenericSchema>(schema: Schema, response: Response) => {
    expect(response.headers.get('cache-control')).toBe('no-store')
    return v.parse(schema, await response.json())
  }

  test('a person sees the servers that they may open, and those to which they may add the bot', async () => {
    const me = await read(meReply, await (await loggedIn()).fetch('/api/v1/me'))
    expect(me.person).toMatchObject({ id: world.discord.user('alice').id, username: 'alice' })
    expect(me.guilds.map(({ name, tier, memberCount }) => [name, tier, memberCount])).toEqual([
      ['Managed', 'manager', 5],
      ['Owned', 'admin', 5],
      ['Viewed', 'viewer', 5],
    ])
    expect(me.invitable.map(({ name }) => name)).toEqual(['Without bot'])
    expect(me.inviteUrl).toContain(`client_id=${world.applicationId}`)
  })

  test('a request without a login is refused', async () => {
    for (const path of ['/me', '/me/sessions']) expect((await web().browser().fetch(`/api/v1${path}`)).status).toBe(401)
  })

  test('a person who takes the permission back at Discord is logged out', async () => {
    const browser = await loggedIn('bob')
    const id = world.discord.user('bob').id
    guilds.plain.member('bob').revokes(world.application)
    expect((await browser.fetch('/api/v1/me')).status).toBe(401)
    const left = await world.database.db
      .selectFrom('web_sessions')
      .select('user_id')
      .where('user_id', '=', id)
      .execute()
    expect(left).toEqual([])
  })

  test('devices are listed and ended one by one, by their own person alone', async () => {
    const [here, there, stranger] = [
      await loggedIn(`carol on ${runtime}`),
      await loggedIn(`carol on ${runtime}`),
      await loggedIn('dave'),
    ]
    const { items } = await read(sessionsReply, await here.fetch('/api/v1/me/sessions'))
    expect(items.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true])
    const other = items.find(({ isCurrent }) => !isCurrent)
    const path = `/api/v1/me/sessions/${other?.id}`
    expect((await stranger.send('DELETE', path)).status).toBe(404)
    expect((await there.fetch('/api/v1/me/sessions')).status).toBe(200)
    expect((await here.send('DELETE', path)).status).toBe(204)
    expect((await there.fetch('/api/v1/me/sessions')).status).toBe(401)
    expect((await here.fetch('/api/v1/me/sessions')).status).toBe(200)
  })

  test('logging out everywhere ends all devices, and takes the permission back at Discord', async () => {
    const [here, there] = [await loggedIn('erin'), await loggedIn('erin')]
    const tokens = () =>
      [...world.discord.world.oauth.tokens.values()].filter(
        ({ authorisation }) => authorisation.user.id === world.discord.user('erin').id,
      )
    expect(tokens().length).toBeGreaterThan(0)
    expect(await read(endAllReply, await here.send('POST', '/api/v1/me/sessions/end-all'))).toEqual({ isRevoked: true })
    expect(tokens()).toEqual([])
    for (const browser of [here, there]) expect((await browser.fetch('/api/v1/me')).status).toBe(401)
  })

  test('a person sees what is stored, stops being counted, and is deleted after a typed word', async () => {
    const browser = await loggedIn('gwen')
    const userId = world.discord.user('gwen').id
    const found = await read(dataReply, await browser.fetch('/api/v1/me/data'))
    expect(found.tables.web_sessions?.rows[0]).toMatchObject({ user_id: userId })
    expect(JSON.stringify(found)).not.toContain('id_hash')
    const ask = (path: string, body: object) => browser.send('POST', `/api/v1/me${path}`, body)
    const isCounted = async () => await (await browser.fetch('/api/v1/me/counting')).json()
    expect(await isCounted()).toEqual({ isCounted: true })
    expect((await ask('/counting', { isCounted: false })).status).toBe(200)
    expect(await isCounted()).toEqual({ isCounted: false })
    expect((await ask('/counting', { isCounted: true })).status).toBe(200)
    expect((await ask('/erasure', { confirm: 'delete' })).status).toBe(400)
    expect((await ask('/erasure', { confirm: 'DELETE' })).status).toBe(200)
    const { db } = world.database
    const asked = await db.selectFrom('erasures').select(['guild_id', 'why']).where('user_id', '=', userId).execute()
    expect(asked).toEqual([{ guild_id: '0', why: 'asked' }])
    await db.deleteFrom('erasures').where('user_id', '=', userId).execute()
  })

  test('a login survives a restart of the process', async () => {
    const browser = await loggedIn('frank')
    const again = await startWebOf(world, runtime)
    try {
      const cookie = `__Host-session=${browser.sessionId}`
      const response = await again.browser().fetch('/api/v1/me/sessions', { headers: { cookie } })
      expect(response.status).toBe(200)
    } finally {
      await again.stop()
    }
  })

  test.each([{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}])(
    'no other site can end a session (%o)',
    async (headers) => {
      const browser = await loggedIn('grace')
      const request = { method: 'POST', headers: { ...headers } }
      expect((await browser.fetch('/api/v1/me/sessions/end-all', request)).status).toBe(403)
      expect((await browser.fetch('/api/v1/me/sessions')).status).toBe(200)
    },
  )
})
