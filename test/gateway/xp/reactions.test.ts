import { afterAll, beforeAll, expect, test } from 'bun:test'
import { setCounting } from '../../../shared/database/members/counting.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { type GuildPlan, LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const ON = { reaction_given_xp: 3, reaction_received_xp: 5 }

/** A guild in which reactions earn XP. */
const guildOf = ({ settings, ...plan }: GuildPlan = {}) =>
  world.guild({ settings: { xp_rate: 1, ...ON, ...settings }, ...plan })

/** Posts a message, and waits until it is handled. */
async function handledMessage(guild: Guild, author: string, channel = 'general') {
  const message = guild.member(author).says('look at this', { in: guild.channel(channel) })
  await world.everythingIsHandled(guild)
  return message
}

/** XP by source of a member. */
async function earnedOf(guild: Guild, name: string): Promise<Record<string, number>> {
  const rows = await world.database.db
    .selectFrom('xp_ledger')
    .select(['source', ({ fn }) => fn.sum<number>('amount').as('xp')])
    .where('guild_id', '=', guild.id)
    .where('user_id', '=', guild.member(name).id)
    .groupBy('source')
    .execute()
  return Object.fromEntries(rows.map(({ source, xp }) => [source, Number(xp)]))
}

test('a reaction earns XP for the member who gives it and for the author, once for each message and member', async () => {
  const guild = await guildOf()
  const message = await handledMessage(guild, 'alice')
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => guild.member(name))
  bob?.reacts(message, '🌱')
  bob?.reacts(message, '🍅')
  bob?.takesBack(message, '🌱')
  bob?.reacts(message, '🌱')
  bob?.reacts(message, '🌱', true)
  carol?.reacts(message, '🌱')
  await world.everythingIsHandled(guild)
  expect(await earnedOf(guild, 'bob')).toEqual({ 'reaction-given': 3 })
  expect(await earnedOf(guild, 'carol')).toEqual({ 'reaction-given': 3 })
  expect(await earnedOf(guild, 'alice')).toEqual({ 'reaction-received': 10 })
  const users = world.database.db.selectFrom('users').select('username')
  expect(await users.where('id', '=', bob?.id ?? '').execute()).toEqual([{ username: 'bob' }])
  expect(await world.memberRow(guild, bob ?? { id: '' })).toMatchObject({ xp: 3, last_xp_at: null })
  const { xp, ledger_xp } = (await world.memberRow(guild, alice ?? { id: '' })) ?? {}
  expect(ledger_xp).toBe(10)
  expect(xp).toBeGreaterThan(10)
})

test('a member who is not counted earns nothing by messages and reactions, and the others do', async () => {
  const guild = await guildOf()
  const [alice, bob] = [guild.member('alice'), guild.member('bob')]
  const earlier = await handledMessage(guild, 'bob')
  await setCounting(world.database.db, { guildId: guild.id, userId: alice.id }, false, Date.now())
  const message = await handledMessage(guild, 'alice')
  bob.reacts(message)
  alice.reacts(earlier)
  await world.everythingIsHandled(guild)
  expect(await earnedOf(guild, 'alice')).toEqual({})
  expect(await earnedOf(guild, 'bob')).toEqual({ 'reaction-given': 3, 'reaction-received': 5 })
  expect(await world.memberRow(guild, alice)).toMatchObject({
    xp: 0,
    last_xp_at: null,
    earned_at: null,
    message_count: 0,
  })
  for (const table of ['message_logs', 'member_periods', 'earning_days', 'xp_ledger'] as const) {
    const rows = world.database.db.selectFrom(table).select('user_id').where('guild_id', '=', guild.id)
    expect(await rows.where('user_id', '=', alice.id).execute()).toEqual([])
  }
})

test('reactions earn nothing until an admin turns them on', async () => {
  const guild = await world.guild()
  const message = await handledMessage(guild, 'alice')
  guild.member('bob').reacts(message)
  await world.everythingIsHandled(guild)
  expect([await earnedOf(guild, 'alice'), await earnedOf(guild, 'bob')]).toEqual([{}, {}])
})

test('one’s own message, and messages and reactions of bots and webhooks, earn nothing', async () => {
  const guild = await guildOf()
  const message = await handledMessage(guild, 'alice')
  const robot = guild.member('robot', { bot: true })
  const bob = guild.member('bob')
  guild.member('alice').reacts(message)
  robot.reacts(message)
  bob.reacts(robot.says('beep', { in: guild.channel('general') }))
  bob.reacts(guild.channel('general').webhookSays('news'))
  await world.everythingIsHandled(guild)
  const names = ['alice', 'bob', 'robot']
  expect(await Promise.all(names.map((name) => earnedOf(guild, name)))).toEqual([{}, {}, {}])
})

test('an ignored channel, its threads and a member with an ignored role earn nothing by reactions', async () => {
  const guild = await guildOf({ ignoredChannels: (guild) => [guild.channel('spam')], ignoredRoles: ['Muted'] })
  const spam = guild.channel('spam')
  await handledMessage(guild, 'alice')
  const inSpam = guild.member('alice').says('in spam', { in: spam })
  const inThread = guild.member('alice').says('in a thread', { in: guild.thread('in spam', { in: spam }) })
  const inGeneral = guild.member('alice').says('hello', { in: guild.channel('general') })
  guild.member('bob').reacts(inSpam)
  guild.member('bob').reacts(inThread)
  guild.member('dora', { roles: [guild.role('Muted')] }).reacts(inGeneral)
  await world.everythingIsHandled(guild)
  const names = ['alice', 'bob', 'dora']
  expect(await Promise.all(names.map((name) => earnedOf(guild, name)))).toEqual([{}, {}, {}])
})

test('a member earns no more than the cap in a day, and the server’s multiplier counts', async () => {
  const settings = { xp_rate: 2, reaction_given_cap: 10, reaction_received_cap: 1_000 }
  const guild = await guildOf({ settings })
  const messages = [await handledMessage(guild, 'alice')]
  for (let nth = 0; nth < 3; nth++) messages.push(guild.member('alice').says('more', { in: guild.channel('general') }))
  for (const message of messages) guild.member('bob').reacts(message)
  await world.everythingIsHandled(guild)
  expect(await earnedOf(guild, 'bob')).toEqual({ 'reaction-given': 10 })
  expect(await earnedOf(guild, 'alice')).toEqual({ 'reaction-received': 40 })
})

test('a level that is reached by a reaction gives its role and is announced', async () => {
  const guild = await guildOf({ levelRoles: { 1: 'Seedling' }, settings: { reaction_given_xp: 100 } })
  const message = await handledMessage(guild, 'alice')
  guild.member('bob').reacts(message)
  await until('bob has the role', async () => guild.member('bob').roles.includes('Seedling'))
  await until('it is announced', async () =>
    guild.channel('general').sent.some(({ content }) => content.includes(guild.member('bob').id)),
  )
})
