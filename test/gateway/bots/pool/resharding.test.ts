import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { ServingBots } from '../../../../gateway/bots/serving-bots.ts'
import { shardOf } from '../../../../shared/discord/shard.ts'
import { Chat } from '../../../support/chat.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { QUICK_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { PoolWorld } from '../../../support/pool-world.ts'
import { until } from '../../../support/until.ts'

setDefaultTimeout(300_000)

let world: PoolWorld
let guilds: Guild[]
let bot: Application
beforeEach(async () => {
  world = await PoolWorld.open({ maxConcurrency: 4, rateLimits: QUICK_RATE_LIMITS })
  guilds = []
  const isServed = (shard: number) => guilds.some((guild) => shardOf(guild.id, 2) === shard)
  for (let nth = 0; !isServed(0) || !isServed(1); nth++) guilds.push(world.discord.guild({ name: `Community ${nth}` }))
  bot = await world.bot('Branded', guilds)
  await world.startGateway({ SHARD_LOOK_MS: 100, SHARD_OVERLAP_MS: 500 })
  await world.stands(bot, 'running')
})
afterEach(() => world.close())

const connected = (): string =>
  bot.sessions
    .filter((session) => session.connection !== null)
    .map(({ shard }) => `${shard.id}/${shard.count}`)
    .sort()
    .join()

test('a whitelabel bot moves to more shards while members chat, and serves all its servers', async () => {
  const chat = new Chat(guilds)
  chat.start()
  world.discord.world.settings.guildsPerShard = guilds.length / 2
  await until('it has moved', () => connected() === '0/2,1/2')
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  expect((await world.row(bot))?.status).toBe('running')
})

test('a whitelabel bot that is closed with 4011 runs again by itself', async () => {
  world.discord.world.settings.guildsPerShard = guilds.length / 2
  world.discord.world.settings.shardingRequiredAt = guilds.length
  const owner = (await world.row(bot))?.processId
  world.discord.closeSockets(4011, bot)
  await until('it is back', () => connected() === '0/2,1/2')
  const chat = new Chat(guilds)
  chat.start()
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  expect(await world.row(bot)).toMatchObject({ status: 'running', processId: owner ?? null })
})

test('the list of guilds of one shard does not change the guilds of other shards', () => {
  const servingBots = new ServingBots('1', { holds: () => true })
  const [even, odd, left] = [2n << 22n, 1n << 22n, 3n << 22n].map(String)
  if (even === undefined || odd === undefined || left === undefined) throw new Error('there are three')
  for (const guildId of [even, left]) servingBots.joined('7', guildId)
  servingBots.listed({ botId: '7', shard: 1, shardCount: 2 }, [odd])
  expect([even, odd, left].map((guildId) => servingBots.of(guildId))).toEqual([['7'], ['7'], []])
})
