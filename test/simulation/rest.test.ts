import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { REST } from '@discordjs/rest'
import { type APIMessage, PermissionFlagsBits, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'

let discord: Discord

beforeEach(async () => {
  discord = await startDiscord({ seed: 'rest' })
})
afterEach(() => discord.close())

function community() {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const general = guild.channel('general')
  return { app, guild, general, alice: guild.member('alice'), rest: restOf(discord, app) }
}

const post = (rest: REST, channel: { id: string }, body: object): Promise<APIMessage> =>
  // What the endpoint answers with.
  rest.post(Routes.channelMessages(channel.id), { body }) as Promise<APIMessage>

test('a bot posts, edits and reads back its message', async () => {
  const { app, general, rest } = community()
  const message = await post(rest, general, { content: ' hello ' })
  await rest.patch(Routes.channelMessage(general.id, message.id), { body: { content: 'edited' } })
  expect(general.sent).toMatchObject([{ id: message.id, content: 'edited', author: { id: app.id } }])
  expect(await rest.get(Routes.channelMessages(general.id))).toMatchObject([{ id: message.id }])
})

test('a bot replies to a message, and to a deleted message only where the request allows that', async () => {
  const { general, alice, rest } = community()
  const original = alice.says('hi', { in: general })
  const reply = await post(rest, general, { content: 'welcome', message_reference: { message_id: original.id } })
  expect(reply).toMatchObject({ type: 19, referenced_message: { id: original.id } })
  general.deleteMessage(original)
  const reference = { message_id: original.id, fail_if_not_exists: false }
  expect(await post(rest, general, { content: 'alone', message_reference: reference })).toMatchObject({ type: 0 })
  const lost = post(rest, general, { content: 'x', message_reference: { message_id: original.id } })
  await expect(lost).rejects.toMatchObject({ code: 50035 })
})

test('two messages with the same enforced nonce are posted once', async () => {
  const { general, rest } = community()
  const body = { content: 'level 5', nonce: 'job-1', enforce_nonce: true }
  const [first, second] = [await post(rest, general, body), await post(rest, general, body)]
  expect(second.id).toBe(first.id)
  expect(general.sent).toHaveLength(1)
})

test('a mention pings only users that allowed_mentions names', async () => {
  const { general, guild, alice, rest } = community()
  const content = `<@${alice.id}> <@${guild.owner.id}> @everyone`
  const message = await post(rest, general, { content, allowed_mentions: { users: [alice.id] } })
  expect(message.mentions.map(({ username }) => username)).toEqual(['alice'])
  expect(message.mention_everyone).toBe(false)
})

test('the error of an invalid form names each invalid field', async () => {
  const { general, rest } = community()
  const embeds = [{ title: 'x'.repeat(257), fields: [{ name: '', value: 'v' }] }]
  const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'a' }] }]
  const body = { content: 'x'.repeat(2_001), embeds, components, nonce: 'n'.repeat(26) }
  await expect(post(rest, general, body)).rejects.toMatchObject({
    status: 400,
    code: 50035,
    rawError: {
      message: 'Invalid Form Body',
      errors: {
        content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
        embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] }, fields: { 0: { name: {} } } } },
        components: { 0: { components: { 0: { _errors: [{ code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED' }] } } } },
        nonce: { _errors: [{ code: 'NONCE_TYPE_TOO_LONG' }] },
      },
    },
  })
})

test('embeds may be 6,000 characters together', async () => {
  const { general, rest } = community()
  const embed = { description: 'x'.repeat(3_001) }
  await expect(post(rest, general, { embeds: [embed, embed] })).rejects.toMatchObject({
    rawError: { errors: { embeds: { _errors: [{ code: 'MAX_EMBED_SIZE_EXCEEDED' }] } } },
  })
})

test('an empty message is refused', async () => {
  const { general, rest } = community()
  await expect(post(rest, general, { content: '  ' })).rejects.toMatchObject({ code: 50006 })
})

test('posting needs View Channel, Send Messages, and Embed Links for embeds', async () => {
  const { app, guild, general, rest } = community()
  const deny = (permission: bigint) => general.overwrite({ id: app.id }, { deny: permission })
  deny(PermissionFlagsBits.ViewChannel)
  await expect(post(rest, general, { content: 'x' })).rejects.toMatchObject({ code: 50001, status: 403 })
  deny(PermissionFlagsBits.SendMessages)
  await expect(post(rest, general, { content: 'x' })).rejects.toMatchObject({ code: 50013 })
  deny(PermissionFlagsBits.EmbedLinks)
  await expect(post(rest, general, { embeds: [{ title: 'x' }] })).rejects.toMatchObject({ code: 50013 })
  await expect(post(rest, guild.category('c'), { content: 'x' })).rejects.toMatchObject({ code: 50024 })
})

test('a reply needs Read Message History', async () => {
  const { app, general, alice, rest } = community()
  const { id } = alice.says('hi', { in: general })
  general.overwrite({ id: app.id }, { deny: PermissionFlagsBits.ReadMessageHistory })
  const reply = post(rest, general, { content: 'x', message_reference: { message_id: id } })
  await expect(reply).rejects.toMatchObject({ code: 160002 })
})

test('a bot gives and takes roles below its own, with a reason', async () => {
  const { guild, alice, rest } = community()
  const gold = guild.role('Gold')
  await rest.put(Routes.guildMemberRole(guild.id, alice.id, gold.id), { reason: 'level 5 – ö' })
  expect(alice.roles).toEqual(['Gold'])
  expect(discord.requests.all.at(-1)).toMatchObject({ method: 'PUT', reason: 'level 5 – ö', status: 204 })
  await rest.delete(Routes.guildMemberRole(guild.id, alice.id, gold.id))
  expect(alice.roles).toEqual([])
})

test('a bot cannot change roles above its own', async () => {
  const { app, guild, alice, rest } = community()
  const give = (role: { id: string }, user: { id: string } = alice) =>
    rest.put(Routes.guildMemberRole(guild.id, user.id, role.id))
  const [gold, high] = [guild.role('Gold'), guild.role('High', { position: 9 })]
  await expect(give(high)).rejects.toMatchObject({ code: 50013 })
  await expect(give(guild.roleOf(app))).rejects.toMatchObject({ code: 50028 })
  await expect(give(guild.everyone)).rejects.toMatchObject({ code: 50028 })
  await expect(give({ id: '1' })).rejects.toMatchObject({ code: 10011 })
  const bob = guild.member('bob')
  bob.leaves()
  await expect(give(gold, bob)).rejects.toMatchObject({ code: 10007 })
  guild.roleOf(app).permit(0n)
  await expect(give(gold)).rejects.toMatchObject({ code: 50013 })
})

test('a direct message arrives, unless the user has closed direct messages or shares no guild with the bot', async () => {
  const { app, alice, rest } = community()
  // What the endpoint answers with.
  const open = async (id: string) =>
    (await rest.post(Routes.userChannels(), { body: { recipient_id: id } })) as { id: string }
  const channel = await open(alice.id)
  await post(rest, channel, { content: 'level 5' })
  expect(alice.inbox).toMatchObject([{ content: 'level 5', author: { id: app.id } }])
  alice.closesDirectMessages()
  await expect(post(rest, channel, { content: 'x' })).rejects.toMatchObject({ code: 50007 })
  const stranger = await open(discord.user('stranger').id)
  await expect(post(rest, stranger, { content: 'x' })).rejects.toMatchObject({ code: 50278 })
})

test.each([
  ['/channels/1', 10003],
  ['/guilds/1', 10004],
  ['/users/1', 10013],
  ['/channels/nonsense', 50035],
  ['/nothing', 0],
] as const)('GET %s is answered with code %d', async (path, code) => {
  const { rest } = community()
  await expect(rest.get(path)).rejects.toMatchObject({ code })
})

test('an invalid token, a wrong method, a missing user agent and invalid JSON are refused', async () => {
  const { app, general } = community()
  const ask = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) => {
    const polite = { Authorization: `Bot ${app.token}`, 'User-Agent': 'DiscordBot (https://example.org, 1)' }
    const answer = await fetch(`${discord.apiUrl}/v10${path}`, { ...init, headers: { ...polite, ...headers } })
    return [answer.status, await answer.json()]
  }
  const messages = Routes.channelMessages(general.id)
  const json = { 'Content-Type': 'application/json' }
  expect(await ask('/users/@me', {}, { Authorization: 'Bot x' })).toEqual([
    401,
    { message: '401: Unauthorized', code: 0 },
  ])
  expect(await ask('/users/@me', { method: 'PUT' })).toMatchObject([405, { code: 0 }])
  expect(await ask('/users/@me', {}, { 'User-Agent': 'curl' })).toMatchObject([403, { code: 40333 }])
  expect(await ask(messages, { method: 'POST', body: '{' }, json)).toMatchObject([400, { code: 50109 }])
  expect(await ask(messages, { method: 'POST', body: 'content=x' }, { 'Content-Type': 'text/plain' })).toMatchObject([
    400,
    { code: 50035 },
  ])
  expect(discord.invalidRequests).toBe(2)
})
