import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { NewJob } from '../../../shared/database/jobs/jobs.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld, told } from './effects-world.ts'

const PATIENCE_MS = 180_000

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open()
})
afterEach(() => world.close())

/** Members who have just reached level 2, and what that asks for. */
async function risen(count: number) {
  const guild = await world.guild({ levelRoles: { 1: 'Silver', 2: 'Gold' } })
  const general = guild.channel('general')
  const members = Array.from({ length: count }, (_, i) => guild.member(`riser-${i}`))
  await world.hasLevel(guild, 2, ...members)
  const jobs = members.flatMap((member): NewJob[] => [
    { kind: 'member-roles', guildId: guild.id, userId: member.id, payload: {} },
    world.rise(guild, member, { level: 2, in: general }),
  ])
  return { guild, general, members, jobs, expected: members.map(({ id }) => `<@${id}> 2`).sort() }
}

test.each([false, true])(
  'where a third of all requests fail, every level-up is announced once and every role is right (after acting: %p)',
  async (failAfterActing) => {
    const { general, members, jobs, expected } = await risen(60)
    world.discord.misbehave({ failShare: 1 / 3, failWith: [500, 502, 429], failAfterActing })
    const runner = world.runs()
    for (let i = 0; i < jobs.length; i += 20) {
      await world.asks(...jobs.slice(i, i + 20))
      runner.wake()
      await until('some of them are told', () => general.sent.length > i / 40)
    }
    await world.allDone(PATIENCE_MS)
    expect(told(general.sent).sort()).toEqual(expected)
    expect(members.every((member) => member.roles.join() === 'Gold')).toBe(true)
    expect(await world.jobs()).toEqual([])
  },
  PATIENCE_MS,
)

test('several processes that start and stop announce every level-up once', async () => {
  const { general, jobs, expected } = await risen(100)
  await world.asks(...jobs.slice(0, 100))
  const [first] = [world.runs(), world.runs()]
  await until('something is told', () => general.sent.length > 0)
  await first.stop()
  world.runs()
  await world.asks(...jobs.slice(100))
  await world.allDone(PATIENCE_MS)
  expect(told(general.sent).sort()).toEqual(expected)
})

test(
  'two processes announce the levels of a member in order, in whichever channels',
  async () => {
    const guild = await world.guild()
    const bob = guild.member('bob')
    const runners = [world.runs(), world.runs()]
    for (let level = 1; level <= 30; level++) {
      await world.asks(world.rise(guild, bob, { level, in: guild.channel(`room-${level % 3}`) }))
      for (const runner of runners) runner.wake()
    }
    await world.allDone(PATIENCE_MS)
    const levels = told(guild.sent).map((line) => Number(line.split(' ')[1]))
    expect(levels.at(-1)).toBe(30)
    expect(levels).toEqual([...new Set(levels)].sort((a, b) => a - b))
  },
  PATIENCE_MS,
)

test('a level-up that waits for a rate limit when the process stops is announced by the next process', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  world.discord.misbehave({ restDelayMs: 30_000 })
  const runner = world.runs()
  await world.asks(world.rise(guild, guild.member('bob'), { level: 3, in: general }))
  runner.wake()
  await until('it is on its way', () => world.discord.requests.total > 0)
  await runner.stop()
  world.discord.behave()
  expect(await world.jobs()).toMatchObject([{ kind: 'announcement', state: 'waiting', taken_by: null }])
  world.runs()
  await world.allDone()
  expect(told(general.sent)).toHaveLength(1)
})

test('a bot whose token is refused is not used again, and its jobs wait', async () => {
  const { jobs } = await risen(60)
  await world.asks(...jobs)
  world.application.revokeToken()
  const runner = world.runs()
  await until('every job waits', async () =>
    (await world.jobs()).every((job) => job.state === 'waiting' && job.run_at > Date.now()),
  )
  // Those that were under way when the first was refused.
  const asked = world.discord.requests.total
  expect(asked).toBeLessThan(20)
  await world.database.db.updateTable('jobs').set({ run_at: 0 }).execute()
  runner.wake()
  await until('every job waits again', async () => (await world.jobs()).every((job) => job.run_at > Date.now()))
  expect(world.discord.requests.total).toBe(asked)
})

test('a job of a kind that this version does not know is left for a newer one', async () => {
  const row = { guild_id: '1', user_id: null, payload: '{}', run_at: 0, created_at: 0, updated_at: 0 }
  const free = { taken_by: null, taken_until: null, reason: null }
  await world.database.db
    .insertInto('jobs')
    .values([
      { ...row, ...free, kind: 'from-the-future' },
      { ...row, ...free, kind: 'roles' },
    ])
    .execute()
  world.runs()
  const jobs = await until('the one that is known is set aside', async () => {
    const all = await world.jobs()
    return all.some((job) => job.state === 'failed') && all
  })
  expect(jobs).toMatchObject([
    { kind: 'from-the-future', state: 'waiting', attempts: 0 },
    { kind: 'roles', state: 'failed', reason: 'the job names no member' },
  ])
})
