import { LARGE_FILES } from '../../support/large-files.ts'
import { awardsMeanwhile } from '../gateway/awards-meanwhile.ts'
import { type BenchDatabase, fillGuild, settled } from '../gateway/database.ts'
import type { Part } from '../support/part.ts'
import { stageFile } from './file-process.ts'

/** Reads a file of each kind with this many members of one guild, while some of them write messages. */
export const readParts = (database: BenchDatabase, guildId: string, members: number): Part[] =>
  LARGE_FILES.map((kind) => ({
    measures: [`import.${kind}.`],
    async take() {
      await fillGuild(database, guildId, members)
      await forgetImports(database)
      await settled(database)
      const staging = stageFile(database, { guildId, kind, members })
      const measure = `import.${kind}.award_latency_p99_ms`
      const awards = await awardsMeanwhile(database, { guildId, members, measure }, staging)
      const { memoryMb, seconds } = await staging
      const note = `${members.toLocaleString('en')} rows read, compared and written in ${seconds.toFixed(1)} s`
      return [
        { measure: `import.${kind}.memory_mb`, value: memoryMb, note },
        { measure: `import.${kind}.rows_per_s`, value: members / seconds },
        awards,
      ]
    },
  }))

async function forgetImports({ pool }: BenchDatabase): Promise<void> {
  for (const table of ['import_rows', 'imports', 'jobs']) await pool.query(`delete from ${table}`)
}
