import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Runner } from '../../../../gateway/jobs/runner.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { newRow } from '../../../../shared/database/jobs/jobs.ts'
import { endSeason, startSeason } from '../../../../shared/database/seasons/change.ts'
import { listSeasons } from '../../../../shared/database/seasons/seasons.ts'
import { MINUTE_MS } from '../../../../shared/levelling/day.ts'
import type { SeasonOptions } from '../../../../shared/levelling/season.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld } from '../effects-world.ts'

const START = Date.parse('2026-08-07T16:00:00Z')
const END = START + 60 * MINUTE_MS
const FAR = END + 60 * 24 * 60 * MINUTE_MS

let world: EffectsWorld
const runners: Runner[] = []
beforeAll(async () => {
  world = await EffectsWorld.open()
})
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
  await world.database.db.deleteFrom('jobs').execute()
})
afterAll(() => world.close())

const db = () => world.database.db
const author = (guild: Guild) => ({ guildId: guild.id, actor: SCRIPT, reply: null })
const seasons = (guild: Guild) => listSeasons(db(), guild.id)
const holders = (guild: Guild, role: string) =>
  ['ann', 'bob'].filter((name) => guild.member(name).roles.includes(role)).join()

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

async function starts(guild: Guild, now: number, options: Partial<SeasonOptions>): Promise<void> {
  const number = ((await seasons(guild))[0]?.number ?? 0) + 1
  const usual = { name: '', endsAt: null, startsAnew: false, winners: 1, roleId: null, channelId: null }
  expect(await startSeason(db(), author(guild), number, { ...usual, ...options }, now)).toBe(true)
  await comes(now)
}

async function ends(guild: Guild, now: number): Promise<void> {
  const [season] = await seasons(guild)
  if (season === undefined) throw new Error('the guild has no season')
  expect(await endSeason(db(), author(guild), season, now)).toBe(true)
  await comes(now)
}

/** Starts a process. */
function runsAt(time: number): void {
  world.clock.hold(time)
  runners.push(world.runs())
}

test('a season ends at its planned time, once, by two processes', async () => {
  const guild = await world.guild()
  const news = guild.channel('news')
  runsAt(START)
  runsAt(START)
  await starts(guild, START, { endsAt: END, channelId: news.id })
  await world.hasLevel(guild, 3, guild.member('ann'))
  await comes(END - 1)
  expect(await seasons(guild)).toMatchObject([{ state: 'running' }])
  await comes(END)
  expect(await seasons(guild)).toMatchObject([{ state: 'ended', endedAt: END, members: 1 }])
  await comes(END + 10 * MINUTE_MS)
  expect(news.sent).toHaveLength(1)
  expect(await world.jobs()).toEqual([])
})

test.each([
  {
    work: 'curve',
    begins: (guildId: string) =>
      db()
        .updateTable('guilds')
        .set({ curve_changed_at: END, curve_settled_at: 0 })
        .where('id', '=', guildId)
        .execute(),
    finishes: (guildId: string) =>
      db().updateTable('guilds').set({ curve_settled_at: END }).where('id', '=', guildId).execute(),
  },
  {
    work: 'decay-undo',
    begins: (guildId: string) => {
      const payload = { ...{ reply: null, fromDay: 1, toDay: 2, actorId: null }, ...{ cursor: '0', members: 0, xp: 0 } }
      return db()
        .insertInto('jobs')
        .values(newRow({ kind: 'decay-undo', guildId, userId: null, payload }, FAR))
        .execute()
    },
    finishes: (guildId: string) =>
      db().deleteFrom('jobs').where('guild_id', '=', guildId).where('kind', '=', 'decay-undo').execute(),
  },
  {
    work: 'import',
    begins: (guildId: string) => db().insertInto('imports').values(importOf(guildId)).execute(),
    finishes: (guildId: string) =>
      db().updateTable('imports').set({ state: 'done', busy_guild_id: null }).where('guild_id', '=', guildId).execute(),
  },
])('the planned end waits for other work on all members ($work), and counts from its time', async (other) => {
  const guild = await world.guild()
  runsAt(START)
  await starts(guild, START, { endsAt: END })
  await other.begins(guild.id)
  await comes(END)
  expect(await seasons(guild)).toMatchObject([{ state: 'running' }])
  expect((await world.jobs()).map(({ reason }) => reason)).toContain(`waits for other work: ${other.work}`)
  await other.finishes(guild.id)
  await comes(END + MINUTE_MS)
  expect(await seasons(guild)).toMatchObject([{ state: 'ended', endedAt: END }])
})

const importOf = (guildId: string) => ({
  ...{ guild_id: guildId, busy_guild_id: guildId, state: 'applying' as const, wants_stop: 0 as const },
  ...{ format: 'mee6', title: 'MEE6', mode: 'replace' as const, curve_before: null, actor_id: null },
  ...{ created_at: START, updated_at: START },
})

test('the winners of a season take the role from those of the season before', async () => {
  const guild = await world.guild()
  const role = guild.role('Champion')
  const [ann, bob] = [guild.member('ann'), guild.member('bob')]
  runsAt(START)
  await starts(guild, START, { roleId: role.id })
  await world.hasLevel(guild, 2, ann)
  await ends(guild, START + MINUTE_MS)
  expect(holders(guild, 'Champion')).toBe('ann')
  await starts(guild, START + 2 * MINUTE_MS, { roleId: role.id })
  await world.hasLevel(guild, 3, bob)
  await ends(guild, START + 3 * MINUTE_MS)
  expect(holders(guild, 'Champion')).toBe('bob')
  expect((await seasons(guild)).map(({ holderIds }) => holderIds)).toEqual([[bob.id], []])
  await starts(guild, START + 4 * MINUTE_MS, { roleId: guild.role('Master').id })
  await world.hasLevel(guild, 9, ann)
  await ends(guild, START + 5 * MINUTE_MS)
  expect([holders(guild, 'Champion'), holders(guild, 'Master')]).toEqual(['', 'ann'])
})

test('a role above the bot is kept as a failed job with its reason, and the season ends and is announced', async () => {
  const guild = await world.guild()
  const [role, news, ann] = [guild.role('Champion'), guild.channel('news'), guild.member('ann')]
  role.moveTo(90)
  runsAt(START)
  await starts(guild, START, { roleId: role.id, channelId: news.id })
  await world.hasLevel(guild, 2, ann)
  await ends(guild, START + MINUTE_MS)
  expect(await seasons(guild)).toMatchObject([{ state: 'ended', won: [{ userId: ann.id }] }])
  expect(news.sent).toHaveLength(1)
  expect(await world.jobs()).toMatchObject([
    { kind: 'season-roles', state: 'failed', reason: expect.stringContaining('Missing Permissions') },
  ])
  expect(ann.roles).toEqual([])
})

test.each([
  ['is stored', 0],
  ['is not stored yet', 1],
] as const)('a season ends also where the bot has left the server, and this %s', async (_, active) => {
  const guild = await world.guild()
  const [role, news, ann] = [guild.role('Champion'), guild.channel('news'), guild.member('ann')]
  runsAt(START)
  await starts(guild, START, { endsAt: END, roleId: role.id, channelId: news.id })
  await world.hasLevel(guild, 2, ann)
  guild.remove(world.application)
  await db().updateTable('guilds').set({ active }).where('id', '=', guild.id).execute()
  await comes(END)
  expect(await seasons(guild)).toMatchObject([{ state: 'ended', won: [{ userId: ann.id }] }])
  expect([news.sent, ann.roles]).toEqual([[], []])
  const left = (await world.jobs()).map(({ kind, state }) => [kind, state])
  expect(left).toEqual(
    active === 0
      ? []
      : [
          ['season-roles', 'failed'],
          ['announcement', 'failed'],
        ],
  )
})
