import { afterEach, beforeEach, expect, test } from 'bun:test'
import { GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'
import { identifyData, rawSocket } from './raw-socket.ts'

let discord: Discord

beforeEach(async () => {
  discord = await startDiscord({ seed: 'refusals', clientEventsPerMinute: 10 })
})
afterEach(() => discord.close())

test.each([
  ['a token that is none', 4004, () => identifyData('not.a.token')],
  ['intents that do not exist', 4013, (token: string) => identifyData(token, { intents: 1 << 30 })],
  [
    'a privileged intent that is off',
    4014,
    (token: string) => identifyData(token, { intents: GatewayIntentBits.MessageContent }),
  ],
  ['a shard outside its count', 4010, (token: string) => identifyData(token, { shard: [2, 2] })],
  ['an identify without properties', 4002, (token: string) => ({ token, intents: 1 })],
])('%s closes the socket with %d', async (_, code, data) => {
  const app = discord.application({ name: 'Prosperity' })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, data(app.token))
  expect(await socket.closed).toBe(code)
})

test('a single shard of too many guilds is refused with 4011', async () => {
  await discord.close()
  discord = await startDiscord({ shardingRequiredAt: 2 })
  const app = discord.application({ name: 'Prosperity' })
  for (const name of ['one', 'two']) discord.guild({ name, applications: [app] })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token))
  expect(await socket.closed).toBe(4011)
})

test.each([
  ['an unknown opcode', 4001, '{"op":99,"d":null}'],
  ['no JSON', 4002, 'hello'],
  ['more than 4,096 bytes', 4002, JSON.stringify({ op: 1, d: 'x'.repeat(4_096) })],
  ['a presence before identifying', 4003, '{"op":3,"d":{}}'],
])('%s closes the socket with %d', async (_, code, text) => {
  const socket = rawSocket(discord)
  socket.sendText(text)
  expect(await socket.closed).toBe(code)
})

test('a version that does not exist is refused with 4012', async () => {
  expect(await rawSocket(discord, 'v=3&encoding=json').closed).toBe(4012)
})

test('a second identify on one connection is refused with 4005', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token))
  await socket.next(Op.Dispatch)
  socket.send(Op.Identify, identifyData(app.token))
  expect(await socket.closed).toBe(4005)
})

test('too many events in a minute close the socket with 4008', async () => {
  const socket = rawSocket(discord)
  for (let n = 0; n < 11; n++) socket.send(Op.Heartbeat, null)
  expect(await socket.closed).toBe(4008)
})

test('a second identify within five seconds is told op 9', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const [first, second] = [rawSocket(discord), rawSocket(discord)]
  first.send(Op.Identify, identifyData(app.token))
  await first.next(Op.Dispatch)
  second.send(Op.Identify, identifyData(app.token))
  expect(await second.next(Op.InvalidSession)).toMatchObject({ d: false })
  expect(app.identifiesLeft).toBe(999)
})

test('an identify too many in a day ends all sessions and resets the token', async () => {
  await discord.close()
  discord = await startDiscord({ identifiesPerDay: 1, identifyWindowMs: 0 })
  const app = discord.application({ name: 'Prosperity' })
  const token = app.token
  const [first, second] = [rawSocket(discord), rawSocket(discord)]
  first.send(Op.Identify, identifyData(token))
  await first.next(Op.Dispatch)
  expect(await restOf(discord, app).get('/gateway/bot')).toMatchObject({
    session_start_limit: { total: 1, remaining: 0 },
  })
  second.send(Op.Identify, identifyData(token))
  expect(await Promise.all([first.closed, second.closed])).toEqual([4004, 4004])
  expect(app.token).not.toBe(token)
})

test('a connection without heartbeats is closed with 4009 and its session ends', async () => {
  await discord.close()
  discord = await startDiscord({ heartbeatIntervalMs: 40 })
  const app = discord.application({ name: 'Prosperity' })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token))
  await socket.next(Op.Dispatch)
  expect(await socket.closed).toBe(4009)
  expect(app.sessions).toEqual([])
})

test('a resume with a sequence that never was is refused with 4007', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const first = rawSocket(discord)
  first.send(Op.Identify, identifyData(app.token))
  await first.next(Op.Dispatch)
  const second = rawSocket(discord)
  second.send(Op.Resume, { token: app.token, session_id: app.sessions[0]?.id, seq: 99 })
  expect(await second.closed).toBe(4007)
})

test.each([
  ['a session that never was', () => 'nonsense'],
  ["another application's session", (other: string) => other],
])('a resume of %s is told op 9', async (_, sessionId) => {
  const [app, other] = [discord.application({ name: 'Prosperity' }), discord.application({ name: 'Other' })]
  const first = rawSocket(discord)
  first.send(Op.Identify, identifyData(other.token))
  await first.next(Op.Dispatch)
  const second = rawSocket(discord)
  second.send(Op.Resume, { token: app.token, session_id: sessionId(other.sessions[0]?.id ?? ''), seq: 0 })
  expect(await second.next(Op.InvalidSession)).toMatchObject({ d: false })
})

test.each([1000, 1001])('a client that closes with %d ends its session', async (code) => {
  const app = discord.application({ name: 'Prosperity' })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token))
  await socket.next(Op.Dispatch)
  socket.close(code)
  await socket.closed
  expect(app.sessions).toEqual([])
})

test('a client that closes with another code can resume', async () => {
  const app = discord.application({ name: 'Prosperity' })
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token))
  await socket.next(Op.Dispatch)
  socket.close(4200)
  await socket.closed
  const second = rawSocket(discord)
  second.send(Op.Resume, { token: app.token, session_id: app.sessions[0]?.id, seq: 1 })
  expect(await second.next(Op.Dispatch)).toMatchObject({ t: 'RESUMED', s: 2 })
})
