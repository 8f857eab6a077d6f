import { afterAll, beforeAll, expect, test } from 'bun:test'
import { GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Client, clientOf, INTENTS, restOf } from './client.ts'

let discord: Discord
const clients: Client[] = []

beforeAll(async () => {
  discord = await startDiscord({ seed: 'reactions' })
})
afterAll(async () => {
  for (const client of clients) await client.close()
  await discord.close()
})

async function community(intents = INTENTS | GatewayIntentBits.GuildMessageReactions) {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const client = clientOf(discord, app, intents)
  clients.push(client)
  await client.connect()
  return { app, guild, general: guild.channel('general'), client, rest: restOf(discord, app) }
}

const reactionUrl = (message: { channel_id: string; id: string }, emoji: string) =>
  Routes.channelMessageOwnReaction(message.channel_id, message.id, encodeURIComponent(emoji))

test('the event of a reaction has the member who reacts and the author of the message; its removal has neither', async () => {
  const { guild, general, client } = await community()
  const [alice, bob] = [guild.member('alice'), guild.member('bob')]
  const message = alice.says('hello', { in: general })
  bob.reacts(message, '🌱')
  bob.takesBack(message, '🌱')
  const { d: added } = await client.told(GatewayDispatchEvents.MessageReactionAdd)
  expect(added).toMatchObject({
    ...{ user_id: bob.id, channel_id: general.id, message_id: message.id, guild_id: guild.id },
    ...{ member: { user: { id: bob.id, username: 'bob' }, roles: [] }, message_author_id: alice.id },
    ...{ emoji: { id: null, name: '🌱' }, burst: false, type: 0 },
  })
  const { d: removed } = await client.told(GatewayDispatchEvents.MessageReactionRemove)
  expect(removed).toMatchObject({ user_id: bob.id, message_id: message.id })
  expect(removed).not.toContainAnyKeys(['member', 'message_author_id'])
})

test('a super reaction is a reaction of its own, and its event says so', async () => {
  const { guild, general, client } = await community()
  const [bob, message] = [guild.member('bob'), guild.member('alice').says('hello', { in: general })]
  bob.reacts(message, '🌱')
  for (const _ of ['added', 'again']) bob.reacts(message, '🌱', true)
  bob.takesBack(message, '🌱')
  const { d: added } = await client.told(GatewayDispatchEvents.MessageReactionAdd, 2)
  expect(added).toMatchObject({ burst: true, type: 1, burst_colors: ['#5865f2'], message_author_id: message.author.id })
  await client.told(GatewayDispatchEvents.MessageReactionRemove)
  expect(client.dispatches.filter(({ t }) => t === GatewayDispatchEvents.MessageReactionAdd)).toHaveLength(2)
})

test('a reaction to a message of a webhook names no author', async () => {
  const { guild, general, client } = await community()
  guild.member('bob').reacts(general.webhookSays('news'))
  const { d } = await client.told(GatewayDispatchEvents.MessageReactionAdd)
  expect(d).not.toContainKey('message_author_id')
})

test('a bot without the intent for reactions receives none', async () => {
  const { guild, general, client } = await community(INTENTS)
  const message = guild.member('alice').says('hello', { in: general })
  guild.member('bob').reacts(message)
  guild.member('alice').says('later', { in: general })
  await client.told(GatewayDispatchEvents.MessageCreate, 2)
  expect(client.dispatches.filter(({ t }) => t === GatewayDispatchEvents.MessageReactionAdd)).toEqual([])
})

test('the same reaction counts once, and a message has at most 20 different emojis', async () => {
  const { guild, general, rest, app } = await community()
  const [alice, bob] = [guild.member('alice'), guild.member('bob')]
  const message = alice.says('hello', { in: general })
  const emojis = Array.from({ length: 21 }, (_, nth) => String.fromCodePoint(0x1f345 + nth))
  for (const emoji of emojis.slice(0, 20)) bob.reacts(message, emoji)
  bob.reacts(message, emojis[0])
  expect(() => alice.reacts(message, emojis[20])).toThrow()
  await expect(rest.put(reactionUrl(message, emojis[20] ?? ''))).rejects.toMatchObject({ code: 30010 })
  await rest.put(reactionUrl(message, emojis[0] ?? ''))
  const shown = await rest.get(Routes.channelMessage(general.id, message.id))
  expect(shown).toMatchObject({
    reactions: [
      { count: 2, me: true, emoji: { id: null, name: emojis[0] } },
      ...Array(19).fill({ count: 1, me: false }),
    ],
  })
  expect(
    await rest.get(Routes.channelMessageReaction(general.id, message.id, encodeURIComponent(emojis[0] ?? ''))),
  ).toEqual([bob.id, app.id].sort().map((id) => expect.objectContaining({ id })))
})

test('a bot needs permissions for a new emoji and for the reactions of others, and a real emoji', async () => {
  const { guild, general, rest } = await community()
  const [alice, bob] = [guild.member('alice'), guild.member('bob')]
  const message = alice.says('hello', { in: general })
  await expect(rest.put(reactionUrl(message, 'leaf:123'))).rejects.toMatchObject({ code: 10014 })
  bob.reacts(message, '🌱')
  general.overwrite({ id: guild.id }, { deny: PermissionFlagsBits.AddReactions })
  await expect(rest.put(reactionUrl(message, '🍅'))).rejects.toMatchObject({ code: 50013 })
  await rest.put(reactionUrl(message, '🌱'))
  await rest.delete(reactionUrl(message, '🌱'))
  const others = Routes.channelMessageUserReaction(general.id, message.id, encodeURIComponent('🌱'), bob.id)
  await expect(rest.delete(others)).rejects.toMatchObject({ code: 50013 })
  await expect(rest.delete(Routes.channelMessageAllReactions(general.id, message.id))).rejects.toMatchObject({
    code: 50013,
  })
})
