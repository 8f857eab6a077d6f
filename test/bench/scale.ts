/** Gateway and workers over NATS: awards a second, cost, added latency, and what a worker outage leaves behind */
import { openBenchDatabase } from './gateway/database.ts'
import { outageMeasures } from './scale/outage-measures.ts'
import { rateMeasures } from './scale/rate-measures.ts'
import { ScaleWorld } from './scale/scale-world.ts'
import { TARGETS } from './scale/targets.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick, database: kind }) => {
  const database = await openBenchDatabase(kind)
  const world = await ScaleWorld.open(database, quick)
  return {
    targets: TARGETS,
    parts: [
      { measures: ['scale.standalone', 'scale.workers', 'scale.bus'], take: () => rateMeasures(world, quick) },
      { measures: ['scale.outage', 'scale.stream'], take: () => outageMeasures(world, quick) },
    ],
    versions: { database: database.version },
    close: async () => {
      await world.close()
      await database.close()
    },
  }
})
