/** The edge: requests per second against peers and the limit, latency, waits for the database, size and start */
import { WEB_ENTRY } from '../../scripts/edge.ts'
import { cardParts } from './edge/card-parts.ts'
import { EdgeBench } from './edge/edge-bench.ts'
import { roundTrips } from './edge/round-trips.ts'
import { runtimeParts } from './edge/runtime-parts.ts'
import { sizeParts } from './edge/size-parts.ts'
import { againstPart, speedParts } from './edge/speed-parts.ts'
import { TARGETS } from './edge/targets.ts'
import { workerdVersion } from './edge/workerd-serve.ts'
import { runBench } from './support/part.ts'

await runBench(async ({ quick, against }) => {
  const bench = await EdgeBench.open()
  const waits = {
    measures: ['edge.*.round_trips'],
    // The world's environment names the tap, which counts requests. The second worker has every command.
    take: async () =>
      roundTrips(bench.world, await bench.serve(await bench.bundle(WEB_ENTRY), bench.world.environment)),
  }
  return {
    targets: TARGETS,
    parts:
      against === null
        ? [
            ...sizeParts(bench, quick),
            ...speedParts(bench, quick),
            ...runtimeParts(bench, quick),
            waits,
            ...cardParts(bench, quick),
          ]
        : [againstPart(bench, against, quick)],
    versions: { workerd: workerdVersion() },
    close: () => bench.close(),
  }
})
