import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { Routes } from 'discord-api-types/v10'
import { createDiscordApi } from '../../../edge/runtime/discord.ts'
import { InvalidRequests } from '../../../gateway/discord/invalid-requests.ts'
import { createRest } from '../../../gateway/discord/rest.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS, NO_RATE_LIMITS } from '../../support/discord/settings.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

const GATEWAY_SENDS = 60
const LEFT = 2

let discord: Discord
afterEach(() => discord.close())

test('a process that sends alone leaves requests of each second for the edge, and none of its own is refused', async () => {
  discord = await startDiscord({ rateLimits: { ...NO_RATE_LIMITS, global: DISCORD_RATE_LIMITS.global } })
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const metrics = createMetrics()
  const log = createLog({ level: 'fatal', secrets: [], write: () => {} })
  const invalid = new InvalidRequests({ limit: 5_000, now: () => Date.now(), log, metrics })
  const gateway = createRest({ apiUrl: discord.apiUrl, token: app.token, invalid })
  const edge = createDiscordApi({ url: discord.apiUrl, fetch })
  const path = Routes.channelMessages(guild.channel('general').id)
  const sending = Promise.all(
    Array.from({ length: GATEWAY_SENDS }, () => gateway.post(path, { body: { content: 'hi' } })),
  )
  await until('the gateway has used its part of a second', () => discord.requests.all.length >= 48)
  for (let nth = 0; nth < LEFT; nth++) {
    const answer = await edge({ method: 'GET', path: `/guilds/${guild.id}`, token: app.token })
    expect(answer.status).toBe(200)
  }
  await sending
  expect(discord.requests.all.map(({ status }) => status)).toEqual(
    Array.from({ length: GATEWAY_SENDS + LEFT }, () => 200),
  )
})
