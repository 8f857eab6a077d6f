import { afterAll, beforeAll, setDefaultTimeout, test } from 'bun:test'
import type { NatsConnection } from '@nats-io/transport-node'
import { askWhyNot } from '../../../gateway/bus/nats-connection.ts'
import { openTestStream } from '../../gateway/bus/bus-world.ts'
import { openTestDatabase } from '../../support/database.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { spawnGateway } from '../../support/gateway-process.ts'
import { startTestNats, type TestNats } from '../../support/nats.ts'
import { readinessOf } from '../../support/readiness.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

let nats: TestNats
let right: string
beforeAll(async () => {
  nats = await startTestNats({ user: 'prosperity', password: 'a-long-password-4' })
  right = nats.url.replace('nats://', 'nats://prosperity:a-long-password-4@')
})
afterAll(() => nats.close())

test('a worker that cannot use NATS reports the reason', async () => {
  const [discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
  const application = discord.application({ name: 'Prosperity' })
  const NATS_URL = right.replace('password-4', 'password-5')
  const worker = await spawnGateway(discord, application, database, { BOT_MODE: 'worker', NATS_URL })
  const text = 'waiting for NATS and its JetStream: it refuses the user or the password'
  await until(text, async () => (await readinessOf(worker)).includes(text))
  await worker.end('SIGKILL')
  await discord.close()
  await database.close()
})

test.each([
  ['nothing listens at its address', () => 'nats://127.0.0.1:1'],
  ['its host name is not known', () => 'nats://nowhere.invalid:4222'],
  ['it does not offer TLS', () => right.replace('nats:', 'tls:')],
])('the reason why NATS cannot be used is known: %s', async (why, url) => {
  const whyNot = askWhyNot(url(), new Promise<NatsConnection>(() => {}))
  await until(why, () => whyNot() === why)
})

test('a stream for which the disk of NATS has too little room reports this', async () => {
  const { stream } = openTestStream(right, { maxBytes: 1_000_000_000_000 })
  const text = 'waiting for NATS and its JetStream: its disk has too little room'
  await until(text, () => stream.unready()[0] === text)
  await stream.close()
})
