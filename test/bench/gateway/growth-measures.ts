import { mostActive } from '../../../shared/database/activity-roles/most-active.ts'
import { leaderboardPage } from '../../../shared/database/members/leaderboard.ts'
import { beginRanges, correctRanges, rangedGuilds } from '../../../shared/database/members/range-recount.ts'
import { rankedStanding } from '../../../shared/database/members/rank.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { dayOf } from '../../../shared/levelling/day.ts'
import { periodsOf } from '../../../shared/levelling/period.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median } from '../support/rounds.ts'
import { type BenchDatabase, fillGuild, idsOfYears, memberId, settled } from './database.ts'
import { startSubject } from './subject.ts'

const ACTIVE = 20_000
const [SMALL_GUILD, BIG_GUILD, ALONE_GUILD, FULL_GUILD] = ['21', '22', '23', '24'] as const
const SMALL = 10_000
const PAGE_SIZE = 10
/** Where deep pages are read, in percent of all pages. */
const DEEP_PERCENTS = [0.1, 1, 10, 25, 50, 75, 90, 95, 99]
const QUERIES = 21
/** How often the leaderboard of a month is made. */
const MADE = 5
/** One member in so many has earned XP this month. */
const ACTIVE_PART = 3
/** The messages of a week, for an activity role, and how many members hold it. */
const [LOGS, HOLDERS, WEEK_MS] = [700_000, 10, 7 * 86_400_000]
const ROUNDS = 5
const AWARDS = 60_000

async function medianMs(query: (nth: number) => Promise<unknown>, queries = QUERIES): Promise<number> {
  const times: number[] = []
  for (let nth = 0; nth < queries; nth++) {
    const started = performance.now()
    await query(nth)
    times.push(performance.now() - started)
  }
  return median(times)
}

const inMs = (small: number, big: number): string => `${small.toFixed(2)} ms and ${big.toFixed(2)} ms`

/** How pages and ranks slow down where a guild is a hundred times as big, and deep pages against the first. */
async function readMeasures(database: BenchDatabase, big: number): Promise<Measure[]> {
  const { db } = database
  await fillGuild(database, SMALL_GUILD, SMALL, idsOfYears(SMALL))
  await fillGuild(database, BIG_GUILD, big, idsOfYears(big))
  await countRanges(database)
  const page = (guild: string, wanted: number) =>
    medianMs(async () => {
      const { members } = await leaderboardPage(db, guild, wanted)
      const ranks = members.map(({ rank }) => rank)
      const isRight =
        ranks.length === PAGE_SIZE && ranks.every((rank, nth) => rank === (wanted - 1) * PAGE_SIZE + nth + 1)
      if (!isRight) throw new Error(`page ${wanted} shows the ranks ${ranks.join()}`)
    })
  const rank = (guild: string, members: number) =>
    medianMs(async (nth) => {
      const userId = memberId(1 + Math.floor((nth * members) / QUERIES), idsOfYears(members))
      if ((await rankedStanding(db, guild, userId)) === null) throw new Error(`${userId} has no rank`)
    })
  const growth = (measure: string, what: string, [small, large]: readonly [number, number]): Measure => {
    return { measure, value: large / small, note: `${what}: ${inMs(small, large)}` }
  }
  const [smallLast, bigLast] = [SMALL / PAGE_SIZE, big / PAGE_SIZE]
  const first = [await page(SMALL_GUILD, 1), await page(BIG_GUILD, 1)] as const
  const thousandth = [await page(SMALL_GUILD, smallLast), await page(BIG_GUILD, smallLast)] as const
  const last = [thousandth[0], await page(BIG_GUILD, bigLast)] as const
  const deep = new Map<string, number>([
    ['page 1,000', thousandth[1]],
    ['the last page', last[1]],
  ])
  for (const percent of DEEP_PERCENTS)
    deep.set(`${percent} %`, await page(BIG_GUILD, Math.floor((bigLast * percent) / 100)))
  const ranks = [await rank(SMALL_GUILD, SMALL), await rank(BIG_GUILD, big)] as const
  const [made, stored] = await periodMs(database, big)
  const deepest = Math.max(...deep.values())
  const each = [...deep].map(([place, ms]) => `${place} ${ms.toFixed(2)}`).join(', ')
  const sizes = `${SMALL.toLocaleString('en')} and ${big.toLocaleString('en')} members`
  return [
    growth('gateway.leaderboard.growth', `page 1 of ${sizes}`, first),
    growth('gateway.leaderboard.growth.page_1000', 'page 1,000', thousandth),
    growth('gateway.leaderboard.growth.last_page', 'the last page', last),
    {
      measure: 'gateway.leaderboard.deep_vs_first',
      value: deepest / first[1],
      note: `the slowest deep page against page 1, in ms: page 1 ${first[1].toFixed(2)}, ${each}`,
    },
    {
      measure: 'gateway.leaderboard.period_vs_all_time',
      value: stored / first[1],
      note: `page 1 of this month and of all time: ${inMs(stored, first[1])}`,
    },
    {
      measure: 'gateway.leaderboard.period_made_ms',
      value: made,
      note: `${Math.round(big / ACTIVE_PART).toLocaleString('en')} members have earned XP this month`,
    },
    {
      measure: 'gateway.leaderboard.most_active_ms',
      value: await mostActiveMs(database),
      note: `the ${HOLDERS} most active of ${LOGS.toLocaleString('en')} messages, each of another member`,
    },
    growth('gateway.rank.growth', 'ranks of members of all levels', ranks),
  ]
}

/** How long it takes to make the leaderboard of a month, and to read a page of it in the minute after. */
async function periodMs(
  { db, pool }: BenchDatabase,
  members: number,
): Promise<readonly [made: number, stored: number]> {
  const now = Date.now()
  const { day, week, month } = periodsOf(dayOf(now))
  await pool.query(
    `insert into member_periods
     select guild_id, 'messages', user_id, 0, ${day}, ${week}, ${month}, xp, floor(xp * 0.9), floor(xp * 0.7)
     from guild_users where guild_id = ${BIG_GUILD} and crc32(user_id) % ${ACTIVE_PART} = 0 limit ${members}`,
  )
  const board = { period: 'month', source: 'messages' } as const
  const read = () => boardPage(db, BIG_GUILD, board, 1, now)
  const made = await medianMs(read, MADE)
  await (await read())?.store?.()
  return [made, await medianMs(read)]
}

/** How long it takes to choose the holders of an activity role by the messages of a week. */
async function mostActiveMs({ db, pool }: BenchDatabase): Promise<number> {
  const now = Date.now()
  const newest = snowflakeAt(now)
  await pool.query(
    `insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at)
     select ${newest} - cast(row_number() over (order by user_id) as unsigned), guild_id, user_id, 1, 15 + user_id % 16, ${now}
     from guild_users where guild_id = ${BIG_GUILD} limit ${LOGS}`,
  )
  return medianMs(() => mostActive(db, BIG_GUILD, now - WEEK_MS, HOLDERS), MADE)
}

/** Counts members per range of XP, as the gateway does in guilds with crowded levels. */
async function countRanges({ db }: BenchDatabase): Promise<void> {
  for (const guild of await rangedGuilds(db, [SMALL_GUILD, BIG_GUILD])) {
    await beginRanges(db, guild.id, 1)
    await correctRanges(db, guild)
  }
}

/** The award rate of the same number of members where the table is small, and where it holds all the others too. */
async function memberGrowth(database: BenchDatabase, rows: number): Promise<Measure> {
  const subject = startSubject(database.url)
  const rateIn = async (guildId: string, spread: number): Promise<number> => {
    const { ms } = await subject.award({ guildId, active: ACTIVE, spread, awards: AWARDS })
    return (AWARDS / ms) * 1_000
  }
  const rates = async (guildId: string, spread: number): Promise<number[]> => {
    await settled(database)
    // Everybody once: what a server that has run for a while holds in memory.
    await rateIn(guildId, spread)
    const taken: number[] = []
    for (let round = 0; round < ROUNDS; round++) taken.push(await rateIn(guildId, spread))
    return taken
  }
  await fillGuild(database, ALONE_GUILD, ACTIVE)
  const before = await rates(ALONE_GUILD, 1)
  await fillGuild(database, FULL_GUILD, rows)
  const after = await rates(FULL_GUILD, Math.floor(rows / ACTIVE))
  await subject.end()
  const rate = (values: number[]): string => `${Math.round(median(values)).toLocaleString('en')}/s`
  return {
    measure: 'gateway.members.growth',
    value: median(after) / median(before),
    note: `${rate(before)} alone, ${rate(after)} among ${rows.toLocaleString('en')} rows`,
  }
}

/** How pages, ranks and awards slow down as a guild and the table grow. */
export const growthParts = (database: BenchDatabase, quick: boolean): Part[] => [
  {
    measures: ['gateway.leaderboard', 'gateway.rank.growth'],
    take: () => readMeasures(database, quick ? 100_000 : 1_000_000),
  },
  {
    measures: ['gateway.members.growth'],
    take: async () => [await memberGrowth(database, quick ? 1_000_000 : 10_000_000)],
  },
]
