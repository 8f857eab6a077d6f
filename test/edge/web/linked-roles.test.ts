import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { registerCommands } from '../../../scripts/registration/register.ts'
import { grantPremium } from '../../../shared/database/members/premium.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import type { Browser } from '../../support/web/browser.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

setDefaultTimeout(180_000)

/** One runtime is enough: these pages use the parts of the login, which is tested on each runtime. */
let world: EdgeWorld
let web: RunningWeb
let guild: Guild
let owner: Member
let bot: Application

beforeAll(async () => {
  world = await EdgeWorld.open()
  const { discord, application: main, database } = world
  bot = discord.application({ name: 'Fern' })
  guild = discord.guild({ name: 'Castle', applications: [main, bot] })
  guild.channel('general')
  await world.storeGuild(guild)
  const roles = [guild.role('Admin', { permissions: Permission.Administrator })]
  owner = guild.member('customer', { roles })
  await grantPremium(database.db, owner.id, 'test', 0)
  web = await startWebOf(world, 'bun')
  expect(await main.setInteractionsUrl(`${web.url}/interactions/${main.id}`)).toEqual({ ok: true })
  await registerCommands({ apiUrl: discord.apiUrl, token: main.token, applicationId: main.id, guildId: null })
  await world.storeBot(bot)
  await database.db.updateTable('whitelabel_bots').set({ user_id: owner.id, status: 'running' }).execute()
  await database.db.insertInto('guild_bots').values({ guild_id: guild.id, bot_id: bot.id }).execute()
})
afterAll(async () => {
  await web.stop()
  await world.close()
})

const callback = (): string => `${web.url}/linked-roles/callback`
const stored = () => world.database.db.selectFrom('linked_bots').selectAll().executeTakeFirst()
const links = () => world.database.db.selectFrom('linked_members').selectAll().execute()
const audited = async () =>
  (await world.database.db.selectFrom('audit_entries').select('kind').orderBy('id').execute()).map(({ kind }) => kind)

async function enters(secret: string): Promise<string> {
  const shown = await (await owner.runs('/whitelabel linked-roles', { app: world.application })).settled()
  const form = await owner.clicks(shown, 'Enter client secret')
  return (await (await owner.submits(form, { secret })).settled()).text
}

async function begins(browser: Browser): Promise<string> {
  const response = await browser.fetch(`/linked-roles/${bot.id}`)
  return response.headers.get('location') ?? ''
}

test('the page of a bot without linked roles says so, and another address has no page', async () => {
  for (const id of [bot.id, world.application.id]) {
    const page = await web.browser().fetch(`/linked-roles/${id}`)
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('There are no linked roles here')])
  }
  expect((await web.browser().fetch('/linked-roles/evil.example')).status).toBe(404)
})

test.each([
  ['a text with other characters', 'not a secret!', 'This is not a client secret'],
  ['the secret of another application', '', 'Discord does not accept this client secret'],
])('%s is refused, and nothing is stored', async (_, secret, text) => {
  expect(await enters(secret || world.application.clientSecret)).toContain(text)
  expect([await stored(), bot.verificationUrl, await audited()]).toEqual([undefined, null, []])
})

test('the right secret is stored encrypted, and the reply says what the owner must still do', async () => {
  expect(await enters(` ${bot.clientSecret} `)).toContain('the owner must add the redirect address')
  expect(await stored()).toMatchObject({ bot_id: bot.id, problem: 'redirect', web_url: web.url })
  expect(JSON.stringify(await stored())).not.toContain(bot.clientSecret)
  bot.redirectUris = [callback()]
  expect(await enters(bot.clientSecret)).toContain('Linked roles are on')
  expect(bot.verificationUrl).toBe(`${web.url}/linked-roles/${bot.id}`)
  expect(await audited()).toEqual(['linked-roles.added', 'linked-roles.added'])
})

test('only the owner of the bot sees and changes its linked roles', async () => {
  const roles = [guild.role('Admin')]
  const other = guild.member('other', { roles })
  await grantPremium(world.database.db, other.id, 'test', 0)
  const shown = await (await other.runs('/whitelabel linked-roles', { app: world.application })).settled()
  expect(shown.text).toContain('You do not have a bot of your own yet')
})

test('the page sends a member to Discord with state, PKCE and the scope, for this bot', async () => {
  const { searchParams, pathname, origin } = new URL(await begins(web.browser()))
  expect([origin, pathname]).toEqual([world.discord.world.address.http, '/oauth2/authorize'])
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ client_id: bot.id, redirect_uri: callback(), scope: 'identify role_connections.write' },
    ...{ state: expect.stringMatching(/^[\w-]{43}$/), code_challenge_method: 'S256' },
  })
})

test('a member who allows it is linked, and the tokens are stored encrypted', async () => {
  const ann = guild.member('ann')
  guild.linkedRole('Newcomer', { to: bot, asks: { level: 0 } })
  const browser = web.browser()
  const page = await browser.fetch(await world.discord.visitor('ann').allows(await begins(browser)))
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Fern knows no XP of yours yet')])
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(ann.roles).toEqual(['Newcomer'])
  expect(await links()).toMatchObject([{ bot_id: bot.id, user_id: ann.id, sent_at: null }])
  const tokens = [...world.discord.world.oauth.tokens.values()].flatMap(({ access, refresh }) => [access, refresh])
  const heard = [JSON.stringify(await links()), ...web.log.all].join('\n')
  expect(tokens.length).toBeGreaterThan(0)
  expect([...tokens, bot.clientSecret].filter((secret) => heard.includes(secret))).toEqual([])
})

test('a member who refuses, or does not allow all of it, is not linked', async () => {
  const before = await links()
  const browser = web.browser()
  const refused = await browser.fetch(await world.discord.visitor('bob').refuses(await begins(browser)))
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining(`href="/linked-roles/${bot.id}"`),
  ])
  const less = new URL(await begins(browser))
  less.searchParams.set('scope', 'identify')
  expect((await browser.fetch(await world.discord.visitor('bob').allows(less.href))).status).toBe(403)
  expect(await links()).toEqual(before)
})

test('an answer of Discord is accepted once, and only from the browser that began', async () => {
  const before = await links()
  const [here, there] = [web.browser(), web.browser()]
  const location = await world.discord.visitor('bob').allows(await begins(here))
  await begins(there)
  expect([(await web.browser().fetch(location)).status, (await there.fetch(location)).status]).toEqual([400, 400])
  expect((await here.fetch(location)).status).toBe(200)
  expect((await here.fetch(location)).status).toBe(400)
  expect((await links()).length).toBe(before.length + 1)
})

test('the answer to a login links nothing, and the answer to a link logs nobody in', async () => {
  const browser = web.browser()
  await begins(browser)
  const login = new URL(await world.discord.visitor('carol').allows(await browser.beginsLogin()))
  expect((await browser.fetch(`/linked-roles/callback${login.search}`)).status).toBe(400)
  const location = new URL(await world.discord.visitor('carol').allows(await begins(browser)))
  expect((await browser.fetch(`/login/callback${location.search}`)).status).toBe(400)
  expect(browser.sessionId).toBeUndefined()
})

test('after a reset of the secret, members are told that the owner must act, and so is /doctor', async () => {
  bot.resetClientSecret()
  const browser = web.browser()
  const page = await browser.fetch(await world.discord.visitor('dave').allows(await begins(browser)))
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Linked roles do not work right now')])
  expect((await stored())?.problem).toBe('secret')
  const doctor = await (await owner.runs('/doctor', { app: world.application })).settled()
  expect(doctor.text).toContain('Linked roles of Fern do not work: Discord no longer accepts its client secret')
})

test('a paused bot links nobody', async () => {
  const { db } = world.database
  await db.updateTable('whitelabel_bots').set({ status: 'paused' }).execute()
  expect((await web.browser().fetch(`/linked-roles/${bot.id}`)).status).toBe(404)
  await db.updateTable('whitelabel_bots').set({ status: 'running' }).execute()
})

test('switching off deletes the secret, and makes all links due for the gateway', async () => {
  const shown = await (await owner.runs('/whitelabel linked-roles', { app: world.application })).settled()
  const reply = await (await owner.clicks(shown, 'Switch off')).settled()
  expect(reply.text).toContain('Linked roles of **Fern** are off')
  expect([await stored(), bot.verificationUrl]).toEqual([undefined, null])
  expect((await links()).every(({ next_at: next }) => next <= Date.now())).toBe(true)
  expect((await audited()).at(-1)).toBe('linked-roles.removed')
})
