import { afterAll, beforeAll, expect, test } from 'bun:test'
import { forgetReturned } from '../../../shared/database/members/departures.ts'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const unlisted = (guildId: string) =>
  world.database.db
    .selectFrom('unlisted_members')
    .select(['user_id', 'left_at', 'hidden_at'])
    .where('guild_id', '=', guildId)
    .orderBy('user_id')
    .execute()

const gone = async (guildId: string) => (await unlisted(guildId)).map((row) => row.user_id)

test('a member with XP who leaves is noted, and is forgotten on coming back; one who hides goes on hiding', async () => {
  const guild = await world.guild()
  const [ann, bob, cat] = [guild.member('ann'), guild.member('bob'), guild.member('cat')]
  for (const member of [ann, bob]) await world.grant(guild, member, 100)
  await setHidden(world.database.db, { guildId: guild.id, userId: bob.id }, true, 5)
  for (const member of [cat, ann, bob]) member.leaves()
  await until('both are noted', async () => (await unlisted(guild.id)).every((row) => row.left_at !== null))
  expect((await gone(guild.id)).toSorted()).toEqual([ann.id, bob.id].toSorted())
  for (const member of [ann, bob]) member.joins()
  await until('she is forgotten', async () => (await gone(guild.id)).length === 1)
  expect(await unlisted(guild.id)).toMatchObject([{ user_id: bob.id, hidden_at: 5 }])
})

test('a member who leaves and joins in the same moment is there, and one who joins and leaves is not', async () => {
  const guild = await world.guild()
  const [ann, bob] = [guild.member('ann'), guild.member('bob')]
  for (const member of [ann, bob]) await world.grant(guild, member, 100)
  ann.leaves()
  ann.joins()
  bob.leaves()
  bob.joins()
  bob.leaves()
  await until('only one is gone', async () => (await gone(guild.id)).join() === bob.id)
})

test('a new session asks Discord who of the first members is still there', async () => {
  const guild = await world.guild()
  const [ann, bob] = [guild.member('ann'), guild.member('bob')]
  for (const member of [ann, bob]) await world.grant(guild, member, 100)
  await world.database.db
    .insertInto('unlisted_members')
    .values({ guild_id: guild.id, user_id: bob.id, left_at: 7 })
    .execute()
  await world.stopGateway()
  world.discord.expireSessions()
  ann.leaves()
  await world.startGateway()
  await until('who is there is known', async () => (await gone(guild.id)).join() === ann.id)
})

test('a member whose return was missed is shown as soon as upkeep finds a newer message', async () => {
  const { db } = world.database
  // No bot is in this server: the gateway would ask Discord who is there.
  const [guildId, ann, bob] = ['77', '771', '772'] as const
  for (const [user_id, last_xp_at] of [[ann, 1_001] as const, [bob, 999] as const]) {
    await db.insertInto('guild_users').values({ guild_id: guildId, user_id, xp: 100, last_xp_at }).execute()
    await db.insertInto('unlisted_members').values({ guild_id: guildId, user_id, left_at: 1_000 }).execute()
  }
  await forgetReturned(db, guildId)
  expect(await gone(guildId)).toEqual([bob])
})
