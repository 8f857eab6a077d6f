import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import { curveChangeOf } from '../../shared/database/members/recalculate.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(120_000)

const MEMBERS = 40_000
/** The second look at the members comes half a minute after the change. */
const AGO_MS = 31_000

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open()
})
afterAll(() => world.close())

test('kill -9 during a change of the curve: every member ends on the level of the new curve, and the counts are right', async () => {
  const { db } = world.database
  const { id: guildId } = world.guild
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${guildId}, seq, 1 + (seq * 7919) % 200000, 0, 1 from ${sql.raw(`seq_1_to_${MEMBERS}`)}`.execute(db)
  await recountGuild(db, guildId)
  await db.updateTable('guilds').set({ updated_at: 1 }).where('id', '=', guildId).execute()
  world.startTalking()
  const curve = PRESET_CURVES.arcane
  await changeSettings(db, { guildId, actor: SCRIPT }, { curve: writeCurve(curve) }, Date.now() - AGO_MS)
  await until('it is under way', async () => {
    const jobs = await db.selectFrom('jobs').select('payload').where('kind', '=', 'recalculate-levels').execute()
    return jobs.some(({ payload }) => /"cursor":"[1-9]/.test(payload))
  })
  await world.restartGateway('SIGKILL')
  await world.talkFor(200)
  world.stopTalking()
  await until(
    'all levels are settled',
    async () => {
      const change = await curveChangeOf(db, guildId)
      return change !== null && change.settledAt === change.changedAt
    },
    60_000,
  )
  const rows = await db
    .selectFrom('guild_users')
    .select(['user_id', 'xp', 'level'])
    .where('guild_id', '=', guildId)
    .execute()
  expect(rows.length).toBeGreaterThanOrEqual(MEMBERS)
  expect(rows.filter(({ xp, level }) => level !== levelAt(xp, curve))).toEqual([])
  expect(await recountGuild(db, guildId)).toBe(false)
})
