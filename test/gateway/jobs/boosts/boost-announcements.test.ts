import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Runner } from '../../../../gateway/jobs/runner.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { listBoosts } from '../../../../shared/database/guilds/boosts.ts'
import { addBoost, type NewBoost, skipRun, stopBoost } from '../../../../shared/database/guilds/change-boosts.ts'
import { mendBoostEdges } from '../../../../shared/database/jobs/boost-edges.ts'
import { nextRuns } from '../../../../shared/levelling/boost.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld } from '../effects-world.ts'

const HOUR_MS = 3_600_000
/** Friday, 18:00 in Berlin. */
const FRIDAY = Date.parse('2026-08-07T16:00:00Z')
const WEEK_MS = 7 * 24 * HOUR_MS
const FRIDAYS = { weekdays: 16, fromMinute: 18 * 60, toMinute: 22 * 60, timeZone: 'Europe/Berlin' }

let world: EffectsWorld
const runners: Runner[] = []
beforeAll(async () => {
  world = await EffectsWorld.open()
})
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
  await world.database.db.deleteFrom('jobs').execute()
  await world.database.db.deleteFrom('boosts').execute()
})
afterAll(() => world.close())

const news = (guild: Guild) => guild.channel('news').sent.map(({ content }) => content.split(/[!.]/, 1)[0])
const BEGUN = 'XP boost'
const OVER = 'The XP boost is over'

/** Sets the clock, and starts a process. */
function runsAt(time: number): void {
  world.clock.hold(time)
  runners.push(world.runs())
}

/** Sets the clock, and waits until no job is due. */
async function comes(time: number): Promise<void> {
  world.clock.hold(time)
  await until('nothing is due', async () => {
    for (const runner of runners) runner.wake()
    return (await world.jobs()).every(
      ({ state, run_at: due }) => state === 'failed' || (state === 'waiting' && due > time),
    )
  })
}

async function boosts(guild: Guild, parts: Partial<NewBoost>, now: number): Promise<void> {
  const channelId = guild.channel('news').id
  const wanted = { factor: 2, startsAt: now, endsAt: null, weekly: null, channelId, ...parts }
  await addBoost(world.database.db, author(guild), wanted, { now, random: 0.5 })
}

const author = (guild: Guild) => ({ guildId: guild.id, actor: SCRIPT })
const first = async (guild: Guild, now: number) => {
  const [boost] = await listBoosts(world.database.db, guild.id, now)
  if (boost === undefined) throw new Error('the guild has no boost')
  return boost
}

test('each start and end of a weekly boost is announced once, by two processes and over a restart of both', async () => {
  const guild = await world.guild()
  await boosts(guild, { weekly: FRIDAYS }, FRIDAY - HOUR_MS)
  runsAt(FRIDAY - HOUR_MS)
  runsAt(FRIDAY - HOUR_MS)
  await comes(FRIDAY - 1)
  expect(news(guild)).toEqual([])
  await comes(FRIDAY)
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
  runsAt(FRIDAY + 1)
  runsAt(FRIDAY + 1)
  await comes(FRIDAY + 4 * HOUR_MS - 1)
  expect(news(guild)).toEqual([BEGUN])
  await comes(FRIDAY + 4 * HOUR_MS)
  await comes(FRIDAY + WEEK_MS)
  expect(news(guild)).toEqual([BEGUN, OVER, BEGUN])
  expect(guild.channel('news').sent[1]?.content).toContain(`<t:${(FRIDAY + WEEK_MS) / 1_000}:F>`)
  expect(await world.jobs()).toHaveLength(1)
})

test('the end of a boost that is stopped is announced at once, and not a second time at its own end', async () => {
  const guild = await world.guild()
  await boosts(guild, { endsAt: FRIDAY + 2 * HOUR_MS }, FRIDAY)
  runsAt(FRIDAY)
  await comes(FRIDAY)
  const stoppedAt = FRIDAY + 60_000
  await stopBoost(world.database.db, author(guild), await first(guild, stoppedAt), stoppedAt)
  await comes(stoppedAt)
  expect(news(guild)).toEqual([BEGUN, OVER])
  await comes(FRIDAY + 3 * HOUR_MS)
  expect(news(guild)).toEqual([BEGUN, OVER])
  expect(await world.jobs()).toEqual([])
})

test('a run that an admin cancels before it begins is not announced, and the next one is', async () => {
  const guild = await world.guild()
  await boosts(guild, { weekly: FRIDAYS }, FRIDAY - HOUR_MS)
  runsAt(FRIDAY - HOUR_MS)
  const boost = await first(guild, FRIDAY - 1)
  const [run] = nextRuns(boost, FRIDAY - 1, 1)
  if (run === undefined) throw new Error('the boost has no run')
  expect(await skipRun(world.database.db, author(guild), boost, run, FRIDAY - 1)).toBe('stopped')
  await comes(FRIDAY + 5 * HOUR_MS)
  expect(news(guild)).toEqual([])
  await comes(FRIDAY + WEEK_MS)
  expect(news(guild)).toEqual([BEGUN])
})

test('an announcement that is more than an hour late is left out', async () => {
  const guild = await world.guild()
  await boosts(guild, { endsAt: FRIDAY + 4 * HOUR_MS }, FRIDAY)
  runsAt(FRIDAY + HOUR_MS + 1)
  await comes(FRIDAY + HOUR_MS + 1)
  expect(news(guild)).toEqual([])
  await comes(FRIDAY + 4.5 * HOUR_MS)
  expect(news(guild)).toEqual([OVER])
})

test('a run that ended before a process came back is not announced', async () => {
  const guild = await world.guild()
  await boosts(guild, { endsAt: FRIDAY + HOUR_MS / 4 }, FRIDAY)
  runsAt(FRIDAY + HOUR_MS / 2)
  await comes(FRIDAY + HOUR_MS / 2)
  expect(news(guild)).toEqual([])
})

test('a quiet time does not delay the start of a boost', async () => {
  const guild = await world.guild({ settings: { quiet_time: '17:00-23:00 Europe/Berlin' } })
  await boosts(guild, { endsAt: FRIDAY + HOUR_MS }, FRIDAY)
  runsAt(FRIDAY)
  await comes(FRIDAY)
  expect(news(guild)).toEqual([BEGUN])
})

test('a boost whose job is missing gets one, and is announced once', async () => {
  const guild = await world.guild()
  await boosts(guild, { endsAt: FRIDAY + HOUR_MS }, FRIDAY)
  await world.database.db.deleteFrom('jobs').execute()
  await mendBoostEdges(world.database.db, FRIDAY)
  await mendBoostEdges(world.database.db, FRIDAY)
  expect(await world.jobs()).toHaveLength(1)
  runsAt(FRIDAY)
  await comes(FRIDAY)
  await mendBoostEdges(world.database.db, FRIDAY)
  expect(await world.jobs()).toHaveLength(1)
  await comes(FRIDAY + HOUR_MS)
  await mendBoostEdges(world.database.db, FRIDAY + HOUR_MS)
  expect(await world.jobs()).toEqual([])
  expect(news(guild)).toEqual([BEGUN, OVER])
})
