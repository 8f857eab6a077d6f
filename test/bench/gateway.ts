/** The gateway: awards, their cost, cooldowns, latency, growth and memory */
import { announceMeasures } from './gateway/announce-measures.ts'
import { againstPart, awardParts } from './gateway/award-measures.ts'
import { openBenchDatabase } from './gateway/database.ts'
import { growthParts } from './gateway/growth-measures.ts'
import { memoryMeasure } from './gateway/memory-measure.ts'
import { recalculateMeasures } from './gateway/recalculate-measures.ts'
import { socketMeasures } from './gateway/socket-measures.ts'
import { startMeasures } from './gateway/start-measures.ts'
import { TARGETS } from './gateway/targets.ts'
import { voiceMeasures } from './gateway/voice-measures.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick, against, database: kind }) => {
  const database = await openBenchDatabase(kind)
  const all = [
    {
      measures: ['gateway.cooldown.vs_bare', 'gateway.award.latency_p99_ms'],
      take: () => socketMeasures(database),
    },
    ...awardParts(database, quick),
    ...growthParts(database, quick),
    { measures: ['gateway.voice'], take: () => voiceMeasures(database) },
    { measures: ['recalculate'], take: () => recalculateMeasures(database, quick) },
    { measures: ['gateway.announce'], take: () => announceMeasures(database, quick) },
    {
      measures: ['gateway.rss_per_10k_guilds_mb', 'gateway.start'],
      take: () => startMeasures(database, quick),
    },
    { measures: ['gateway.rss_per_million_members_mb'], take: async () => [await memoryMeasure()] },
  ]
  const parts = against === null ? all : [againstPart(database, against, quick)]
  return {
    targets: TARGETS,
    parts,
    versions: { database: database.version },
    close: () => database.close(),
  }
})
