import { afterEach, expect, test } from 'bun:test'
import { Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS, type RateLimits } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'

const MESSAGES = 'POST /channels/:channel/messages'

let discord: Discord

async function community(limits: Partial<RateLimits>) {
  discord = await startDiscord({ seed: 'limits', rateLimits: { ...DISCORD_RATE_LIMITS, ...limits } })
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  return { app, guild, general: guild.channel('general'), rest: restOf(discord, app) }
}

const statuses = (): number[] => discord.requests.all.map(({ status }) => status)

afterEach(() => discord.close())

const fetchOf =
  (token: string) =>
  (path: string, init: RequestInit = {}) =>
    fetch(`${discord.apiUrl}/v10${path}`, {
      ...init,
      headers: {
        Authorization: `Bot ${token}`,
        'User-Agent': 'DiscordBot (https://example.org, 1)',
        'Content-Type': 'application/json',
      },
    })

test('headers say how many requests are left, and a client that reads them is never refused', async () => {
  const { general, rest } = await community({ routes: { [MESSAGES]: { limit: 2, perMs: 100 } } })
  const body = { content: 'hi' }
  for (let n = 0; n < 5; n++) await rest.post(Routes.channelMessages(general.id), { body })
  expect(statuses()).toEqual([200, 200, 200, 200, 200])
})

test('a request above the limit gets 429, the time to wait and the scope of the limit', async () => {
  const { general, app } = await community({ routes: { [MESSAGES]: { limit: 1, perMs: 60_000 } } })
  const init = { method: 'POST', body: '{"content":"hi"}' }
  const [first, second] = [
    await fetchOf(app.token)(Routes.channelMessages(general.id), init),
    await fetchOf(app.token)(Routes.channelMessages(general.id), init),
  ]
  expect(first.headers.get('X-RateLimit-Remaining')).toBe('0')
  expect(first.headers.get('X-RateLimit-Bucket')).toMatch(/^[0-9a-f]{32}$/)
  expect([second.status, second.headers.get('Retry-After'), second.headers.get('X-RateLimit-Scope')]).toEqual([
    429,
    '60',
    'user',
  ])
  expect(await second.json()).toMatchObject({ global: false, retry_after: expect.any(Number) })
})

test('channels have buckets of their own', async () => {
  const { general, guild, app } = await community({ routes: { [MESSAGES]: { limit: 1, perMs: 60_000 } } })
  const init = { method: 'POST', body: '{"content":"hi"}' }
  for (const channel of [general, guild.channel('other')])
    await fetchOf(app.token)(Routes.channelMessages(channel.id), init)
  expect(statuses()).toEqual([200, 200])
})

test('the answer to a request above the global limit says that the limit is global', async () => {
  const { app } = await community({ global: { limit: 1, perMs: 60_000 } })
  await fetchOf(app.token)('/users/@me')
  const second = await fetchOf(app.token)('/gateway/bot')
  expect([second.status, second.headers.get('X-RateLimit-Global')]).toEqual([429, 'true'])
  expect(await second.json()).toMatchObject({ global: true })
})

test('too many refused requests block the address', async () => {
  await community({ invalid: { limit: 3, perMs: 60_000 } })
  for (let n = 0; n < 3; n++) await fetchOf('wrong')('/users/@me')
  const blocked = await fetchOf('wrong')('/users/@me')
  expect([blocked.status, discord.invalidRequests]).toEqual([429, 4])
})

test('a client retries a request that fails for a moment, with any status', async () => {
  const { general, rest } = await community({})
  discord.misbehave({ failNext: 2, failWith: [429, 502] })
  await rest.post(Routes.channelMessages(general.id), { body: { content: 'hi' } })
  expect(statuses()).toEqual([429, 502, 200])
  expect(discord.invalidRequests).toBe(0)
})

test('a message whose answer is lost is posted twice without a nonce, and once with a nonce', async () => {
  const { general, rest } = await community({})
  const send = async (body: object) => {
    discord.misbehave({ failNext: 1, failWith: [500], failAfterActing: true })
    await rest.post(Routes.channelMessages(general.id), { body })
  }
  await send({ content: 'twice' })
  await send({ content: 'once', nonce: '1', enforce_nonce: true })
  expect(general.sent.map(({ content }) => content)).toEqual(['twice', 'twice', 'once'])
})

test('the same seed fails the same requests', async () => {
  const run = async () => {
    await community({})
    discord.misbehave({ failShare: 0.4 })
    for (let n = 0; n < 12; n++) await fetchOf('none')('/gateway')
    const seen = statuses()
    await discord.close()
    return seen
  }
  const [first, second] = [await run(), await run()]
  expect(first).toEqual(second)
  expect(new Set(first).size).toBeGreaterThan(1)
})
