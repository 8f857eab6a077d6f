import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import { HeldBack, InvalidRequests, type Urgency } from '../../../gateway/discord/invalid-requests.ts'
import { createRest } from '../../../gateway/discord/rest.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS, NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'

const START = 1_785_542_400_000
const MINUTE_MS = 60_000
const LIMIT = 400

let now = START
let lines: string[] = []
let metrics = createMetrics()
let invalid: InvalidRequests
let discord: Discord | null = null

beforeEach(() => {
  now = START
  lines = []
  metrics = createMetrics()
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  invalid = new InvalidRequests({ limit: LIMIT, now: () => now, log, metrics })
})
afterEach(async () => {
  await discord?.close()
  discord = null
})

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) })
const refuse = (times: number, status = 403) => {
  for (let i = 0; i < times; i++) invalid.note(answer(status, status === 429 ? { 'x-ratelimit-scope': 'user' } : {}))
}

/** How many requests of a kind are admitted in ten minutes, if one is due every 100 ms and Discord refuses all. */
function pushing(urgency: Urgency): number {
  let sent = 0
  for (const end = now + 10 * MINUTE_MS; now < end; now += 100) {
    try {
      invalid.admit(urgency)
    } catch {
      continue
    }
    refuse(1)
    sent += 1
  }
  return sent
}

test('responses of 401, 403 and 429 count for ten minutes, but no other response and no shared limit', () => {
  for (const status of [401, 403, 429]) refuse(2, status)
  for (const status of [200, 204, 400, 404, 500]) invalid.note(answer(status))
  invalid.note(answer(429, { 'x-ratelimit-scope': 'shared' }))
  expect(invalid.count()).toBe(6)
  now += 11 * MINUTE_MS
  expect(invalid.count()).toBe(0)
})

test.each(['roles', 'messages', 'other', 'gateway'] as const)(
  '%s never reach the bound, however many are refused',
  (urgency) => {
    refuse(LIMIT / 4)
    pushing(urgency)
    expect(invalid.count()).toBeLessThanOrEqual(LIMIT)
  },
)

test('the least urgent requests are slowed down first', () => {
  const admitted = (urgency: Urgency) => {
    try {
      invalid.admit(urgency)
      invalid.admit(urgency)
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(HeldBack)
      return false
    }
  }
  const kinds = ['roles', 'messages', 'other', 'gateway'] as const
  expect(kinds.map(admitted)).toEqual([true, true, true, true])
  refuse(LIMIT / 4)
  expect(kinds.map(admitted)).toEqual([false, true, true, true])
  refuse(LIMIT / 4)
  expect(kinds.map(admitted)).toEqual([false, false, true, true])
  refuse(LIMIT / 4)
  expect(kinds.map(admitted)).toEqual([false, false, false, true])
  refuse(LIMIT / 4)
  expect(kinds.map(admitted)).toEqual([false, false, false, false])
})

test('the log warns once for each quarter of the limit, and the metrics count', async () => {
  refuse(LIMIT)
  expect(lines.filter((line) => line.includes('many requests are refused'))).toHaveLength(4)
  const text = await metrics.registry.metrics()
  expect(text).toContain(`prosperity_discord_refused_recently ${LIMIT}`)
  expect(text).toContain(`prosperity_discord_refused_total{status="403"} ${LIMIT}`)
})

const client = (token: string): REST => createRest({ apiUrl: discord?.apiUrl ?? '', token, invalid })

test('the refusals of all bots of a process count together, though each bot has its own client', async () => {
  discord = await startDiscord({ rateLimits: NO_RATE_LIMITS })
  const clients = ['one', 'two', 'three'].map((name) => client(discord?.application({ name }).token ?? ''))
  for (const rest of clients) await rest.get(Routes.channel('1100000000000000009')).catch(() => null)
  expect(invalid.count()).toBe(0)
  const strangers = [client('wrong'), client('wrong as well')]
  for (const rest of strangers) await rest.get(Routes.user()).catch(() => null)
  expect(invalid.count()).toBe(2)
})

test('while the address is blocked no requests are sent', async () => {
  const rateLimits = { ...DISCORD_RATE_LIMITS, invalid: { limit: 3, perMs: MINUTE_MS } }
  discord = await startDiscord({ rateLimits })
  for (let i = 0; i < 3; i++)
    await client(`wrong-${i}`)
      .get(Routes.user())
      .catch(() => null)
  const rest = client(discord.application({ name: 'one' }).token)
  await expect(rest.get(Routes.user())).rejects.toBeInstanceOf(HeldBack)
  const asked = discord.requests.total
  await expect(rest.get(Routes.gatewayBot())).rejects.toBeInstanceOf(HeldBack)
  expect(discord.requests.total).toBe(asked)
  expect(lines.join()).toContain('Discord blocks this address')
})
