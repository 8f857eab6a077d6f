import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { registerCommands } from '../../scripts/registration/register.ts'
import { grantPremium } from '../../shared/database/members/premium.ts'
import { Permission } from '../../shared/discord/permission.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import { EdgeWorld, TOKEN_KEYS } from '../support/edge-world.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'
import { type RunningWeb, startWebOf } from '../support/web/web-world.ts'

setDefaultTimeout(300_000)

/** Linked roles through the real edge and gateway: a customer sets them up, a member links, levels up, and is deleted. */

let world: EdgeWorld
let web: RunningWeb
let gateway: GatewayProcess
let branded: Application
let guild: Guild
let customer: Member

beforeAll(async () => {
  world = await EdgeWorld.open()
  const { discord, application: main, database } = world
  branded = discord.application({ name: 'Branded' })
  guild = discord.guild({ name: 'Castle', applications: [branded, main] })
  guild.channel('general')
  const roles = [guild.role('Admin', { permissions: Permission.Administrator })]
  customer = guild.member('customer', { roles })
  guild.member('alice')
  await grantPremium(database.db, customer.id, 'test', 0)
  web = await startWebOf(world, 'bun')
  expect(await main.setInteractionsUrl(`${web.url}/interactions/${main.id}`)).toEqual({ ok: true })
  await registerCommands({ apiUrl: discord.apiUrl, token: main.token, applicationId: main.id, guildId: null })
  const settings = { WHITELABEL_TOKEN_KEYS: TOKEN_KEYS, WHITELABEL_POLL_MS: '200' }
  gateway = await startGatewayProcess(discord, main, database, settings)
  const options = { token: branded.token, public_key: branded.publicKey }
  await customer.runs('/whitelabel setup', { options, app: main })
  await until('the bot is online', () => branded.sessions.some(({ connection }) => connection !== null))
})
afterAll(async () => {
  await gateway.end('SIGTERM')
  await web.stop()
  await world.close()
})

const links = () => world.database.db.selectFrom('linked_members').select(['user_id', 'tokens']).execute()

/** Messages are 61 seconds apart, which is more than the cooldown, so that each earns XP. */
let time = Date.now() - 36_000_000
function talks(member: Member, messages: number): void {
  for (let nth = 0; nth < messages; nth++) {
    time += 61_000
    member.says('hello', { in: guild.channel('general'), at: time })
  }
}

test('a customer enters the client secret, and the bot’s application gets its page and its facts', async () => {
  const shown = await customer.runs('/whitelabel linked-roles', { app: world.application })
  expect(shown.text).toContain(`${web.url}/linked-roles/callback`)
  branded.redirectUris = [`${web.url}/linked-roles/callback`]
  const form = await customer.clicks(shown, 'Enter client secret')
  const saved = await customer.submits(form, { secret: branded.clientSecret })
  expect(saved.text).toContain('Linked roles are on')
  expect(branded.verificationUrl).toBe(`${web.url}/linked-roles/${branded.id}`)
  expect(branded.state.connectionRecords.map(({ key }) => key)).toEqual(['level', 'xp', 'messages'])
})

test('a member links, levels up, and Discord gives the role', async () => {
  const alice = guild.member('alice')
  guild.linkedRole('Regular', { to: branded, asks: { level: 1 } })
  const browser = web.browser()
  const begun = await browser.fetch(`/linked-roles/${branded.id}`)
  expect(begun.status).toBe(303)
  const back = await world.discord.visitor('alice').allows(begun.headers.get('location') ?? '')
  const page = await browser.fetch(back)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Your level is linked')])
  expect(alice.roles).toEqual([])
  talks(alice, 12)
  await until('she has the linked role', () => alice.roles.includes('Regular'))
})

test('/me delete ends the link: Discord takes the role, and all tokens are revoked', async () => {
  const alice = guild.member('alice')
  const opened = await alice.runs('/me delete', { options: { where: 'everywhere' }, app: world.application })
  await alice.submits(await alice.clicks(opened, 'Delete my data'), { word: 'DELETE' })
  await until('the link is gone', async () => (await links()).length === 0)
  expect(alice.roles).toEqual([])
  expect(world.discord.world.oauth.refreshTokens.size).toBe(0)
})

test('no log contains the secret or a token', () => {
  const log = [...gateway.log.all, ...web.log.all].join('\n')
  expect(log).not.toContain(branded.clientSecret)
  expect(log).not.toContain(branded.token)
})
