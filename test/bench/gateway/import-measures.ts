import { sql } from 'kysely'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { readImport } from '../../../shared/database/imports/ask.ts'
import { confirmImport } from '../../../shared/database/imports/confirm.ts'
import { beginImport } from '../../../shared/database/imports/stage.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { awardsMeanwhile } from './awards-meanwhile.ts'
import { type BenchDatabase, fillGuild, settled } from './database.ts'
import { benchRunner } from './job-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }

const GUILD = '19'
const SIZES = { full: { members: 1_000_000, rows: 100_000 }, quick: { members: 50_000, rows: 5_000 } } as const
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 600_000

/** Imports XP of some members of a large guild, while others write messages. */
export async function importMeasures(database: BenchDatabase, quick: boolean): Promise<Measure[]> {
  const { db } = database
  const { members, rows } = SIZES[quick ? 'quick' : 'full']
  await fillGuild(database, GUILD, members)
  const now = Date.now()
  const wanted = {
    guildId: GUILD,
    format: 'mee6',
    title: 'MEE6',
    mode: 'add',
    actorId: null,
    curveBefore: null,
    curveAfter: null,
  } as const
  const id = await beginImport(db, wanted, now)
  if (id === null) throw new Error('another import is under way')
  await sql`
    insert into import_rows (import_id, user_id, xp)
    select ${id}, user_id, 1000 from guild_users where guild_id = ${GUILD} order by user_id limit ${sql.lit(rows)}`.execute(
    db,
  )
  await settled(database)
  const staged = await readImport(db, id)
  if (staged === null) throw new Error('the import is gone')
  await db.transaction().execute((trx) => confirmImport(trx, staged, BY_SCRIPT, now))
  const runner = benchRunner(database)
  const startedAt = performance.now()
  runner.start()
  const isDone = async (): Promise<boolean> => (await readImport(db, id))?.state === 'done'
  const importing = until('the import is done', isDone, PATIENCE_MS, LOOK_EVERY_MS).then(
    () => performance.now() - startedAt,
  )
  const measure = 'import.award_latency_p99_ms'
  const awards = await awardsMeanwhile(database, { guildId: GUILD, members, measure }, importing)
  await runner.stop()
  const note = `${rows.toLocaleString('en')} rows, in a server of ${members.toLocaleString('en')} members`
  return [{ measure: 'import.rows_per_s', value: (rows / (await importing)) * 1_000, note }, awards]
}
