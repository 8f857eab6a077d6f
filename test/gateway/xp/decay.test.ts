import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { Decay } from '../../../gateway/xp/decay.ts'
import { previewDecay } from '../../../shared/database/decay/preview.ts'
import { decayBatch } from '../../../shared/database/decay/run.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { levelAt } from '../../support/default-curve.ts'

const NOON = Date.UTC(2026, 10, 26, 12)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

interface Plan {
  xp: number
  /** Days since the last message that earned, and since the last voice or reaction. */
  message?: number
  other?: number
}

let guilds = 0

/** A guild in which silent members lose 10 % a day after 10 days, but stay on level 1 or above. */
async function decayingGuild(members: readonly Plan[], { level = 1, active = 1 as 0 | 1 } = {}): Promise<Snowflake> {
  const id = String(1_000 + guilds++)
  const times = { created_at: 0, updated_at: 0, notification_channel_id: null }
  const settings = { decay_percent: 10, decay_after_days: 10, decay_lowest_level: level }
  await database.db
    .insertInto('guilds')
    .values({ id, name: 'Castle', active, ...times, ...settings })
    .execute()
  const at = (days: number | undefined) => (days === undefined ? null : NOON - days * DAY_MS)
  const rows = members.map(({ xp, message, other }, nth) => {
    return {
      guild_id: id,
      user_id: String(nth + 1),
      xp,
      level: levelAt(xp),
      last_xp_at: at(message),
      earned_at: at(other),
    }
  })
  for (let from = 0; from < rows.length; from += 500)
    await database.db
      .insertInto('guild_users')
      .values(rows.slice(from, from + 500))
      .execute()
  return id
}

/** @param onPause called between two batches of a server */
function openDecay(day: number, onPause: (decay: Decay) => void = () => {}) {
  const clock = { now: () => NOON + day * DAY_MS, sleep: async () => onPause(decay) }
  const log = createLog({ level: 'fatal', secrets: [], write: () => {} })
  const metrics = createMetrics()
  const decay = new Decay({ db: database.db, metrics, log, clock, onJobs: () => {} })
  return { decay, metrics }
}
const decayOn = (day: number) => openDecay(day).decay.run()

const xpIn = async (guildId: Snowflake) => {
  const rows = database.db.selectFrom('guild_users').select('xp').where('guild_id', '=', guildId)
  return (await rows.orderBy('user_id').execute()).map(({ xp }) => xp)
}
const decayRows = (guildId: Snowflake) =>
  database.db
    .selectFrom('xp_ledger')
    .select(['user_id', 'entry_key', 'amount'])
    .where('guild_id', '=', guildId)
    .where('source', '=', 'decay')
    .orderBy('user_id')
    .orderBy('entry_key')
    .execute()

test('from the day after it was turned on, silent members lose their part once a day, and never below the lowest level', async () => {
  const silent = { xp: 1_000, message: 40 }
  const guild = await decayingGuild([silent, { xp: 105, message: 40 }, { xp: 90, message: 40 }])
  await decayOn(0)
  expect(await xpIn(guild)).toEqual([1_000, 105, 90])
  await decayOn(1)
  await decayOn(1)
  expect(await xpIn(guild)).toEqual([900, 100, 90])
  await decayOn(2)
  expect(await xpIn(guild)).toEqual([810, 100, 90])
  expect(await decayRows(guild)).toEqual([
    { user_id: '1', entry_key: '2026-11-27', amount: -100 },
    { user_id: '1', entry_key: '2026-11-28', amount: -90 },
    { user_id: '2', entry_key: '2026-11-27', amount: -5 },
  ])
})

test('members who earned by messages, voice or reactions lately lose nothing', async () => {
  const members = [
    { xp: 1_000, message: 3 },
    { xp: 1_000, message: 40, other: 3 },
    { xp: 1_000, other: 3 },
    { xp: 1_000, message: 40, other: 30 },
    { xp: 1_000 },
  ]
  const guild = await decayingGuild(members)
  await decayOn(0)
  await decayOn(1)
  expect(await xpIn(guild)).toEqual([1_000, 1_000, 1_000, 900, 1_000])
  // Since decay was turned on, the last member has not earned anything either.
  await decayOn(11)
  expect((await xpIn(guild))[4]).toBe(900)
})

test('after days without a running process, only today’s part is taken', async () => {
  const guild = await decayingGuild([{ xp: 1_000, message: 40 }])
  await decayOn(0)
  await decayOn(1)
  await decayOn(6)
  expect(await xpIn(guild)).toEqual([810])
})

test('decay that is turned off and on again begins on the next day', async () => {
  const guild = await decayingGuild([{ xp: 1_000, message: 40 }])
  await decayOn(0)
  const set = (decay_percent: number) =>
    database.db.updateTable('guilds').set({ decay_percent }).where('id', '=', guild).execute()
  await set(0)
  await decayOn(3)
  await set(10)
  await decayOn(5)
  expect(await xpIn(guild)).toEqual([1_000])
  await decayOn(6)
  expect(await xpIn(guild)).toEqual([900])
})

test('two processes at once, and one that is killed between two batches, take each member’s part once', async () => {
  const guild = await decayingGuild(Array.from({ length: 700 }, () => ({ xp: 1_000, message: 40 })))
  await decayOn(0)
  const rules = (await loadGuildRules(database.db, [guild])).get(guild)
  if (rules === undefined) throw new Error('the guild is not stored')
  const batch = () =>
    database.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => decayBatch(trx, rules, NOON + DAY_MS))
  expect(await batch()).toEqual({ isDone: false, members: 250, xp: 25_000 })
  await Promise.all([decayOn(1), decayOn(1)])
  expect(new Set(await xpIn(guild))).toEqual(new Set([900]))
  const progress = database.db.selectFrom('decay_progress').selectAll().where('guild_id', '=', guild)
  expect(await progress.execute()).toMatchObject([{ is_done: 1, members: 700, xp: 70_000 }])
})

test('a server that the bot has left loses nothing', async () => {
  const guild = await decayingGuild([{ xp: 1_000, message: 40 }], { active: 0 })
  await decayOn(0)
  await decayOn(1)
  expect(await xpIn(guild)).toEqual([1_000])
})

test('the preview shows how much XP the next day takes', async () => {
  const guild = await decayingGuild(
    [
      { xp: 1_000, message: 40 },
      { xp: 3_333, message: 9.5 },
      { xp: 1_000, message: 2 },
      { xp: 50, message: 40 },
      { xp: 1_005 },
    ],
    { level: 2 },
  )
  await decayOn(0)
  const rules = { decayPercent: 10, decayAfterDays: 10, decayLowestLevel: 2 }
  const before = (await xpIn(guild)).reduce((sum, xp) => sum + xp)
  const preview = await previewDecay(database.db, guild, rules, NOON)
  expect(preview).toEqual({ members: 2, xp: 433, examined: 4, isPartial: false })
  await decayOn(1)
  expect(before - (await xpIn(guild)).reduce((sum, xp) => sum + xp)).toBe(433)
})

test('a process that stops halfway does not count the server as finished, and the next one takes the rest', async () => {
  const guild = await decayingGuild(Array.from({ length: 600 }, () => ({ xp: 1_000, message: 40 })))
  await decayOn(0)
  const stopping = openDecay(1, (decay) => decay.stop())
  await stopping.decay.run()
  const finished = async ({ metrics }: ReturnType<typeof openDecay>) =>
    (await metrics.registry.metrics()).match(/^prosperity_decay_guilds_total (\d+)/m)?.[1]
  expect(await finished(stopping)).toBe('0')
  expect((await xpIn(guild)).filter((xp) => xp === 900)).toHaveLength(250)
  const next = openDecay(1)
  await next.decay.run()
  expect(await finished(next)).toBe('1')
  expect(new Set(await xpIn(guild))).toEqual(new Set([900]))
})
