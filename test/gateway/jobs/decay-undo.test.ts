import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Kysely } from 'kysely'
import type { EffectContext } from '../../../gateway/jobs/context.ts'
import { undoDecay } from '../../../gateway/jobs/decay/undo.ts'
import type { Turn } from '../../../gateway/jobs/pool.ts'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { askDecayUndo } from '../../../shared/database/decay/ask-undo.ts'
import { decayBatch } from '../../../shared/database/decay/run.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { DEFAULT_CURVE, levelAt } from '../../../shared/levelling/curve.ts'
import { DAY_MS, dayOf } from '../../../shared/levelling/day.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { failingQueries } from '../../support/failing-queries.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const NOW = Date.now()
const SETTINGS = { decay_percent: 50, decay_after_days: 10 }

async function decayOn(guild: Guild, daysAgo: number): Promise<void> {
  const { db } = world.database
  const rules = (await loadGuildRules(db, [guild.id])).get(guild.id)
  if (rules === undefined) throw new Error('the guild is not stored')
  await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((trx) => decayBatch(trx, rules, NOW - daysAgo * DAY_MS))
}

const askUndo = (guild: Guild, days: number) =>
  askDecayUndo(
    world.database.db,
    { guildId: guild.id, actor: SCRIPT, fromDay: dayOf(NOW) - days + 1, toDay: dayOf(NOW), reply: null },
    Date.now(),
  )

test('an admin gives back the XP that decay took on the last days, once, and level roles follow both ways', async () => {
  const guild = await world.guild({ settings: SETTINGS, levelRoles: { 5: 'Gardener' } })
  const { db } = world.database
  const alice = guild.member('alice')
  await world.grant(guild, alice, 1_600)
  await db
    .updateTable('guild_users')
    .set({ last_xp_at: NOW - 90 * DAY_MS, level: levelAt(1_600, DEFAULT_CURVE) })
    .where('guild_id', '=', guild.id)
    .execute()
  alice.gets(guild.role('Gardener'))
  for (const daysAgo of [3, 2, 1, 0]) await decayOn(guild, daysAgo)
  expect(await world.xpOf(guild, alice)).toBe(200)
  await until('alice has lost the role', async () => !alice.roles.includes('Gardener'))

  await askUndo(guild, 2)
  await until('two days are given back', async () => (await world.xpOf(guild, alice)) === 800)
  const progress = db.selectFrom('decay_progress').select(['day', 'is_done']).where('guild_id', '=', guild.id)
  expect(await progress.execute()).toEqual([{ day: dayOf(NOW), is_done: 1 }])

  await askUndo(guild, 4)
  await until('alice has the role again', async () => alice.roles.includes('Gardener'))
  await until('the jobs are done', async () => (await db.selectFrom('jobs').select('id').execute()).length === 0)
  expect(await world.memberRow(guild, alice)).toMatchObject({ xp: 1_600, ledger_xp: 0 })
})

test('a killed process leaves a right count: members of a batch are counted with it, or not at all', async () => {
  const guild = await world.guild({ settings: SETTINGS })
  const { db } = world.database
  for (const name of ['ann', 'bob']) await world.grant(guild, guild.member(name), 1_000)
  await db
    .updateTable('guild_users')
    .set({ last_xp_at: NOW - 90 * DAY_MS, level: levelAt(1_000, DEFAULT_CURVE) })
    .where('guild_id', '=', guild.id)
    .execute()
  // The first day begins the decay, and takes nothing.
  for (const daysAgo of [1, 0]) await decayOn(guild, daysAgo)
  const [day, now] = [dayOf(NOW), Date.now()]
  const payload = { reply: null, fromDay: day, toDay: day, actorId: null, cursor: '0', members: 0, xp: 0 }
  const held = { state: 'taken', taken_by: 'me', taken_until: now + DAY_MS } as const
  const { insertId } = await db
    .insertInto('jobs')
    .values({
      ...{ kind: 'decay-undo', guild_id: guild.id, payload: JSON.stringify(payload), run_at: now },
      ...{ ...held, created_at: now, updated_at: now },
    })
    .executeTakeFirstOrThrow()
  const id = String(insertId)
  const stored = async () => {
    const row = await db.selectFrom('jobs').select('payload').where('id', '=', id).executeTakeFirstOrThrow()
    return JSON.parse(row.payload)
  }
  const run = async (its: Kysely<Database>) => {
    const context = { db: its, processId: 'me', leaseMs: DAY_MS, now: Date.now, stopping: () => false }
    const job = { id, kind: 'decay-undo', guildId: guild.id, createdAt: now, payload: await stored() }
    const turn = { aside: async () => {} }
    // The parts of a job and its context that this job uses.
    return undoDecay(job as unknown as JobOf<'decay-undo'>, turn as Turn, context as unknown as EffectContext)
  }
  const killed = db.withPlugin(
    failingQueries((query) => query.includes('UpdateQueryNode') && query.includes('"taken_until"')),
  )
  await expect(run(killed)).rejects.toThrow('the test lets this query fail')
  expect(await run(db)).toEqual({ outcome: 'done' })
  expect(await stored()).toMatchObject({ members: 2, xp: 1_000 })
})
