/** The bridge: point selects per second beside a direct connection, latency, memory and CPU time of a select */
import { BridgeBench } from './bridge/bridge-bench.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick, database }) => {
  const bench = await BridgeBench.open(database, quick)
  return {
    parts: [
      {
        measures: ['bridge.query.vs_mysql2', 'bridge.query.cpu_us', 'bridge.p99_ms', 'bridge.rss_mb'],
        take: () => bench.measure(),
      },
    ],
    versions: { database: bench.databaseVersion },
    close: () => bench.close(),
  }
})
