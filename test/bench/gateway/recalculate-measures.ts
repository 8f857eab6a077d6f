import { ShardCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import { Runner } from '../../../gateway/jobs/runner.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { commitBatch } from '../../../gateway/xp/commit.ts'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import { quantile } from '../support/rounds.ts'
import { type BenchDatabase, fillGuild, memberId, settled } from './database.ts'

const GUILD = '18'
const MEMBERS = { full: 1_000_000, quick: 50_000 } as const
/** Between the starts of two awards, as messages of different members come. Each award has its own transaction. */
const AWARD_EVERY_MS = 5
/** A look takes time of the database, which is measured. */
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 600_000
const P99 = 0.99

/** Changes the curve of a guild of a million members, while some of them write messages. */
export async function recalculateMeasures(database: BenchDatabase, quick: boolean): Promise<Measure[]> {
  const { db } = database
  const members = MEMBERS[quick ? 'quick' : 'full']
  await fillGuild(database, GUILD, members)
  await settled(database)
  await changeSettings(db, { guildId: GUILD, actor: SCRIPT }, { curve: writeCurve(PRESET_CURVES.arcane) }, Date.now())
  const rules = await loadGuildRules(db, [GUILD])
  const runner = new Runner({
    ...{ db, processId: 'bench', leaseMs: 30_000, metrics: createMetrics(), random: Math.random },
    restFor: () => {
      throw new Error('a recalculation without level roles sends no request')
    },
    clock: { now: Date.now },
    log: createLog({ level: 'fatal', secrets: [], write: () => {} }),
  })
  const startedAt = performance.now()
  runner.start()
  let isDone = false
  const recalculating = allLookedAt(database).then(() => {
    isDone = true
    return performance.now() - startedAt
  })
  const [latencies, underWay]: [number[], Promise<void>[]] = [[], []]
  for (let nth = 0; !isDone; nth++) {
    underWay.push(award(nth))
    await Bun.sleep(AWARD_EVERY_MS)
  }
  const ms = await recalculating
  await Promise.all(underWay)
  await runner.stop()
  const note = `${latencies.length.toLocaleString('en')} awards meanwhile, each in its own transaction`
  return [
    {
      measure: 'recalculate.members_per_s',
      value: (members / ms) * 1_000,
      note: `${members.toLocaleString('en')} members`,
    },
    { measure: 'recalculate.award_latency_p99_ms', value: quantile(latencies, P99), note },
  ]

  async function award(nth: number): Promise<void> {
    const begunAt = performance.now()
    const id = String(BigInt(snowflakeAt(Date.now())) + BigInt(nth % 4_096))
    const by = memberId(1 + ((nth * 48_271) % members))
    const author = { id: by, username: 'bench', globalName: null, discriminator: '0', avatar: null }
    const message = { id, guildId: GUILD, channelId: '5', author, roleIds: [] }
    const batch = {
      writes: [{ kind: 'message', message } as const],
      names: [],
      checkpoints: new ShardCheckpoints().after([]),
    }
    await commitBatch(db, batch, (guildId) => rules.get(guildId), Date.now())
    latencies.push(performance.now() - begunAt)
  }
}

/** Waits until the job has looked at all members once. Then it starts again from the first member, to check. */
async function allLookedAt({ db }: BenchDatabase): Promise<void> {
  const isChecking = async (): Promise<boolean> => {
    const jobs = await db.selectFrom('jobs').select('payload').where('kind', '=', 'recalculate-levels').execute()
    return jobs.some(({ payload }) => payload.includes('"isChecking":true'))
  }
  await until('all members were looked at', isChecking, PATIENCE_MS, LOOK_EVERY_MS)
}
