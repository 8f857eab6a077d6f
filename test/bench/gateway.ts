/** The gateway's speed: awards, cooldowns, latency, growth and memory; `--quick` with fewer rows, `--only=socket|award|read|growth|memory`, `--database mariadb|mysql` */
import { DATABASE_KINDS, isDatabaseKind } from '../../scripts/databases/private-server.ts'
import { awardMeasures } from './gateway/award-measures.ts'
import { openBenchDatabase } from './gateway/database.ts'
import { memberGrowth, readMeasures } from './gateway/growth-measures.ts'
import { memoryMeasure } from './gateway/memory-measure.ts'
import { socketMeasures } from './gateway/socket-measures.ts'
import { readOptions } from './support/options.ts'
import { type Measure, report } from './support/report.ts'

const options = readOptions({
  quick: { type: 'boolean' },
  only: { type: 'string' },
  database: { type: 'string', default: 'mariadb' },
})
const { quick, only, database: kind } = options
if (!isDatabaseKind(kind)) throw new Error(`--database is one of ${DATABASE_KINDS.join(', ')}`)
const [BIG_GUILD, ROWS] = quick ? [100_000, 1_000_000] : [1_000_000, 10_000_000]

const database = await openBenchDatabase(kind)
try {
  const parts: Record<string, () => Promise<Measure[]>> = {
    socket: () => socketMeasures(database),
    award: () => awardMeasures(database),
    read: () => readMeasures(database, BIG_GUILD),
    growth: async () => [await memberGrowth(database, ROWS)],
    memory: async () => [await memoryMeasure()],
  }
  const measures: Measure[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (only === undefined || only === name) measures.push(...(await measure()))
  }
  process.exitCode = report(measures) ? 0 : 1
} finally {
  await database.close()
}
