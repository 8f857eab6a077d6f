import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { InteractionResponseType as Answer } from 'discord-api-types/v10'
import { registerCommands } from '../../scripts/registration/register.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import type { Act } from '../support/playground/acts.ts'
import { Allowance, defaultLimits, type Limits } from '../support/playground/limits.ts'
import type { Standing } from '../support/playground/protocol.ts'
import { type RunningPlayground, servePlayground } from '../support/playground/serve.ts'
import { PlaygroundVisitor } from '../support/playground/visitor.ts'
import { until } from '../support/until.ts'
import { type Answering, type Endpoint, endpointOf } from './endpoint.ts'

let discord: Discord
let application: Application
let endpoint: Endpoint
let served: RunningPlayground | undefined
let now = Date.now()
const standings = new Map<string, Standing[]>()
/** How the application answers; undefined answers with a plain message. */
let answer: Answering | undefined

beforeAll(async () => {
  discord = await startDiscord({ seed: 'playground', rateLimits: NO_RATE_LIMITS })
  application = discord.application({ name: 'Prosperity' })
  const { id: applicationId, token } = application
  endpoint = endpointOf(
    application,
    (asked) => answer?.(asked) ?? { type: Answer.ChannelMessageWithSource, data: { content: 'done' } },
  )
  await application.setInteractionsUrl(endpoint.url)
  await registerCommands({ apiUrl: discord.apiUrl, token, applicationId, guildId: null })
})
afterEach(async () => {
  await served?.stop()
  served = undefined
  answer = undefined
})
afterAll(async () => {
  await endpoint.stop()
  await discord.close()
})

async function serve(limits: Partial<Limits> = {}): Promise<string> {
  served = await servePlayground(
    {
      ...{ discord, application, limits: { ...defaultLimits(), ...limits }, now: () => now },
      readStandings: async () => standings,
    },
    0,
  )
  return served.url
}

test('some acts are allowed at once, and then a limited number each second', () => {
  const allowance = new Allowance({ burst: 2, perSecond: 4 }, 0)
  expect([0, 0, 0, 250, 250, 10_000].map((at) => allowance.take(at))).toEqual([true, true, false, true, false, true])
})

test('the playground refuses a visitor who is too fast, or who has written too much', async () => {
  const visitor = await PlaygroundVisitor.enters(await serve({ burst: 4, messages: 2 }))
  const say = { do: 'say', channelId: visitor.channel('general'), content: 'hi' } as const
  for (let nth = 0; nth < 5; nth++) visitor.does(say)
  await until('three are refused', () => visitor.all('refused').length === 3)
  expect(visitor.all('refused').map(({ by, reason }) => `${by}: ${reason}`)).toEqual([
    ...['playground: this room has had its 2 messages', 'playground: this room has had its 2 messages'],
    'playground: too fast: wait a moment',
  ])
})

test('a room may wait for a limited number of answers at once', async () => {
  const visitor = await PlaygroundVisitor.enters(await serve({ pending: 1 }))
  const { promise, resolve } = Promise.withResolvers<object>()
  answer = () => promise
  const run: Act = { do: 'run', channelId: visitor.channel('general'), path: ['level'], options: {} }
  visitor.does(run)
  expect((await visitor.asks('refused', run)).reason).toBe('wait for the answers before')
  resolve({ type: Answer.ChannelMessageWithSource, data: { content: 'late' } })
  await visitor.hears('interaction')
})

test('a deferred answer is shown as thinking until it is complete', async () => {
  const visitor = await PlaygroundVisitor.enters(await serve())
  let token = ''
  answer = (interaction) => {
    token = interaction.token
    return { type: Answer.DeferredChannelMessageWithSource, data: { flags: 64 } }
  }
  const channelId = visitor.channel('general')
  await visitor.asks('interaction', { do: 'run', channelId, path: ['level'], options: {} })
  expect(visitor.all('interaction').at(-1)).toMatchObject({ at: 'thinking', isPrivate: true, asked: '/level' })
  await fetch(`${discord.apiUrl}/v10/webhooks/${application.id}/${token}/messages/@original`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'user-agent': 'DiscordBot (https://localhost, 1)' },
    body: JSON.stringify({ content: 'here it is' }),
  })
  await visitor.hears('interaction', ({ at }) => at === 'answered')
  expect(visitor.messages.at(-1)).toMatchObject({ content: 'here it is', flags: 64 })
})

test('an abandoned room makes place for a new visitor after a minute, and a room in use stays', async () => {
  const url = await serve({ rooms: 2 })
  const [first, second] = [await PlaygroundVisitor.enters(url), await PlaygroundVisitor.enters(url)]
  first.leaves()
  await until('the socket is closed', () => served?.playground.find(first.entered.token)?.clients.size === 0)
  expect((await PlaygroundVisitor.enters(url)).told).toMatchObject([{ tell: 'closed', why: 'full' }])
  now += 61_000
  const third = await PlaygroundVisitor.enters(url)
  expect(third.entered.isNew).toBe(true)
  expect(served?.playground.find(first.entered.token)).toBeNull()
  expect(served?.playground.find(second.entered.token)).not.toBeNull()
})

test('the server closes a socket beyond the limit, of another page, or that sends anything but acts', async () => {
  const url = await serve({ sockets: 1 })
  const visitor = await PlaygroundVisitor.enters(url)
  expect((await PlaygroundVisitor.enters(url, visitor.entered.token)).told).toMatchObject([{ tell: 'closed' }])
  const socketUrl = `${url.replace('http', 'ws')}/playground/socket`
  const foreign = new WebSocket(socketUrl, { headers: { Origin: 'https://evil.example' } })
  await new Promise((resolve) => foreign.addEventListener('error', resolve))
  for (const [text, code] of [
    ['nonsense', 4002],
    ['{"do":"leave"}', 4003],
  ] as const) {
    const socket = new WebSocket(socketUrl, { headers: { Origin: url } })
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve))
    socket.addEventListener('open', () => socket.send(text))
    expect((await closed).code).toBe(code)
  }
})

test('a change of XP is told once, and only to its own room', async () => {
  const url = await serve()
  const [visitor, other] = [await PlaygroundVisitor.enters(url), await PlaygroundVisitor.enters(url)]
  const { userId } = visitor.room.self
  const standing = { userId, xp: 120, level: 1, xpIntoLevel: 20, xpOfLevel: 155 }
  standings.set(visitor.room.guild.id, [standing])
  await served?.playground.updateStandings()
  await served?.playground.updateStandings()
  expect((await visitor.hears('standing')).standing).toEqual(standing)
  expect(visitor.all('standing')).toHaveLength(1)
  expect(other.all('standing')).toEqual([])
})

test('if the bot does not answer, the visitor is told so, and the new room is removed', async () => {
  answer = () => new Response('down', { status: 500 })
  const [guilds, users] = [discord.world.guilds.size, discord.world.users.size]
  const visitor = await PlaygroundVisitor.enters(await serve())
  expect(visitor.all('refused')[0]?.reason).toContain('the bot does not answer yet')
  expect([discord.world.guilds.size, discord.world.users.size]).toEqual([guilds, users])
})
