import { afterEach, beforeEach, expect, test } from 'bun:test'
import {
  GatewayDispatchEvents as Event,
  GatewayIntentBits,
  MessageType,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import type { DiscordEvent } from '../support/discord/feed.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Client, clientOf, INTENTS, restOf } from './client.ts'

let discord: Discord
let client: Client | undefined

beforeEach(async () => {
  discord = await startDiscord({ seed: 'community', identifyWindowMs: 0 })
})
afterEach(async () => {
  await client?.close()
  client = undefined
  await discord.close()
})

test('messages of webhooks, Discord and bots differ from those of members', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const general = guild.channel('general')
  client = clientOf(discord, app)
  await client.connect()
  const alice = guild.member('alice')
  const hook = general.webhookSays('built', { name: 'CI' })
  general.systemMessage(MessageType.UserJoin, alice)
  guild.member('robot', { bot: true }).says('beep', { in: general })
  expect((await client.told(Event.MessageCreate)).d).toMatchObject({
    webhook_id: hook.webhook_id,
    author: { username: 'CI' },
  })
  expect((await client.told(Event.MessageCreate)).d).not.toHaveProperty('member')
  expect((await client.told(Event.MessageCreate, 2)).d).toMatchObject({ type: 7, author: { id: alice.id } })
  expect((await client.told(Event.MessageCreate, 3)).d).toMatchObject({ author: { username: 'robot', bot: true } })
})

test('a direct message to the bot has no guild and is read without the content intent', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  client = clientOf(discord, app, INTENTS | GatewayIntentBits.DirectMessages)
  await client.connect()
  guild.member('alice').writesTo(app, 'hello')
  const heard = await client.told(Event.MessageCreate)
  expect(heard.d).toMatchObject({ content: 'hello', channel_type: 1 })
  expect(heard.d).not.toHaveProperty('guild_id')
})

test('two bots in one guild both receive a message, each in its own session', async () => {
  const [main, branded] = [discord.application({ name: 'Main' }), discord.application({ name: 'Branded' })]
  const guild = discord.guild({ name: 'Castle', applications: [main, branded] })
  client = clientOf(discord, main)
  const other = clientOf(discord, branded)
  await Promise.all([client.connect(), other.connect()])
  const { id } = guild.member('alice').says('hi', { in: guild.channel('general') })
  for (const each of [client, other]) expect((await each.told(Event.MessageCreate)).d).toMatchObject({ id })
  await other.close()
})

test('the id of a guild determines its shard', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  client = clientOf(discord, app)
  client.manager.options.shardCount = 3
  await client.connect()
  await client.told(Event.GuildCreate)
  const shard = app.sessions.find((session) => session.serves(guild.id))?.shard.id
  expect(shard).toBe(Number((BigInt(guild.id) >> 22n) % 3n))
  expect(client.dispatches.filter(({ t }) => t === Event.GuildCreate)).toHaveLength(1)
})

test('a bot can request members over the gateway', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  for (let n = 0; n < 1_001; n++) guild.member(`member-${n}`)
  client = clientOf(discord, app)
  await client.connect()
  await client.manager.send(0, { op: 8, d: { guild_id: guild.id, query: '', limit: 0 } })
  expect((await client.told(Event.GuildMembersChunk, 2)).d).toMatchObject({ chunk_index: 1, chunk_count: 2 })
})

test('a member posts only where they may', () => {
  const guild = discord.guild({ name: 'Castle' })
  const [general, alice] = [guild.channel('general'), guild.member('alice')]
  general.overwrite(guild.everyone, { deny: PermissionFlagsBits.SendMessages })
  expect(() => alice.says('hi', { in: general })).toThrow('may not post')
  alice.leaves()
  expect(() => alice.says('hi', { in: general })).toThrow('not in')
})

test('a new owner may do everything, and the old one no longer', () => {
  const guild = discord.guild({ name: 'Castle', owner: 'alice' })
  const [alice, robin] = [guild.member('alice'), guild.member('robin')]
  const general = guild.channel('general')
  general.overwrite(guild.everyone, { deny: PermissionFlagsBits.SendMessages })
  guild.passTo(robin)
  expect(() => robin.says('mine', { in: general })).not.toThrow()
  expect(() => alice.says('mine', { in: general })).toThrow('may not post')
})

test('naming a member who left does not make them join again', () => {
  const guild = discord.guild({ name: 'Castle' })
  guild.member('alice').leaves()
  expect(guild.member('alice').present).toBe(false)
  guild.member('alice').joins()
  expect(guild.member('alice').present).toBe(true)
})

test('an observer receives the members’ messages, and the bots’ requests and what they did', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const [general, gold, alice] = [guild.channel('general'), guild.role('Gold'), guild.member('alice')]
  const seen: DiscordEvent['type'][] = []
  const stop = discord.onEvent(({ type }) => seen.push(type))
  alice.says('hi', { in: general })
  const rest = restOf(discord, app)
  await rest.post(Routes.channelMessages(general.id), { body: { content: 'level 1' } })
  await rest.put(Routes.guildMemberRole(guild.id, alice.id, gold.id))
  stop()
  alice.leaves()
  expect(seen).toEqual(['message-said', 'bot-posted', 'request-answered', 'role-given', 'request-answered'])
  expect(guild.sent.map(({ content }) => content)).toEqual(['level 1'])
})

test('the same seed and ids make the same keys and tokens', async () => {
  const make = async () => {
    const again = await startDiscord({ seed: 'same' })
    const app = again.application({ name: 'Prosperity', id: '1400000000000000001' })
    await again.close()
    return [app.token, app.publicKey]
  }
  const [first, second] = [await make(), await make()]
  expect(first).toEqual(second)
  expect(first?.[0]).toMatch(/^[\w-]{24,}\.[\w-]{6}\.[\w-]{38}$/)
})
