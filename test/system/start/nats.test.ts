import { expect, setDefaultTimeout, test } from 'bun:test'
import { openTestDatabase } from '../../support/database.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { spawnGateway } from '../../support/gateway-process.ts'
import { startTestNats } from '../../support/nats.ts'
import { readinessOf } from '../../support/readiness.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

test('a worker that cannot use NATS says why: password, address, TLS, or a disk with too little room', async () => {
  const [discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
  const nats = await startTestNats({ user: 'prosperity', password: 'a-long-password-4' })
  const application = discord.application({ name: 'Prosperity' })
  const right = nats.url.replace('nats://', 'nats://prosperity:a-long-password-4@')
  const cases: [why: string, environment: Record<string, string>][] = [
    ['it refuses the user or the password', { NATS_URL: right.replace('password-4', 'password-5') }],
    ['nothing listens at its address', { NATS_URL: 'nats://127.0.0.1:1' }],
    ['its host name is not known', { NATS_URL: 'nats://nowhere.invalid:4222' }],
    ['it does not offer TLS', { NATS_URL: right.replace('nats:', 'tls:') }],
    ['its disk has too little room', { NATS_URL: right, NATS_STREAM_MB: '1000000' }],
  ]
  const said = cases.map(async ([why, environment]) => {
    const worker = await spawnGateway(discord, application, database, { BOT_MODE: 'worker', ...environment })
    const text = `waiting for NATS and its JetStream: ${why}`
    await until(text, async () => (await readinessOf(worker)).includes(text))
    await worker.end('SIGKILL')
    return why
  })
  expect(await Promise.all(said)).toEqual(cases.map(([why]) => why))
  await Promise.all([nats.close(), discord.close()])
  await database.close()
})
