import { SCRIPT } from '../../../shared/audit/entry.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { awardsMeanwhile } from './awards-meanwhile.ts'
import { type BenchDatabase, fillGuild, settled } from './database.ts'
import { benchRunner } from './job-runner.ts'

const GUILD = '18'
const MEMBERS = { full: 1_000_000, quick: 50_000 } as const
/** A look takes time of the database, which is measured. */
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 600_000

/** Changes the curve of a guild of a million members, while some of them write messages. */
export async function recalculateMeasures(database: BenchDatabase, quick: boolean): Promise<Measure[]> {
  const { db } = database
  const members = MEMBERS[quick ? 'quick' : 'full']
  await fillGuild(database, GUILD, members)
  await settled(database)
  await changeSettings(db, { guildId: GUILD, actor: SCRIPT }, { curve: writeCurve(PRESET_CURVES.arcane) }, Date.now())
  const runner = benchRunner(database)
  const startedAt = performance.now()
  runner.start()
  const recalculating = allLookedAt(database).then(() => performance.now() - startedAt)
  const measure = 'recalculate.award_latency_p99_ms'
  const awards = await awardsMeanwhile(database, { guildId: GUILD, members, measure }, recalculating)
  await runner.stop()
  return [
    {
      measure: 'recalculate.members_per_s',
      value: (members / (await recalculating)) * 1_000,
      note: `${members.toLocaleString('en')} members`,
    },
    awards,
  ]
}

/** Waits until the job has looked at all members once. Then it starts again from the first member, to check. */
async function allLookedAt({ db }: BenchDatabase): Promise<void> {
  const isChecking = async (): Promise<boolean> => {
    const jobs = await db.selectFrom('jobs').select('payload').where('kind', '=', 'recalculate-levels').execute()
    return jobs.some(({ payload }) => payload.includes('"isChecking":true'))
  }
  await until('all members were looked at', isChecking, PATIENCE_MS, LOOK_EVERY_MS)
}
