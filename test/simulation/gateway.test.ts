import { afterEach, beforeEach, expect, test } from 'bun:test'
import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10'
import { snowflakeTime } from '../../shared/discord/snowflake.ts'
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

const heardIds = (client: Client): string[] =>
  client.dispatches.flatMap((d) => (d.t === GatewayDispatchEvents.MessageCreate ? d.d.id : []))

test('a bot identifies, and receives its guild and the members’ messages', async () => {
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

test('a dropped socket is resumed, and missed events come in order', async () => {
  const { app, general, alice, client } = community()
  await client.connect()
  alice.says('1', { in: general })
  await client.told(GatewayDispatchEvents.MessageCreate)
  discord.dropSockets(app)
  const missed = [2, 3, 4].map((n) => alice.says(String(n), { in: general }).id)
  await client.told(GatewayDispatchEvents.MessageCreate, 4)
  await client.until(() => client.counts.resumed === 1)
  expect(heardIds(client).slice(1)).toEqual(missed)
  expect(client.counts).toMatchObject({ ready: 1, resumed: 1 })
})

test('a bot asked to reconnect resumes', async () => {
  const { app, general, alice, client } = community()
  await client.connect()
  discord.askToReconnect(app)
  const message = alice.says('while away', { in: general })
  await client.until(() => client.counts.resumed === 1)
  await client.told(GatewayDispatchEvents.MessageCreate)
  expect(heardIds(client)).toEqual([message.id])
})

test('a bot whose session has ended identifies again', async () => {
  const { app, client } = community()
  await client.connect()
  discord.invalidateSessions({ resumable: false, application: app })
  await client.until(() => client.counts.ready === 2)
  expect(client.counts.resumed).toBe(0)
})

test('a bot whose session is invalid but resumable resumes', async () => {
  const { app, client } = community()
  await client.connect()
  discord.invalidateSessions({ resumable: true, application: app })
  await client.until(() => client.counts.resumed === 1)
  expect(client.counts.ready).toBe(1)
})

test('a bot that did not resume in time identifies again', async () => {
  const { app, client } = community()
  await client.connect()
  const gone = client.until(() => client.counts.closes.length === 1)
  discord.dropSockets(app)
  await gone
  discord.expireSessions(app)
  await client.until(() => client.counts.ready === 2)
})

test('a revoked token ends the session for good', async () => {
  const { app, client } = community()
  await client.connect()
  app.revokeToken()
  await client.until(() => client.counts.errors.length === 1)
  expect(client.counts.errors[0]?.message).toContain('Authentication failed')
})

test('a bot without the privileged intent is refused with its close code', async () => {
  const { app, client } = community()
  app.allow({ guildMembers: false })
  void client.connect().catch(() => {})
  await client.until(() => client.counts.errors.length === 1)
  expect(client.counts.errors[0]?.message).toContain('disallowed intents')
})

test('after a short outage of the network the session is resumed, and no event is lost', async () => {
  const { general, alice, client } = community()
  await client.connect()
  await discord.vanish()
  await client.until(() => client.counts.closes.length >= 1)
  const { id } = alice.says('while away', { in: general })
  discord.reappear()
  await client.until(() => client.counts.resumed === 1)
  await client.told(GatewayDispatchEvents.MessageCreate)
  expect(heardIds(client)).toEqual([id])
})

test('unacknowledged heartbeats make a client reconnect and resume', async () => {
  await discord.close()
  // A heartbeat that is late by a quarter of the interval ends the session, so a busy machine needs a long interval.
  discord = await startDiscord({ heartbeatIntervalMs: 1_000, identifyWindowMs: 0 })
  const { client } = community()
  await client.connect()
  discord.misbehave({ swallowHeartbeatAcks: true })
  await client.until(() => client.counts.closes.length === 1)
  discord.behave()
  await client.until(() => client.counts.resumed === 1)
})

test('a bot without the intent receives content only of messages that mention it', async () => {
  const { app, general, alice, client } = community()
  await client.connect()
  alice.says('secret', { in: general })
  alice.says(`<@${app.id}> hello`, { in: general })
  expect((await client.told(GatewayDispatchEvents.MessageCreate)).d).toMatchObject({ content: '' })
  expect((await client.told(GatewayDispatchEvents.MessageCreate, 2)).d).toMatchObject({ content: `<@${app.id}> hello` })
})

test('a bot receives no events of channels that it cannot view', async () => {
  const { app, guild, general, alice, client } = community()
  const secret = guild.channel('secret')
  await client.connect()
  secret.overwrite(guild.roleOf(app), { deny: PermissionFlagsBits.ViewChannel })
  secret.overwrite(guild.everyone, {})
  alice.says('unheard', { in: secret })
  const heard = alice.says('heard', { in: general })
  await client.told(GatewayDispatchEvents.MessageCreate)
  expect(heardIds(client)).toEqual([heard.id])
})

test('an outage, a removal and a return of a guild are different events', async () => {
  const { app, guild, client } = community()
  await client.connect()
  await client.told(GatewayDispatchEvents.GuildCreate)
  guild.goesAway()
  guild.comesBack()
  guild.remove(app)
  expect((await client.told(GatewayDispatchEvents.GuildDelete)).d).toEqual({ id: guild.id, unavailable: true })
  await client.told(GatewayDispatchEvents.GuildCreate, 2)
  expect((await client.told(GatewayDispatchEvents.GuildDelete, 2)).d).toEqual({ id: guild.id })
})

test('a bot receives each change of members, roles and channels', async () => {
  const { guild, general, alice, client } = community()
  await client.connect()
  await client.told(GatewayDispatchEvents.GuildCreate)
  const before = client.dispatches.length
  const gold = guild.role('Gold')
  alice.gets(gold)
  gold.delete()
  guild.thread('aside', { in: general })
  general.delete()
  guild.rename('Keep')
  alice.leaves()
  alice.joins()
  await client.told(GatewayDispatchEvents.GuildMemberAdd)
  expect(client.dispatches.slice(before).map(({ t }) => String(t))).toEqual([
    // The new role stands lowest, so the bot's own moves up.
    'GUILD_ROLE_UPDATE',
    'GUILD_ROLE_CREATE',
    'GUILD_MEMBER_UPDATE',
    'GUILD_ROLE_DELETE',
    'THREAD_CREATE',
    'CHANNEL_DELETE',
    'GUILD_UPDATE',
    'GUILD_MEMBER_REMOVE',
    'GUILD_MEMBER_ADD',
  ])
})

test('a slow client gets every dispatch in order', async () => {
  const { general, alice, client } = community()
  await client.connect()
  const said = Array.from({ length: 20_000 }, () => alice.says('x'.repeat(200), { in: general }).id)
  await client.told(GatewayDispatchEvents.MessageCreate, said.length)
  expect(heardIds(client)).toEqual(said)
})

test('dispatches can come twice or late', async () => {
  const { general, alice, client } = community()
  await client.connect()
  discord.misbehave({ duplicateShare: 1, dispatchDelayMs: 30 })
  const started = performance.now()
  const { id } = alice.says('echo', { in: general })
  await client.told(GatewayDispatchEvents.MessageCreate, 2)
  expect(heardIds(client)).toEqual([id, id])
  expect(performance.now() - started).toBeGreaterThan(25)
})

test('message ids contain the time of the clock and always rise', async () => {
  await discord.close()
  const at = Date.UTC(2026, 0, 1)
  discord = await startDiscord({ clock: { now: () => at } })
  const { general, alice } = community()
  const ids = Array.from({ length: 3 }, () => alice.says('hi', { in: general }).id)
  expect(ids.map(snowflakeTime)).toEqual([at, at, at])
  expect(ids).toEqual(ids.toSorted())
  expect(snowflakeTime(alice.says('later', { in: general, at: at + 5_000 }).id)).toBe(at + 5_000)
})
