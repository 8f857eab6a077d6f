import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { readImport } from '../../shared/database/imports/ask.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { beginImport } from '../../shared/database/imports/stage.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }

setDefaultTimeout(120_000)

const MEMBERS = isLong ? 20_000 : 1_500

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open()
})
afterAll(() => world.close())

test('kill -9 during an import: every member ends with the file’s total, and after the undo with the earlier one', async () => {
  const { db } = world.database
  const { id: guildId } = world.guild
  const sequence = sql.raw(`seq_1_to_${MEMBERS}`)
  // Every second member of the file is known.
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${guildId}, seq, 50, 0, 1 from ${sequence} where seq % 2 = 0`.execute(db)
  await recountGuild(db, guildId)
  const id = await beginImport(
    db,
    { guildId, format: 'mee6', title: 'MEE6', mode: 'add', actorId: null, curveBefore: null, curveAfter: null },
    Date.now(),
  )
  await sql`insert into import_rows (import_id, user_id, xp) select ${id}, seq, seq from ${sequence}`.execute(db)
  const stored = async () => {
    const found = await readImport(db, id ?? '')
    if (found === null) throw new Error('the import is gone')
    return found
  }
  const totals = async () => {
    const rows = db.selectFrom('guild_users').select(['user_id', 'xp']).where('guild_id', '=', guildId)
    return new Map((await rows.execute()).map(({ user_id, xp }) => [Number(user_id), xp]))
  }
  /** Members whose total is not what it should be. */
  const wrong = async (totalOf: (member: number) => number) => {
    const now = await totals()
    const all = Array.from({ length: MEMBERS }, (_, nth) => nth + 1)
    return all.filter((member) => (now.get(member) ?? 0) !== totalOf(member))
  }
  const before = (member: number): number => (member % 2 === 0 ? 50 : 0)
  async function killMidway(): Promise<void> {
    await until('it is under way', async () => {
      const { done } = await stored()
      return done > 0 && done < MEMBERS
    })
    await world.restartGateway('SIGKILL')
  }
  const reaches = (state: 'done' | 'undone') =>
    until('it has ended', async () => (await stored()).state === state, 60_000)

  world.startTalking()
  const staged = await stored()
  await db.transaction().execute((trx) => confirmImport(trx, staged, BY_SCRIPT, Date.now()))
  await killMidway()
  await reaches('done')
  expect(await wrong((member) => before(member) + member)).toEqual([])
  expect(await stored()).toMatchObject({ done: MEMBERS, changed: MEMBERS, xp: (MEMBERS * (MEMBERS + 1)) / 2 })

  const ended = await stored()
  await db.transaction().execute((trx) => undoImport(trx, ended, BY_SCRIPT, Date.now()))
  if (isLong) await killMidway()
  await reaches('undone')
  world.stopTalking()
  expect(await wrong(before)).toEqual([])
  expect(await recountGuild(db, guildId)).toBe(false)
})
