/** The bridge: point selects per second beside a direct connection, latency, memory and CPU time of a select */
import { BridgeBench } from './bridge/bridge-bench.ts'
import { TARGETS } from './bridge/targets.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick, database }) => {
  const bench = await BridgeBench.open(database, quick)
  return {
    targets: TARGETS,
    parts: [
      {
        measures: ['bridge.'],
        take: () => bench.measure(),
      },
    ],
    versions: { database: bench.databaseVersion },
    close: () => bench.close(),
  }
})
