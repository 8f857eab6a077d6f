import { expect, setDefaultTimeout, test } from 'bun:test'
import { openTestDatabase } from '../support/database.ts'
import { startDiscord } from '../support/discord/start.ts'
import { spawnGateway } from '../support/gateway-process.ts'
import { startTestNats } from '../support/nats.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

const PASSWORD = 'a-long-password-4'
/** All steps of stopping together; a supervisor waits for 30 s. */
const STOP_WITHIN_MS = 25_000

test('processes that start before NATS say so, connect with its password, log no password, and end in time when NATS is gone', async () => {
  const [database, discord] = await Promise.all([openTestDatabase(), startDiscord()])
  const nats = await startTestNats({ user: 'prosperity', password: PASSWORD })
  await nats.stop()
  const url = nats.url.replace('nats://', `nats://prosperity:${PASSWORD}@`)
  const application = discord.application({ name: 'Prosperity' })
  const start = (mode: string) =>
    spawnGateway(discord, application, database, {
      NATS_URL: url,
      ENVIRONMENT: 'test',
      BOT_MODE: mode,
      LOG_LEVEL: 'trace',
    })
  const processes = await Promise.all([start('gateway'), start('worker')])
  for (const process of processes) expect(await readinessOf(process)).toContain('waiting for NATS and its JetStream')
  await nats.start()
  for (const process of processes) await until('it is ready', () => isReady(process))
  await nats.stop()
  for (const process of processes)
    await until('it reports this', async () => (await readinessOf(process)).includes('NATS does not answer'))
  const before = performance.now()
  expect(await Promise.all(processes.map((process) => process.end('SIGTERM')))).toEqual([0, 0])
  expect(performance.now() - before).toBeLessThan(STOP_WITHIN_MS)
  for (const { log } of processes) expect(log.all.join('')).not.toContain(PASSWORD)
  await nats.close()
  await discord.close()
  await database.close()
})
