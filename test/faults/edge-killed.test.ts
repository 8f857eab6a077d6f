import { afterAll, beforeAll, expect, test } from 'bun:test'
import { recountGuild } from '../../shared/database/members/recount.ts'
import { Permission } from '../../shared/discord/permission.ts'
import { finishChanges } from '../support/edge-change.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld, readReply } from '../support/edge-world.ts'
import { commandInteraction } from '../support/interaction.ts'
import { levelCounts } from '../support/level-counts.ts'
import { until } from '../support/until.ts'

/** The total, the change, its row of the ledger, the end of the open entry, the counts, and the deletion of the job. */
const WAVES = 6
/** Statements of one wave are sent at once. */
const QUIET_MS = 30

let world: EdgeWorld
beforeAll(async () => {
  world = await EdgeWorld.open()
}, 180_000)
afterAll(() => world.close())

/** Lets through what the edge asks of the database, up to a wave of statements, which is held. */
async function holdWave(wave: number): Promise<void> {
  const { tap } = world
  let seen = tap.requests
  for (let nth = 1; nth <= wave; nth++) {
    // Lets through what is held, and holds what comes next.
    if (nth > 1) tap.become('held')
    await until(`wave ${nth} is asked`, () => tap.requests > seen)
    await Bun.sleep(QUIET_MS)
    seen = tap.requests
  }
}

const ask = (guildId: string): string =>
  JSON.stringify(
    commandInteraction(
      '/xp give',
      { user: '8', xp: 200 },
      { applicationId: world.applicationId, guildId, userId: '7', permissions: Permission.Administrator },
    ),
  )

test('a change is made once and whole, after whichever statement the edge is killed with SIGKILL', async () => {
  const { tap, database } = world
  const { db } = database
  const asked: { guildId: string; body: string }[] = []
  const expectWhole = async (guildId: string, totals: readonly number[]): Promise<void> => {
    const of = db.selectFrom('guild_users').selectAll().where('guild_id', '=', guildId)
    const { xp, ledger_xp: ledgerXp, open_entry: open } = await of.executeTakeFirstOrThrow()
    const rows = await db.selectFrom('xp_ledger').select('amount').where('guild_id', '=', guildId).execute()
    expect({ sum: rows.reduce((sum, { amount }) => sum + amount, 0), open }).toEqual({ sum: ledgerXp, open: null })
    expect(xp - ledgerXp).toBe(100)
    expect(totals).toContain(xp)
    await recountGuild(db, guildId)
    expect(await levelCounts(db, guildId)).toEqual(new Map([[xp === 300 ? 2 : 1, 1]]))
  }
  for (let wave = 1; wave <= WAVES; wave++) {
    const edge = await world.start('bun')
    const guildId = await world.addGuild({ '8': { xp: 100 } })
    const body = ask(guildId)
    asked.push({ guildId, body })
    tap.become('held')
    const answer = new EdgeClient(edge, world).post(body).catch(() => null)
    await holdWave(wave)
    await edge.stop()
    await answer
    // What was sent before the kill still reaches the database.
    tap.become('well')
    await until('the database has answered', () => tap.open === 0)
    await finishChanges(db, Date.now() + 60_000)
    await expectWhole(guildId, wave > 2 ? [300] : [100, 300])
  }
  const edge = await world.start('bun')
  const client = new EdgeClient(edge, world)
  const replies: string[] = []
  for (const { body } of asked) replies.push(readReply(await (await client.post(body)).json()).text)
  expect(replies.filter((text) => text.includes('made already')).length).toBeGreaterThanOrEqual(WAVES - 2)
  await until('all jobs are deleted', async () => (await db.selectFrom('jobs').select('id').execute()).length === 0)
  for (const { guildId } of asked) await expectWhole(guildId, [300])
  await edge.stop()
}, 120_000)
