import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { systemClock } from '../../../gateway/time/clock.ts'
import { CorrectedClock } from '../../../gateway/time/corrected-clock.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { readinessOf } from '../../support/readiness.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

const OFF_MS = 240_000
const LEASE_MS = 10_000

let discord: Discord
let database: TestDatabase
beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

/** Starts a gateway on a machine whose clock is wrong. */
async function startWith(offMs: number, follows: boolean) {
  const application = discord.application({ name: 'Prosperity' })
  discord.guild({ name: 'Community', applications: [application] })
  const clock = new CorrectedClock({ ...systemClock, now: () => Date.now() + offMs })
  const correctClock = follows ? { correctClock: (aheadMs: number) => clock.correct(aheadMs) } : {}
  const gateway = await startTestGateway({ discord, application, database, clock, ...correctClock })
  await gateway.ready()
  return { gateway, application }
}

test.each([
  ['behind', -OFF_MS],
  ['ahead of', OFF_MS],
])(
  'a process whose clock is minutes %s the database’s reports this, and its leases use the database’s clock',
  async (how, offMs) => {
    const { gateway, application } = await startWith(offMs, true)
    // The time that the database takes to answer is a part of what is measured.
    const said = new RegExp(`2[34]\\d s ${how} that of the database`)
    await until('/ready reports this', async () => said.test(await readinessOf(gateway)))
    await until('the log has it', () => gateway.log.some((line) => said.test(line)))
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
    const [, seconds] = /^prosperity_clock_ahead_seconds\{of="database"\} (\S+)/m.exec(metrics) ?? []
    expect(Math.abs(Number(seconds) - offMs / 1_000)).toBeLessThan(10)
    const leases = await database.db
      .selectFrom('leases')
      .select('until')
      .where('scope', 'like', `%${application.id}%`)
      .where('owner', 'is not', null)
      .execute()
    expect(leases.length).toBeGreaterThan(0)
    for (const { until: end } of leases) expect(Math.abs((end ?? 0) - LEASE_MS - Date.now())).toBeLessThan(60_000)
    await gateway.stop()
  },
)

test('a process whose clock differs from Discord’s reports this', async () => {
  const { gateway } = await startWith(OFF_MS, false)
  const about = /the clock that this process uses is 2[34]\d s ahead of Discord's/
  const said = await until('/ready reports this', async () => about.exec(await readinessOf(gateway))?.input)
  expect(said).toContain('"status":"ready"')
  await gateway.stop()
})

test('a process whose clock is right reports nothing about clocks', async () => {
  const { gateway } = await startWith(0, true)
  expect(await readinessOf(gateway)).toBe('{"status":"ready"}')
  await gateway.stop()
})
