import { afterEach, beforeEach, expect, test } from 'bun:test'
import {
  InteractionResponseType as Answer,
  ChannelType,
  GatewayDispatchEvents,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10'
import * as v from 'valibot'
import { createGuild } from '../support/discord/acts/guilds.ts'
import { deleteUser } from '../support/discord/acts/users.ts'
import type { Discord } from '../support/discord/discord.ts'
import type { SeenEvent } from '../support/discord/gateway/people.ts'
import { loginCookie } from '../support/discord/oauth/authorize.ts'
import { startDiscord } from '../support/discord/start.ts'
import { newUser, type UserState } from '../support/discord/state/user.ts'
import { restOf } from './client.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import { authorizeUrl, REDIRECT } from './log-in.ts'

let discord: Discord
let endpoint: Endpoint | undefined
const seen: SeenEvent[] = []

beforeEach(async () => {
  seen.length = 0
  discord = await startDiscord({ seed: 'clients' })
})
afterEach(async () => {
  await endpoint?.stop()
  await discord.close()
})

/** An account that people outside its guilds do not find. */
function hiddenUser(name: string): UserState {
  const user = newUser({ id: discord.world.snowflakes.next(), name, findable: false })
  discord.world.users.set(user.id, user)
  return user
}

test('people’s clients receive a guild’s events whole and with typing, which a bot without the intents does not receive', () => {
  const guild = discord.guild({ name: 'Castle', applications: [discord.application({ name: 'Prosperity' })] })
  const [alice, general] = [guild.member('alice'), guild.channel('general')]
  const stop = discord.world.gateway.people.watch(guild.id, (event) => seen.push(event))
  alice.startsTyping(general)
  alice.says('hello', { in: general })
  stop()
  alice.says('unheard', { in: general })
  expect(seen.map(({ type }) => type)).toEqual([GatewayDispatchEvents.TypingStart, GatewayDispatchEvents.MessageCreate])
  expect(seen.every(({ reachedBots }) => !reachedBots)).toBe(true)
  expect(seen[1]?.data).toMatchObject({ content: 'hello', guild_id: guild.id })
  general.overwrite(alice, { deny: 1n << 11n })
  expect(() => alice.startsTyping(general)).toThrow('may not type in #general')
})

test('a person’s client receives the channel of a first direct message, and then the message', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', owner: 'alice', applications: [app] })
  discord.world.gateway.people.watch(guild.owner.id, (event) => seen.push(event))
  const rest = restOf(discord, app)
  const channel = v.parse(
    v.object({ id: v.string() }),
    await rest.post(Routes.userChannels(), { body: { recipient_id: guild.owner.id } }),
  )
  await rest.post(Routes.channelMessages(channel.id), { body: { content: 'level 1' } })
  expect(seen).toMatchObject([
    { type: GatewayDispatchEvents.ChannelCreate, data: { id: channel.id, type: ChannelType.DM } },
    { type: GatewayDispatchEvents.MessageCreate, data: { content: 'level 1' } },
  ])
})

test('only the client of its member receives a private answer', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  guild.channel('general')
  const data = { content: 'psst', flags: MessageFlags.Ephemeral }
  endpoint = endpointOf(app, () => ({ type: Answer.ChannelMessageWithSource, data }))
  await app.setInteractionsUrl(endpoint.url)
  discord.world.gateway.people.watch(guild.id, (event) => seen.push(event))
  const alice = guild.member('alice')
  await alice.runs('/level', { declared: [{ name: 'level', description: 'Level' }] })
  expect(seen.filter(({ type }) => type === GatewayDispatchEvents.MessageCreate)).toMatchObject([
    { to: alice.id, reachedBots: false, data: { content: 'psst' } },
  ])
})

test('the consent page offers a hidden account only to its own browser', async () => {
  const app = discord.application({ name: 'Prosperity', redirectUris: [REDIRECT] })
  const hidden = hiddenUser('hidden')
  createGuild(discord.world, { id: discord.world.snowflakes.next(), name: 'Secret', owner: hidden })
  const url = authorizeUrl(discord, app)
  expect((await discord.visitor('alice').opens(url)).text).not.toContain('hidden')
  const cookie = loginCookie(discord.world, hidden).split(';')[0] ?? ''
  expect(await (await fetch(url, { headers: { cookie } })).text()).toContain('hidden')
  const body = new URLSearchParams({ user_id: hidden.id, decision: 'allow' })
  const stolen = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  expect(await stolen.text()).toContain('Choose who you are')
})

test('another guild cannot use a hidden account as an option’s value, and cannot mention it', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const [alice, hidden] = [guild.member('alice'), hiddenUser('hidden')]
  const general = guild.channel('general')
  const declared = [
    {
      name: 'level',
      description: 'Level',
      options: [{ type: 6 as const, name: 'user', description: 'Who' }],
    },
  ]
  for (const user of [hidden.id, '@hidden']) {
    expect(alice.runs('/level', { declared, options: { user } })).rejects.toThrow('there is no user')
  }
  expect(alice.says(`<@${hidden.id}>`, { in: general }).mentions).toEqual([])
  deleteUser(discord.world, hidden)
  expect(discord.world.users.has(hidden.id)).toBe(false)
})
