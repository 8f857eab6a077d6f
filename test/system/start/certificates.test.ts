import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issue, makeAuthority } from '../../support/certificates.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { spawnGateway } from '../../support/gateway-process.ts'
import { readinessOf } from '../../support/readiness.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

const directory = mkdtempSync(join(tmpdir(), 'prosperity-start-'))
let discord: Discord
let database: TestDatabase
const servers: Bun.Server<undefined>[] = []
let expired: string
let unknown: string
let ca: string
beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
  const authority = await makeAuthority(directory, 'authority')
  ca = authority.certificate
  expired = await serve('expired', 0)
  unknown = await serve('valid', 30)
  await until('the certificate has expired', () =>
    fetch(expired, { tls: { ca: Bun.file(ca) } }).then(
      () => false,
      (error: Error) => 'code' in error && error.code === 'CERT_HAS_EXPIRED',
    ),
  )

  async function serve(name: string, days: number): Promise<string> {
    const files = await issue(authority, directory, { name, days, alternatives: 'IP:127.0.0.1' })
    const tls = { cert: Bun.file(files.certificate), key: Bun.file(files.key) }
    const server = Bun.serve({ hostname: '127.0.0.1', port: 0, tls, fetch: () => Response.json({}) })
    servers.push(server)
    return `https://127.0.0.1:${server.port}`
  }
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop(true)))
  rmSync(directory, { recursive: true, force: true })
  await discord.close()
  await database.close()
})

const start = (environment: Record<string, string>, application = discord.application({ name: 'Prosperity' })) =>
  spawnGateway(discord, application, database, environment)

const EXPIRED = 'its certificate has expired'
const UNKNOWN = 'its certificate is not from an authority that this machine knows'

test.each([
  ['has expired', EXPIRED, () => expired],
  ['is from an unknown authority', UNKNOWN, () => unknown],
])(
  'a gateway reports that the certificate of Discord’s address %s, alone or beside other gateways',
  async (_, why, address) => {
    const environment = { DISCORD_API_URL: `${address()}/api`, NATS_URL: 'nats://127.0.0.1:1' }
    const processes = await Promise.all([start(environment), start({ ...environment, BOT_MODE: 'gateway' })])
    await until('one reports this', async () =>
      (await readinessOf(processes[0])).includes(`not connected to Discord yet: ${why}`),
    )
    await until('the other reports this', async () =>
      (await readinessOf(processes[1])).includes(`Discord does not answer: ${why}`),
    )
    await Promise.all(processes.map((process) => process.end('SIGKILL')))
  },
)

test('a gateway that cannot use Loki and the collector of traces logs this once with the reason, and works', async () => {
  const application = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Community', applications: [application] })
  const environment = {
    LOKI_URL: unknown,
    OTEL_EXPORTER_OTLP_ENDPOINT: unknown,
    OTEL_TRACES_SAMPLER_ARG: '1',
  }
  const gateway = await start(environment, application)
  await gateway.log.first((line) => line.includes('Loki does not take log lines') && line.includes(UNKNOWN))
  await until('it is ready', async () => (await readinessOf(gateway)).includes('"ready"'))
  guild.member('member').says('hello', { in: guild.channel('general') })
  await gateway.log.first(
    (line) => line.includes('the collector of traces does not take spans') && line.includes(UNKNOWN),
  )
  expect(await gateway.end('SIGTERM')).toBe(0)
})
