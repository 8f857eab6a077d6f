import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { InvalidRequests } from '../../../../gateway/discord/invalid-requests.ts'
import { type AskDiscord, createAskDiscord } from '../../../../gateway/discord/plain-requests.ts'
import { checkLinkedBots } from '../../../../gateway/jobs/linked-roles/check-bots.ts'
import { LinkKeeper } from '../../../../gateway/jobs/linked-roles/link-keeper.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { tokenKeys } from '../../../../shared/config/token-keys.ts'
import { saveLink } from '../../../../shared/database/linked-roles/links.ts'
import { redirectUrl, verificationUrl } from '../../../../shared/linked-roles/address.ts'
import { linkedRecords } from '../../../../shared/linked-roles/records.ts'
import { secretContext, tokensContext, writeTokens } from '../../../../shared/linked-roles/tokens.ts'
import { createTokenCipher } from '../../../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { authorise, issueToken } from '../../../support/discord/acts/authorisations.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import type { Discord } from '../../../support/discord/discord.ts'
import { recordsSchema } from '../../../support/discord/linked-roles/record.ts'
import { authorisationKey } from '../../../support/discord/oauth/state.ts'
import { QUICK_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { startDiscord } from '../../../support/discord/start.ts'

const DAY_MS = 86_400_000
const WEB = 'https://web.example'
const PUT_LIMIT = 'Bearer PUT /users/@me/applications/:application/role-connection'
const KEYS = `a:${Buffer.alloc(32, 1).toString('base64')}`
const cipher = createTokenCipher(crypto, v.parse(tokenKeys(), KEYS))

let discord: Discord
let database: TestDatabase
let app: Application
let guild: Guild
let now = Date.UTC(2026, 10, 1)
const clock = { now: () => now, sleep: async () => {} }
const lines: string[] = []

beforeAll(async () => {
  const rateLimits = { ...QUICK_RATE_LIMITS, routes: { [PUT_LIMIT]: { limit: 3, perMs: 60_000 } } }
  ;[discord, database] = await Promise.all([startDiscord({ clock, rateLimits }), openTestDatabase()])
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

/** @param given sends requests to Discord in the place of the real function */
function open(given?: AskDiscord) {
  const log = createLog({ level: 'debug', secrets: [], write: (line) => lines.push(line) })
  const metrics = createMetrics()
  const invalid = new InvalidRequests({ limit: 5_000, now: Date.now, log, metrics })
  const ask = given ?? createAskDiscord({ apiUrl: discord.apiUrl, invalid })
  const parts = { db: database.db, cipher, ask, metrics, log, clock, random: () => 0.5 }
  return { keeper: new LinkKeeper(parts), check: () => checkLinkedBots(parts) }
}

beforeEach(async () => {
  await database.empty()
  app = discord.application({ name: 'Fern', redirectUris: [redirectUrl(WEB)] })
  app.state.connectionRecords = v.parse(recordsSchema, linkedRecords())
  app.state.verificationUrl = verificationUrl(WEB, app.id)
  guild = discord.guild({ name: 'Castle', applications: [app] })
  guild.linkedRole('Regular', { to: app, asks: { level: 2 } })
  const { db } = database
  const row = { user_id: '7', public_key: app.publicKey, name: 'Fern', created_at: 0, updated_at: 0 }
  const token = await cipher.seal(app.id, app.token)
  await db
    .insertInto('whitelabel_bots')
    .values({ ...row, bot_id: app.id, token, status: 'running' })
    .execute()
  const secret = await cipher.seal(secretContext(app.id), app.clientSecret)
  await db
    .insertInto('linked_bots')
    .values({ bot_id: app.id, secret, web_url: WEB, check_at: now, created_at: 0, updated_at: 0 })
    .execute()
  await db.insertInto('guild_bots').values({ guild_id: guild.id, bot_id: app.id }).execute()
  await db
    .insertInto('guilds')
    .values({ id: guild.id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 })
    .execute()
})

let members = 0
/** A member who has linked their account just now. @param xp null for a member whom no server knows */
async function linked(xp: number | null = 300) {
  const member = guild.member(`member ${members++}`)
  const authorisation = authorise(discord.world, app.state, member.user, ['identify', 'role_connections.write'])
  const { access, refresh, expiresAt } = issueToken(discord.world, authorisation, [
    'identify',
    'role_connections.write',
  ])
  const [botId, userId] = [app.id, member.id]
  const tokens = await cipher.seal(tokensContext(botId, userId), writeTokens({ access, refresh }))
  await saveLink(database.db, { botId, userId, tokens, expiresAt, nextAt: now }, now)
  if (xp !== null) await earn(userId, xp)
  return member
}

const earn = (user_id: string, xp: number) =>
  database.db
    .insertInto('guild_users')
    .values({ guild_id: guild.id, user_id, xp, level: 0, message_count: 3, last_xp_at: null })
    .onDuplicateKeyUpdate({ xp })
    .execute()
const row = (userId: string) =>
  database.db.selectFrom('linked_members').selectAll().where('user_id', '=', userId).executeTakeFirst()
const problem = async () =>
  (await database.db.selectFrom('linked_bots').select('problem').executeTakeFirstOrThrow()).problem
const tokensAtDiscord = (userId: string) =>
  [...discord.world.oauth.tokens.values()].filter(({ authorisation }) => authorisation.user.id === userId)
const saidOf = (userId: string) =>
  discord.world.oauth.authorisations.get(authorisationKey(app, { id: userId }))?.connection

test('Discord is told level, XP and messages, and gives the role; a day later it is told again', async () => {
  const member = await linked()
  await open().keeper.run()
  expect(saidOf(member.id)).toEqual({
    ...{ platform_name: 'Fern', platform_username: 'Castle' },
    metadata: { level: '2', xp: '300', messages: '3' },
  })
  expect(member.roles).toEqual(['Regular'])
  expect(await row(member.id)).toMatchObject({ sent_at: now, next_at: now + DAY_MS, failures: 0 })
})

test('tokens that expire within two days are replaced, and none is in a log', async () => {
  const member = await linked()
  const [before] = tokensAtDiscord(member.id)
  now += 6 * DAY_MS
  await open().keeper.run()
  const [after] = tokensAtDiscord(member.id)
  expect(after?.access).not.toBe(before?.access)
  expect((await row(member.id))?.expires_at).toBe(after?.expiresAt)
  expect(member.roles).toEqual(['Regular'])
  const all = [before, after].flatMap((token) => [token?.access ?? '', token?.refresh ?? ''])
  expect(all.filter((token) => lines.join('\n').includes(token))).toEqual([])
})

test('a member who ends the connection at Discord is forgotten, also where the tokens would be replaced', async () => {
  const [early, late] = [await linked(), await linked()]
  early.revokes(app)
  await open().keeper.run()
  expect(await row(early.id)).toBeUndefined()
  late.revokes(app)
  now += 8 * DAY_MS
  await open().keeper.run()
  expect(await row(late.id)).toBeUndefined()
})

test.each([
  [
    'premium of the owner has ended',
    () => database.db.updateTable('whitelabel_bots').set({ status: 'paused' }).execute(),
  ],
  [
    'the member has left',
    async (userId: string) => {
      await database.db.deleteFrom('guild_users').execute()
      await database.db
        .insertInto('unlisted_members')
        .values({ guild_id: guild.id, user_id: userId, left_at: now })
        .execute()
    },
  ],
])('where %s, Discord takes the roles, and the tokens are revoked', async (_, happen) => {
  const member = await linked()
  const { keeper } = open()
  await keeper.run()
  expect(member.roles).toEqual(['Regular'])
  await happen(member.id)
  now += 2 * DAY_MS
  await keeper.run()
  expect(member.roles).toEqual([])
  expect(await row(member.id)).toBeUndefined()
  expect(tokensAtDiscord(member.id)).toEqual([])
})

test('where linked roles are off, Discord takes the roles, although the secret is gone', async () => {
  const member = await linked()
  const { keeper } = open()
  await keeper.run()
  await database.db.deleteFrom('linked_bots').execute()
  now += 2 * DAY_MS
  await keeper.run()
  expect([member.roles, await row(member.id)]).toEqual([[], undefined])
})

test('a rate limit of one member is obeyed, and delays no other member', async () => {
  const [often, other] = [await linked(), await linked()]
  const { keeper } = open()
  for (let nth = 0; nth < 4; nth++) {
    await database.db.updateTable('linked_members').set({ next_at: now }).where('user_id', '=', often.id).execute()
    await keeper.run()
  }
  const limited = await row(often.id)
  expect(limited?.failures).toBe(1)
  expect((limited?.next_at ?? 0) - now).toBeGreaterThan(50_000)
  expect((await row(other.id))?.failures).toBe(0)
})

test('where Discord does not answer, the link stays and is tried again later and later', async () => {
  const member = await linked()
  await database.db.updateTable('linked_members').set({ failures: 3 }).execute()
  await open(() => Promise.reject(new Error('no network'))).keeper.run()
  const kept = await row(member.id)
  expect([kept?.failures, (kept?.next_at ?? 0) - now]).toEqual([4, 90_000])
})

test('a reset secret is a problem that /doctor can name, and the member’s level is told while the token lives', async () => {
  const member = await linked()
  app.resetClientSecret()
  now += 6 * DAY_MS
  await open().keeper.run()
  expect([await problem(), member.roles]).toEqual(['secret', ['Regular']])
  await open().check()
  expect(await problem()).toBe('secret')
})

test('the end of a link does not wait for Discord for ever', async () => {
  const member = await linked()
  const { keeper: away } = open(() => Promise.reject(new Error('no network')))
  await expect(away.endLinksOf(member.id, null)).rejects.toThrow('could not be ended')
  expect(await row(member.id)).toBeDefined()
  await database.db.updateTable('linked_members').set({ failures: 10 }).execute()
  await away.endLinksOf(member.id, guild.id)
  expect(await row(member.id)).toBeUndefined()
})

test.each([
  ['nothing is wrong', () => {}, null],
  [
    'the redirect is not registered',
    () => {
      app.redirectUris = []
    },
    'redirect',
  ],
  [
    'the owner has set another page',
    () => {
      app.state.verificationUrl = 'https://other.example/'
    },
    'address',
  ],
] as const)('the daily check of a bot, where %s', async (_, happen, found) => {
  app.state.connectionRecords = []
  happen()
  await open().check()
  expect(await problem()).toBe(found)
  expect(app.state.connectionRecords).toHaveLength(3)
  const { check_at: next } = await database.db.selectFrom('linked_bots').select('check_at').executeTakeFirstOrThrow()
  expect(next).toBe(now + DAY_MS)
})
