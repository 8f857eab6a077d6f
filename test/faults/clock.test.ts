import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { levelAt } from '../support/default-curve.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { startTestGateway } from '../support/gateway.ts'
import { LedgerByHand } from '../support/ledger-by-hand.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

let discord: Discord
let database: TestDatabase
beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

test('a host whose clock jumps a day forward and back awards by the messages’ own time, and announces at once', async () => {
  let jump = 0
  const clock = { now: () => Date.now() + jump, sleep: (ms: number) => Bun.sleep(ms) }
  const application = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Community', applications: [application] })
  const gateway = await startTestGateway({ discord, application, database, clock })
  await gateway.ready()
  const ledger = new LedgerByHand()
  const alice = guild.member('alice')
  let time = Date.now() - DAY_MS
  const xp = async () =>
    (await database.db.selectFrom('guild_users').select('xp').where('user_id', '=', alice.id).executeTakeFirst())?.xp
  for (const next of [DAY_MS, -DAY_MS, 0, 365 * DAY_MS, 0]) {
    jump = next
    for (let round = 0; round < 10; round++) {
      time += 40_000
      ledger.said(alice.id, alice.says('hello', { in: guild.channel('general'), at: time }))
    }
    await until('everything is committed', async () => (await xp()) === ledger.expected.get(alice.id))
    const level = levelAt(ledger.expected.get(alice.id) ?? 0)
    // Ten messages may not be enough for the first level.
    if (level > 0)
      await until('the level is announced', () => guild.sent.at(-1)?.content.includes(`level **${level}**`))
  }
  const announced = guild.sent.map((message) => message.content)
  expect(new Set(announced).size).toBe(announced.length)
  await gateway.stop()
})
