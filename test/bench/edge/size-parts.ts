import { WEB_ENTRY } from '../../../scripts/edge.ts'
import type { Part } from '../support/part.ts'
import { median } from '../support/rounds.ts'
import { coldStarts } from './cold-start.ts'
import { BUNDLES, type EdgeBench } from './edge-bench.ts'
import { forwardMeasure } from './forward.ts'

const STARTS = 5

/** What the edge weighs, and how long it takes until it answers for the first time. */
export const sizeParts = (bench: EdgeBench, quick: boolean): Part[] => [
  {
    measures: ['edge.bundle.gzip_kib'],
    async take() {
      const gzipped = Bun.gzipSync(await Bun.file(await bench.bundle()).bytes()).byteLength
      const note = 'what wrangler uploads'
      return [{ measure: 'edge.bundle.gzip_kib', value: gzipped / 1024, note }]
    },
  },
  {
    measures: ['edge.second_bundle.gzip_kib'],
    async take() {
      const gzipped = Bun.gzipSync(await Bun.file(await bench.bundle(WEB_ENTRY)).bytes()).byteLength
      const note = 'the worker of admins and of the dashboard'
      return [{ measure: 'edge.second_bundle.gzip_kib', value: gzipped / 1024, note }]
    },
  },
  { measures: ['edge.forward_ms'], take: async () => [await forwardMeasure(bench, quick)] },
  {
    measures: ['edge.startup_ms'],
    async take() {
      const starts: number[] = []
      for (let time = 0; time < STARTS; time++) {
        const served = await bench.serve(await bench.bundle())
        starts.push(served.startupMs)
        await served.stop()
      }
      const note = 'from no process to the first answered PING'
      return [{ measure: 'edge.startup_ms', value: median(starts), note }]
    },
  },
  {
    measures: ['edge.cold_start_ms'],
    take: async () =>
      coldStarts({
        ...{ bundle: await bench.bundle(), bundles: BUNDLES, first: bench.first, quick },
        environment: { ...bench.world.environment, DATABASE_HTTP_URL: bench.bridge.url },
      }),
  },
]
