/** A thousand whitelabel bots in one process, beside as many bare sessions: memory, start, idle, spread, reconnects */
import { PoolBench } from './pool/pool-bench.ts'
import { TARGETS } from './pool/targets.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick }) => {
  const bench = await PoolBench.open(quick ? 100 : 1_000)
  return {
    targets: TARGETS,
    parts: [{ measures: ['pool.'], take: async () => bench.measurePool(await bench.measureBare()) }],
    versions: {},
    close: () => bench.close(),
  }
})
