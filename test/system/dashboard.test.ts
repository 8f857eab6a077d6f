import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import * as v from 'valibot'
import { settingsConflict, settingsReply } from '../../shared/api/settings.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'
import type { Browser } from '../support/web/browser.ts'
import { type RunningWeb, startWebOf } from '../support/web/web-world.ts'

setDefaultTimeout(300_000)

/** A change from beginning to end: a person logs in with Discord and saves a setting, and the gateway uses the new value. */

let world: EdgeWorld
let web: RunningWeb
let gateway: GatewayProcess
let guild: Guild

beforeAll(async () => {
  world = await EdgeWorld.open()
  const { discord, application, database } = world
  guild = discord.guild({ name: 'Castle', owner: 'alice', applications: [application] })
  const manager = guild.role('Manager', { permissions: PermissionFlagsBits.ManageGuild })
  guild.member('bob', { roles: [manager] })
  guild.member('carol')
  guild.channel('general')
  ;[web, gateway] = await Promise.all([
    startWebOf(world, 'workerd'),
    startGatewayProcess(discord, application, database),
  ])
})
afterAll(async () => {
  await gateway.end('SIGTERM')
  await web.stop()
  await world.close()
})

async function logIn(name: string): Promise<Browser> {
  const browser = web.browser()
  const response = await browser.logIn(world.discord.visitor(name), `/servers/${guild.id}/settings`)
  expect(response.headers.get('location')).toBe(`/servers/${guild.id}/settings`)
  return browser
}

const path = (): string => `/api/v1/guilds/${guild.id}/settings`

async function read(browser: Browser): Promise<v.InferOutput<typeof settingsReply>> {
  const response = await browser.fetch(path())
  expect(response.status).toBe(200)
  return v.parse(settingsReply, await response.json())
}

const save = (browser: Browser, version: string, values: Record<string, unknown>): Promise<Response> =>
  browser.fetch(path(), {
    method: 'PATCH',
    headers: { origin: web.url, 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ values }),
  })

/** Messages are 61 seconds apart, which is more than the cooldown, so that each earns XP. */
let time = Date.now() - 3_600_000
function says(name: string): void {
  time += 61_000
  guild.member(name).says('hello', { in: guild.channel('general'), at: time })
}

const xpOf = async (name: string): Promise<number | undefined> => {
  const row = await world.database.db
    .selectFrom('guild_users')
    .select('xp')
    .where('guild_id', '=', guild.id)
    .where('user_id', '=', guild.member(name).id)
    .executeTakeFirst()
  return row?.xp
}

test('the next messages earn XP by the multiplier that a manager saves on the dashboard', async () => {
  says('carol')
  const before = await until('carol has XP', async () => (await xpOf('carol')) || null)
  expect(before).toBeLessThanOrEqual(30)
  const bob = await logIn('bob')
  const { version } = await read(bob)
  const saved = await save(bob, version, { xpRate: 10 })
  expect(saved.status).toBe(200)
  await until('carol earns ten times as much', async () => {
    says('carol')
    return ((await xpOf('carol')) ?? 0) >= 150
  })
  await until('her level is announced', () => guild.sent.some(({ content }) => /level \*\*\d+\*\*/.test(content)))
})

test('XP that an admin gives on the dashboard brings the role of the level', async () => {
  const [alice, dave] = [await logIn('alice'), guild.member('dave')]
  const role = guild.role('Level 5')
  await world.database.db.insertInto('level_roles').values({ guild_id: guild.id, level: 5, role_id: role.id }).execute()
  const given = await alice.send('POST', `/api/v1/guilds/${guild.id}/members/${dave.id}/xp`, {
    change: { kind: 'give', unit: 'levels', amount: 5 },
    reason: 'helped everybody',
  })
  expect(given.status).toBe(200)
  expect(await given.json()).toMatchObject({ after: { level: 5 } })
  await until('dave has the role', () => dave.roles.includes('Level 5'))
})

test('if two managers save from the same page, the second sees the changes of the first', async () => {
  const [alice, bob] = [await logIn('alice'), await logIn('bob')]
  const { version } = await read(alice)
  expect((await save(bob, version, { xpDelaySeconds: 61 })).status).toBe(200)
  const refused = await save(alice, version, { xpDelaySeconds: 90 })
  expect(refused.status).toBe(412)
  const conflict = v.parse(settingsConflict, await refused.json())
  expect(conflict).toMatchObject({
    values: { xpDelaySeconds: 61 },
    changes: [{ via: 'dashboard', key: 'xpDelay', actorId: guild.member('bob').id, actorName: 'bob' }],
  })
  expect((await save(alice, conflict.version, { xpDelaySeconds: 60 })).status).toBe(200)
})

test('a manager who is demoted can change nothing from an open page, and sees nothing soon after', async () => {
  const bob = await logIn('bob')
  const { version } = await read(bob)
  guild.member('bob').loses(guild.role('Manager'))
  await until('bob may not save', async () => (await save(bob, version, { xpRate: 1 })).status === 404)
  await until('bob does not see the server', async () => (await bob.fetch(path())).status === 404)
})

test('members and strangers see nothing of a server, and a request without a login is refused', async () => {
  expect((await (await logIn('carol')).fetch(path())).status).toBe(404)
  world.discord.user('stranger')
  expect((await (await logIn('stranger')).fetch(path())).status).toBe(404)
  expect((await web.browser().fetch(path())).status).toBe(401)
})
