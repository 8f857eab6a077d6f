import { newestImport } from '../../../shared/database/imports/imports.ts'
import { LARGE_FILES } from '../../support/large-files.ts'
import { until } from '../../support/until.ts'
import { awardsMeanwhile } from '../gateway/awards-meanwhile.ts'
import type { BenchDatabase } from '../gateway/database.ts'
import { benchRunner } from '../gateway/job-runner.ts'
import type { Part } from '../support/part.ts'
import { readParts } from './read-measures.ts'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 1_800_000

/** Reads files, and then applies this many rows of the last one, while some members of the guild write messages. */
export function importParts(
  database: BenchDatabase,
  { guildId, members, applied }: { guildId: string; members: number; applied: number },
): Part[] {
  const reading = readParts(database, guildId, members)
  const last = reading.at(-1)
  return [
    ...reading,
    {
      measures: ['import.rows_per_s', 'import.award_latency_p99_ms'],
      async take() {
        const { db } = database
        if ((await newestImport(db, guildId)) === null) await last?.take()
        const runner = benchRunner(database)
        const startedAt = performance.now()
        runner.start()
        const areApplied = async (): Promise<number | null> => {
          const { done = 0 } = (await newestImport(db, guildId)) ?? {}
          return done >= applied ? done / ((performance.now() - startedAt) / 1_000) : null
        }
        const importing = until('the rows are applied', areApplied, PATIENCE_MS, LOOK_EVERY_MS)
        const measure = 'import.award_latency_p99_ms'
        const awards = await awardsMeanwhile(database, { guildId, members, measure }, importing)
        await runner.stop()
        const note = `${applied.toLocaleString('en')} of ${members.toLocaleString('en')} rows of a file of ${LARGE_FILES.at(-1)}`
        return [{ measure: 'import.rows_per_s', value: await importing, note }, awards]
      },
    },
  ]
}
