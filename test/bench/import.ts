/** Imports: memory and speed of reading files of a million members and of applying them, and awards meanwhile */
import { openBenchDatabase } from './gateway/database.ts'
import { importParts } from './import/apply-measures.ts'
import { TARGETS } from './import/targets.ts'
import { runBench } from './support/part.ts'

const GUILD = '172002255350792192'
const SIZES = {
  full: { members: 1_000_000, applied: 100_000 },
  quick: { members: 50_000, applied: 5_000 },
} as const

await runBench(async ({ quick, long, database: kind }) => {
  const database = await openBenchDatabase(kind)
  const { members, applied } = SIZES[quick ? 'quick' : 'full']
  return {
    targets: TARGETS,
    parts: importParts(database, { guildId: GUILD, members, applied: long ? members : applied }),
    versions: { database: database.version },
    close: () => database.close(),
  }
})
