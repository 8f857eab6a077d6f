/** The dashboard and its API: reads and saves per second on workerd, waits for the database, and bytes of each page */
import { workerdVersion } from './edge/workerd-serve.ts'
import { runBench } from './support/part.ts'
import { boardParts } from './web/board-parts.ts'
import { crowdParts } from './web/crowd-parts.ts'
import { playgroundPart } from './web/playground-part.ts'
import { previewParts } from './web/preview-parts.ts'
import { roundTrips } from './web/round-trips.ts'
import { sizeParts } from './web/size-parts.ts'
import { speedParts } from './web/speed-parts.ts'
import { TARGETS } from './web/targets.ts'
import { WebBench } from './web/web-bench.ts'
import { webhookPart } from './web/webhook-part.ts'

await runBench(async ({ quick }) => {
  const bench = await WebBench.open()
  const waits = {
    measures: ['api.*.round_trips'],
    // Through the tap, which counts.
    take: async () => roundTrips(bench, (await bench.serve(bench.world.tap.url)).url),
  }
  return {
    targets: TARGETS,
    parts: [
      ...sizeParts(bench),
      ...speedParts(bench, quick),
      waits,
      ...crowdParts(bench, quick),
      ...boardParts(bench, quick),
      ...previewParts(bench, quick),
      webhookPart(bench, quick),
      playgroundPart(bench, quick),
    ],
    versions: { workerd: workerdVersion() },
    close: () => bench.close(),
  }
})
