import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { PeriodUpkeep } from '../../../gateway/xp/period-upkeep.ts'
import { insertMessageLogs } from '../../../shared/database/members/message-logs.ts'
import { comparedSince } from '../../../shared/database/periods/check.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { dayOf } from '../../../shared/levelling/day.ts'
import { type CalendarBoard, periodsOf } from '../../../shared/levelling/period.ts'
import { seedMembers } from '../../contracts/dialects.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { failingQueries } from '../../support/failing-queries.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'
import { idAt, START } from '../../support/messages.ts'

const DAY = 86_400
/** `START` is Thursday, 2026-01-01. */
const [FRIDAY, MONDAY] = [DAY, 4 * DAY]
const ANA = '71'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const upkeepAt = (now: number, messageLogDays = 90, db = database.db, lines: string[] = []) => {
  const clock = { now: () => START + now * 1_000, sleep: () => Promise.resolve() }
  const log = createLog({ level: 'error', secrets: [], write: (line) => lines.push(line) })
  return new PeriodUpkeep({ db, metrics: createMetrics(), messageLogDays, clock, log })
}

/** Checks all guilds. */
async function upkeep(now: number, messageLogDays?: number): Promise<void> {
  await database.db.deleteFrom('upkeep').execute()
  await upkeepAt(now, messageLogDays).run()
}

/** Awards XP to Ana for a message, like a process of an older release, which does not know `member_periods`. */
async function oldProcessAwards(guildId: Snowflake, seconds: number, xp: number): Promise<void> {
  const at = START + seconds * 1_000
  const log = { messageId: idAt(seconds, Number(guildId)), guildId, userId: ANA, channelId: '2001', xp, createdAt: at }
  await insertMessageLogs(database.db, [log])
  await database.db
    .updateTable('guild_users')
    .set((eb) => ({ xp: eb('xp', '+', xp), last_xp_at: at }))
    .where('guild_id', '=', guildId)
    .execute()
}

async function xpOf(guildId: Snowflake, seconds: number) {
  await database.db.deleteFrom('period_boards').execute()
  const now = START + seconds * 1_000
  const read = async (period: CalendarBoard['period']) =>
    (await boardPage(database.db, guildId, { period, source: 'messages' }, 1, now))?.members[0]?.xp ?? 0
  return [await read('day'), await read('week'), await read('month')] as const
}

/** Ana writes a message, whose id no other server has. */
const writes = (guildId: Snowflake, seconds: number) => says(guildId, ANA, seconds, Number(guildId))

let guilds = 5_000
async function guildOf(xp: number): Promise<Snowflake> {
  const guildId = String(guilds++)
  await seedMembers(database.db, guildId, [[ANA, xp]])
  await database.db.updateTable('guild_users').set({ last_xp_at: null }).where('guild_id', '=', guildId).execute()
  return guildId
}

test('XP that processes of an older release awarded is corrected by the log of messages', async () => {
  const guildId = await guildOf(1_000)
  await oldProcessAwards(guildId, FRIDAY, 20)
  await oldProcessAwards(guildId, MONDAY, 25)
  expect(await xpOf(guildId, MONDAY + 1)).toEqual([0, 0, 0])
  await upkeep(MONDAY + 1)
  expect(await xpOf(guildId, MONDAY + 1)).toEqual([25, 25, 45])
  await oldProcessAwards(guildId, MONDAY + DAY, 10)
  await upkeep(MONDAY + DAY)
  expect(await xpOf(guildId, MONDAY + DAY)).toEqual([10, 35, 55])
})

test('a day is corrected on which a process of an older release and then a new one awarded XP', async () => {
  const guildId = await guildOf(0)
  const { commit } = openLedgerOver(database)
  await oldProcessAwards(guildId, MONDAY, 25)
  await commit(writes(guildId, MONDAY + 100))
  await commit(writes(guildId, MONDAY + DAY))
  const { xp } = await database.db
    .selectFrom('guild_users')
    .select('xp')
    .where('guild_id', '=', guildId)
    .executeTakeFirstOrThrow()
  await upkeep(MONDAY + DAY)
  const [today, week, month] = await xpOf(guildId, MONDAY + DAY)
  expect(today).toBeLessThan(week)
  expect([week, month]).toEqual([xp, xp])
})

test('if the log of the month is too long, only the week or the day is compared', async () => {
  const guildId = await guildOf(0)
  for (const seconds of [FRIDAY, MONDAY, MONDAY + 100, MONDAY + DAY]) await oldProcessAwards(guildId, seconds, 5)
  const today = periodsOf(dayOf(START + (MONDAY + DAY) * 1_000))
  const since = (most: number, keptSince = 0) => comparedSince(database.db, guildId, today, keptSince, most)
  expect(await Promise.all([since(4), since(3), since(2), since(1), since(0)])).toEqual([
    today.month,
    today.week,
    today.day,
    today.day,
    null,
  ])
  expect(await since(4, today.week - 1)).toBe(today.week - 1)
})

test('right rows are not changed, and periods that began before the log of messages are not compared', async () => {
  const guildId = await guildOf(1_000)
  const { commit } = openLedgerOver(database)
  await commit(writes(guildId, FRIDAY), writes(guildId, MONDAY), writes(guildId, MONDAY + 100))
  const before = await xpOf(guildId, MONDAY + 100)
  await upkeep(MONDAY + 100)
  expect(await xpOf(guildId, MONDAY + 100)).toEqual(before)
  await database.db.deleteFrom('message_logs').where('guild_id', '=', guildId).execute()
  await oldProcessAwards(guildId, MONDAY + 200, 5)
  await upkeep(MONDAY + 200, 1)
  expect((await xpOf(guildId, MONDAY + 200))[2]).toBe(before[2] + 5)
})

test('a server whose rows cannot be compared keeps no other server from its turn', async () => {
  const [broken, next] = [await guildOf(0), await guildOf(0)]
  for (const guildId of [broken, next]) await oldProcessAwards(guildId, MONDAY, 25)
  await database.db.deleteFrom('upkeep').execute()
  const lines: string[] = []
  const db = database.db.withPlugin(
    failingQueries((query) => query.includes('message_logs') && query.includes(`"${broken}"`)),
  )
  await upkeepAt(MONDAY + 1, 90, db, lines).run()
  expect(lines.map((line) => JSON.parse(line).guild)).toEqual([broken])
  expect([await xpOf(broken, MONDAY + 1), await xpOf(next, MONDAY + 1)]).toEqual([
    [0, 0, 0],
    [25, 25, 25],
  ])
})
