import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { openTestDatabase } from '../support/database.ts'
import { DISCORD_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { spawnGateway } from '../support/gateway-process.ts'
import { isLong } from '../support/long-forms.ts'
import { startTestNats } from '../support/nats.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { openTcpDoor, type TcpDoor, urlThrough } from '../support/tcp-door.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

type Need = 'database' | 'NATS' | 'Discord'

let close = async () => {}
afterEach(() => close())

const doorTo = (url: string): TcpDoor => {
  const door = openTcpDoor(Number(new URL(url).port))
  door.shut()
  return door
}

/** A gateway and a worker that were started while everything that they need is away. */
async function startWithoutAnything() {
  const [nats, database] = await Promise.all([startTestNats(), openTestDatabase()])
  const discord = await startDiscord({ rateLimits: DISCORD_RATE_LIMITS, identifyWindowMs: 50 })
  const application = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Community', applications: [application] })
  const [toDatabase, toNats] = [doorTo(database.url), doorTo(nats.url)]
  await discord.vanish()
  const url = urlThrough(toDatabase, database.url)
  const environment = { NATS_URL: urlThrough(toNats, nats.url), ENVIRONMENT: 'test' }
  const start = (BOT_MODE: string) => spawnGateway(discord, application, { url }, { ...environment, BOT_MODE })
  const [gateway, worker] = await Promise.all([start('gateway'), start('worker')])
  close = async () => {
    await Promise.all([gateway, worker].map((process) => process.end('SIGKILL')))
    for (const door of [toDatabase, toNats]) door.close()
    await Promise.all([discord.close(), nats.close()])
    await database.close()
  }
  const give: Record<Need, () => void> = {
    database: () => toDatabase.open(),
    NATS: () => toNats.open(),
    Discord: () => discord.reappear(),
  }
  return { gateway, worker, guild, database, give }
}

const SAYS: Record<Need, RegExp> = {
  database: /the database does not answer/,
  NATS: /waiting for NATS and its JetStream/,
  Discord: /Discord does not answer/,
}

const ORDERS: Need[][] = [
  ['database', 'NATS', 'Discord'],
  ['Discord', 'NATS', 'database'],
  ['NATS', 'Discord', 'database'],
  ['database', 'Discord', 'NATS'],
  ['NATS', 'database', 'Discord'],
  ['Discord', 'database', 'NATS'],
]

for (const order of isLong ? ORDERS : ORDERS.slice(1, 2)) {
  test(`a gateway and a worker wait for what they need, and say for what: ${order.join(', ')} come in this order`, async () => {
    const { gateway, worker, guild, database, give } = await startWithoutAnything()
    // A worker asks Discord only when it has a request. While the database is away, a gateway does not ask Discord.
    const missing = new Set<Need>(['database', 'NATS', 'Discord'])
    for (const need of order) {
      const named = [...missing].filter((each) => each !== 'Discord' || !missing.has('database'))
      await until('the gateway names the missing services', async () => {
        const said = await readinessOf(gateway)
        return named.every((each) => SAYS[each].test(said))
      })
      const ofWorker = named.filter((each) => each !== 'Discord')
      await until('the worker names the missing services', async () => {
        const said = await readinessOf(worker)
        return ofWorker.every((each) => SAYS[each].test(said))
      })
      give[need]()
      missing.delete(need)
    }
    for (const process of [gateway, worker]) await until('it is ready', () => isReady(process))
    const member = guild.member('member')
    member.says('hello', { in: guild.channel('general') })
    const earned = () => database.db.selectFrom('guild_users').select('xp').where('user_id', '=', member.id).execute()
    await until('the message earns', async () => ((await earned())[0]?.xp ?? 0) > 0)
    expect(await readinessOf(gateway)).not.toMatch(/does not answer|waiting/)
  })
}
