import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { shardOf } from '../../../shared/discord/shard.ts'
import { Chat } from '../../support/chat.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { QUICK_RATE_LIMITS } from '../../support/discord/settings.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { isLong } from '../../support/long-forms.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(300_000)

const OF_DISCORD = { identifyWindowMs: 50, maxConcurrency: 4, rateLimits: QUICK_RATE_LIMITS }

let world: LevellingWorld
let chat: Chat
let guilds: Guild[]
beforeEach(async () => {
  world = await LevellingWorld.open(OF_DISCORD, { SHARD_LOOK_MS: 100, SHARD_OVERLAP_MS: 500 })
  guilds = []
  const isServed = (shard: number) => guilds.some((guild) => shardOf(guild.id, 2) === shard)
  while (!isServed(0) || !isServed(1)) guilds.push(await world.guild())
  chat = new Chat(guilds)
})
afterEach(async () => {
  chat.end()
  await world.close()
})

/** Discord recommends so many shards from now on. */
const recommend = (shards: number): void => {
  world.discord.world.settings.guildsPerShard = guilds.length / shards
}
const identifies = (): number => 1_000 - world.application.identifiesLeft
const connected = (): string[] =>
  world.application.sessions
    .filter((session) => session.connection !== null)
    .map(({ shard }) => `${shard.id}/${shard.count}`)
    .sort()
const stored = async (): Promise<string[]> => {
  const rows = await world.database.db.selectFrom('gateway_sessions').select(['shard', 'shard_count']).execute()
  return rows.map((row) => `${row.shard}/${row.shard_count}`).sort()
}
const moved = async (to: readonly string[]): Promise<void> => {
  await until(`only ${to.join(' and ')} are connected`, () => connected().join() === to.join())
  await until('the sessions of the others are forgotten', async () => (await stored()).join() === to.join())
}
const metric = async (name: string): Promise<string | undefined> =>
  (await (await fetch(`${world.gateway.url}/metrics`)).text()).split('\n').find((line) => line.startsWith(name))

test('when Discord recommends more shards, they are opened beside the old ones, and every message earns once', async () => {
  chat.start()
  await chat.goesOn()
  const seen = new Set<string>()
  const stop = world.discord.onEvent((event) => {
    if (event.type === 'session-identified') seen.add(connected().join())
  })
  recommend(2)
  await moved(['0/2', '1/2'])
  stop()
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  // The old shard was connected during the whole move.
  expect([...seen].every((shards) => shards.includes('0/1'))).toBe(true)
  expect(identifies()).toBe(3)
  expect(await metric('prosperity_reshards_total{reason="recommended"}')).toEndWith(' 1')
  expect(await metric('prosperity_sessions_missed_seconds_total')).toEndWith(' 0')
})

test('when Discord recommends more shards while the gateway is stopped, messages of that time still earn', async () => {
  chat.start()
  await chat.goesOn()
  await world.stopGateway()
  recommend(2)
  await chat.goesOn()
  await world.startGateway()
  await moved(['0/2', '1/2'])
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  expect(identifies()).toBe(3)
})

test.if(isLong)(
  'a gateway that is stopped during a move continues it at the next start, and no message is lost',
  async () => {
    chat.start()
    await chat.goesOn()
    recommend(2)
    await until('a new shard is open', () => connected().includes('0/2'))
    await world.stopGateway()
    await chat.goesOn()
    await world.startGateway()
    await moved(['0/2', '1/2'])
    await chat.mustBeExact(world.database.db)
  },
)

/** Stops a gateway that has moved, and sets the database to the state of a moment before. */
async function stopBeforeTheEndOfAMove(): Promise<void> {
  const { db } = world.database
  await chat.goesOn()
  recommend(2)
  await until('a new shard is open', () => connected().includes('0/2'))
  const old = await db.selectFrom('gateway_sessions').selectAll().where('shard_count', '=', 1).executeTakeFirstOrThrow()
  await moved(['0/2', '1/2'])
  await world.stopGateway()
  await db.insertInto('gateway_sessions').values(old).execute()
}

test.if(isLong)(
  'a move that was complete but not finished is finished by resuming both numbers of shards',
  async () => {
    chat.start()
    await stopBeforeTheEndOfAMove()
    const before = identifies()
    await chat.goesOn()
    await world.startGateway()
    await moved(['0/2', '1/2'])
    await chat.mustBeExact(world.database.db)
    expect(identifies()).toBe(before)
  },
)

test.if(isLong)('a move with one stored new shard is finished by identifying only the other shard', async () => {
  chat.start()
  await stopBeforeTheEndOfAMove()
  await world.database.db.deleteFrom('gateway_sessions').where('shard', '=', 1).execute()
  const before = identifies()
  await chat.goesOn()
  await world.startGateway()
  await moved(['0/2', '1/2'])
  await chat.mustBeExact(world.database.db)
  expect(identifies()).toBe(before + 1)
})

test.if(isLong)('where the old sessions were lost meanwhile, the new number of shards is used at once', async () => {
  await world.stopGateway()
  world.discord.expireSessions()
  recommend(2)
  await world.startGateway()
  await moved(['0/2', '1/2'])
  chat.start()
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  expect(identifies()).toBe(3)
})

test('a running bot that is closed with 4011 connects again with the recommended shards, and logs the missed time', async () => {
  chat.start()
  await chat.goesOn()
  chat.end()
  await chat.mustBeExact(world.database.db)
  world.discord.world.settings.shardingRequiredAt = guilds.length
  recommend(2)
  const closedAt = performance.now()
  world.discord.closeSockets(4011)
  await moved(['0/2', '1/2'])
  await world.gateway.ready()
  chat.start()
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
  const missed = Number((await metric('prosperity_sessions_missed_seconds_total'))?.split(' ')[1])
  expect(missed).toBeGreaterThan(0)
  expect(missed).toBeLessThan((performance.now() - closedAt) / 1_000 + 1)
  expect(world.gateway.log.join('')).toContain('messages of this time are missed')
})

test.if(isLong)('where Discord refuses the recommended number too, one more shard is tried', async () => {
  world.discord.world.settings.shardingRequiredAt = guilds.length
  world.discord.closeSockets(4011)
  await until('it is connected', () => connected().includes('1/2'))
})

test('a shard that Discord does not know (4010) identifies again', async () => {
  world.discord.closeSockets(4010)
  await until('it identified anew', () => identifies() === 2)
  await moved(['0/1'])
  chat.start()
  await chat.goesOn()
  await chat.mustBeExact(world.database.db)
})

test('fewer recommended shards change nothing', async () => {
  recommend(2)
  await moved(['0/2', '1/2'])
  recommend(1)
  const requests = () => world.discord.requests.all.filter(({ path }) => path.endsWith('/gateway/bot')).length
  const before = requests()
  await until('it was looked at again', () => requests() >= before + 2)
  expect(connected()).toEqual(['0/2', '1/2'])
})

test('a bot with too few identifies for a move keeps its shards', async () => {
  world.application.identifiesLeft = 11
  recommend(2)
  await until('the gateway reports this', () => world.gateway.log.join('').includes('more shards are recommended'))
  expect(connected()).toEqual(['0/1'])
  world.application.identifiesLeft = 500
  await moved(['0/2', '1/2'])
})

test.if(isLong)(
  'members and servers that the bot gains or loses during a move are stored correctly after it',
  async () => {
    recommend(2)
    await until('a new shard is open', () => connected().includes('0/2'))
    const [first] = guilds
    if (first === undefined) throw new Error('there is one')
    const joined = await world.guild({ name: 'Joined' })
    first.remove(world.application)
    await moved(['0/2', '1/2'])
    await until('the one that was left is inactive', async () => (await world.guildRow(first))?.active === 0)
    expect((await world.guildRow(joined))?.active).toBe(1)
    first.add(world.application)
    await until('it is back', async () => (await world.guildRow(first))?.active === 1)
    chat.start()
    await chat.goesOn(10)
    await chat.mustBeExact(world.database.db)
  },
)
