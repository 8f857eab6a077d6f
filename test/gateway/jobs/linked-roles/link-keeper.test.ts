import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { AskDiscord } from '../../../../gateway/discord/plain-requests.ts'
import { checkLinkedBots } from '../../../../gateway/jobs/linked-roles/check-bots.ts'
import { LinkKeeper } from '../../../../gateway/jobs/linked-roles/link-keeper.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { authorisationKey } from '../../../support/discord/oauth/state.ts'
import { LinkedWorld } from './linked-world.ts'

let world: LinkedWorld
let app: Application
let guild: Guild
beforeAll(async () => {
  world = await LinkedWorld.open()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;({ app, guild } = await world.begin())
})

const keeper = (given?: AskDiscord) => new LinkKeeper(world.parts(given))
const linked = () => world.linked(app, guild)
const row = (userId: string) =>
  world.database.db.selectFrom('linked_members').selectAll().where('user_id', '=', userId).executeTakeFirst()
const tokensAtDiscord = (userId: string) =>
  [...world.discord.world.oauth.tokens.values()].filter(({ authorisation }) => authorisation.user.id === userId)
const saidOf = (userId: string) =>
  world.discord.world.oauth.authorisations.get(authorisationKey(app, { id: userId }))?.connection

test('Discord is told level, XP and messages, and gives the role; a day later it is told again', async () => {
  const member = await linked()
  await keeper().run()
  expect(saidOf(member.id)).toEqual({
    ...{ platform_name: 'Fern', platform_username: 'Castle' },
    metadata: { level: '2', xp: '300', messages: '3' },
  })
  expect(member.roles).toEqual(['Regular'])
  expect(await row(member.id)).toMatchObject({ sent_at: world.time.now, next_at: world.time.now + DAY_MS, failures: 0 })
})

test('tokens that expire within two days are replaced, and no log line contains a token', async () => {
  const member = await linked()
  const [before] = tokensAtDiscord(member.id)
  world.time.now += 6 * DAY_MS
  await keeper().run()
  const [after] = tokensAtDiscord(member.id)
  expect(after?.access).not.toBe(before?.access)
  expect((await row(member.id))?.expires_at).toBe(after?.expiresAt)
  expect(member.roles).toEqual(['Regular'])
  const all = [before, after].flatMap((token) => [token?.access ?? '', token?.refresh ?? ''])
  expect(all.filter((token) => world.lines.join('\n').includes(token))).toEqual([])
})

test('the link of a member who ends the connection at Discord is deleted, also where its tokens expire soon', async () => {
  const [early, late] = [await linked(), await linked()]
  early.revokes(app)
  await keeper().run()
  expect(await row(early.id)).toBeUndefined()
  late.revokes(app)
  world.time.now += 8 * DAY_MS
  await keeper().run()
  expect(await row(late.id)).toBeUndefined()
})

test.each([
  [
    'premium of the owner has ended',
    () => world.database.db.updateTable('whitelabel_bots').set({ status: 'paused' }).execute(),
  ],
  [
    'the member has left',
    async (userId: string) => {
      await world.database.db.deleteFrom('guild_users').execute()
      await world.database.db
        .insertInto('unlisted_members')
        .values({ guild_id: guild.id, user_id: userId, left_at: world.time.now })
        .execute()
    },
  ],
])('where %s, Discord takes the roles, and the tokens are revoked', async (_, happen) => {
  const member = await linked()
  const running = keeper()
  await running.run()
  expect(member.roles).toEqual(['Regular'])
  await happen(member.id)
  world.time.now += 2 * DAY_MS
  await running.run()
  expect(member.roles).toEqual([])
  expect(await row(member.id)).toBeUndefined()
  expect(tokensAtDiscord(member.id)).toEqual([])
})

test('after linked roles are switched off, Discord takes the roles, although the secret is deleted', async () => {
  const member = await linked()
  const running = keeper()
  await running.run()
  await world.database.db.deleteFrom('linked_bots').execute()
  world.time.now += 2 * DAY_MS
  await running.run()
  expect([member.roles, await row(member.id)]).toEqual([[], undefined])
})

test('a rate limit of one member is obeyed, and delays no other member', async () => {
  const [often, other] = [await linked(), await linked()]
  const running = keeper()
  for (let nth = 0; nth < 4; nth++) {
    await world.database.db
      .updateTable('linked_members')
      .set({ next_at: world.time.now })
      .where('user_id', '=', often.id)
      .execute()
    await running.run()
  }
  const limited = await row(often.id)
  expect(limited?.failures).toBe(1)
  expect((limited?.next_at ?? 0) - world.time.now).toBeGreaterThan(50_000)
  expect((await row(other.id))?.failures).toBe(0)
})

test('where Discord does not answer, the link stays, and the wait before the next attempt grows', async () => {
  const member = await linked()
  await world.database.db.updateTable('linked_members').set({ failures: 3 }).execute()
  await keeper(() => Promise.reject(new Error('no network'))).run()
  const kept = await row(member.id)
  expect([kept?.failures, (kept?.next_at ?? 0) - world.time.now]).toEqual([4, 90_000])
})

test('a reset secret is stored as a problem of the bot, and Discord is told the level while the access token is valid', async () => {
  const member = await linked()
  app.resetClientSecret()
  world.time.now += 6 * DAY_MS
  await keeper().run()
  expect([await world.problem(), member.roles]).toEqual(['secret', ['Regular']])
  await checkLinkedBots(world.parts())
  expect(await world.problem()).toBe('secret')
})

test('after ten failures, the end of a link no longer waits for Discord', async () => {
  const member = await linked()
  const away = keeper(() => Promise.reject(new Error('no network')))
  await expect(away.endLinksOf(member.id, null)).rejects.toThrow('could not be ended')
  expect(await row(member.id)).toBeDefined()
  await world.database.db.updateTable('linked_members').set({ failures: 10 }).execute()
  await away.endLinksOf(member.id, guild.id)
  expect(await row(member.id)).toBeUndefined()
})
