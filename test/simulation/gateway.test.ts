import { afterEach, beforeEach, expect, test } from 'bun:test'
import { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Client, clientOf } from './client.ts'

let discord: Discord
let clients: Client[]

beforeEach(async () => {
  discord = await startDiscord({ seed: 'gateway', identifyWindowMs: 0 })
  clients = []
})

afterEach(async () => {
  for (const client of clients) await client.close()
  await discord.close()
})

function community() {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const general = guild.channel('general')
  const alice = guild.member('alice')
  const client = clientOf(discord, app)
  clients.push(client)
  return { app, guild, general, alice, client }
}

const contents = (client: Client): string[] =>
  client.dispatches.flatMap((d) => (d.t === GatewayDispatchEvents.MessageCreate ? d.d.id : []))

test('a bot identifies, hears of its guild and of what members say', async () => {
  const { guild, general, alice, client } = community()
  await client.connect()
  const created = await client.told(GatewayDispatchEvents.GuildCreate)
  const message = alice.says('hello', { in: general })
  const heard = await client.told(GatewayDispatchEvents.MessageCreate)
  expect(created.d).toMatchObject({ id: guild.id, name: 'Castle', member_count: 3, channels: [{ name: 'general' }] })
  expect(heard.d).toMatchObject({
    id: message.id,
    guild_id: guild.id,
    author: { username: 'alice' },
    member: { roles: [] },
  })
})

test('a dropped socket is resumed and everything missed comes in order', async () => {
  const { app, general, alice, client } = community()
  await client.connect()
  alice.says('1', { in: general })
  await client.told(GatewayDispatchEvents.MessageCreate)
  discord.dropSockets(app)
  const missed = [2, 3, 4].map((n) => alice.says(String(n), { in: general }).id)
  await client.told(GatewayDispatchEvents.MessageCreate, 4)
  await client.until(() => client.counts.resumed === 1)
  expect(contents(client).slice(1)).toEqual(missed)
  expect(client.counts).toMatchObject({ ready: 1, resumed: 1 })
})
