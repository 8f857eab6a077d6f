import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { Routes } from 'discord-api-types/v10'
import { namesOf } from '../../../../gateway/bus/names.ts'
import { connectToNats } from '../../../../gateway/bus/nats-connection.ts'
import { Notices } from '../../../../gateway/bus/notices.ts'
import { InvalidRequests } from '../../../../gateway/discord/invalid-requests.ts'
import { createRest } from '../../../../gateway/discord/rest.ts'
import { SharedLimits } from '../../../../gateway/discord/shared-limit/shared-limits.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { systemClock } from '../../../../gateway/time/clock.ts'
import type { Discord } from '../../../support/discord/discord.ts'
import { DISCORD_RATE_LIMITS, NO_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { startDiscord } from '../../../support/discord/start.ts'
import { startTestNats, type TestNats } from '../../../support/nats.ts'

setDefaultTimeout(180_000)

const WORKERS = 3
const EACH = 60

let nats: TestNats
let discord: Discord
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await discord.close()
  await nats.close()
})

test('three workers on a real NATS post for one bot at almost 50 a second, and Discord refuses none', async () => {
  nats = await startTestNats()
  discord = await startDiscord({ rateLimits: { ...NO_RATE_LIMITS, global: DISCORD_RATE_LIMITS.global } })
  const app = discord.application({ name: 'Prosperity' })
  const general = discord.guild({ name: 'Castle', applications: [app] }).channel('general')
  const log = createLog({ level: 'fatal', secrets: [], write: () => {} })
  const clients = Array.from({ length: WORKERS }, (_, nth) => {
    const metrics = createMetrics()
    const connecting = connectToNats(nats.url, `worker ${nth}`)
    const notices = new Notices(connecting, namesOf('test').notices)
    const limits = new SharedLimits({
      ...{ processId: `worker ${nth}`, clock: systemClock, log, metrics },
      workers: () => WORKERS,
      tell: (news) => notices.tellClaims(news),
      monotonic: () => performance.now(),
    })
    notices.onClaims((news) => limits.hear(news))
    limits.start()
    ends.push(
      () => limits.stop(),
      async () => (await connecting).close(),
    )
    const invalid = new InvalidRequests({ limit: 5_000, now: () => Date.now(), log, metrics })
    return createRest({ apiUrl: discord.apiUrl, token: app.token, invalid, slots: limits.slotsOf(app.id) })
  })
  const startedAt = performance.now()
  await Promise.all(
    clients.flatMap((client) =>
      Array.from({ length: EACH }, () => client.post(Routes.channelMessages(general.id), { body: { content: 'hi' } })),
    ),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  expect(discord.requests.all.map(({ status }) => status)).toEqual(Array.from({ length: WORKERS * EACH }, () => 200))
  // 48 at once, then 48 in each second.
  expect(seconds).toBeLessThan(6)
})
