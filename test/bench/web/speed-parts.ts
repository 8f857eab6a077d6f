import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import { median } from '../support/rounds.ts'
import { ORIGIN, runLoad, type WebBench } from './web-bench.ts'

const CONNECTIONS = 16
const TURN_MS = 500
const TURNS = { full: 20, quick: 3 } as const

/** Reads and saves of settings per second, each checked by the process that asks. */
export const speedParts = (bench: WebBench, quick: boolean): Part[] =>
  (['reads', 'saves'] as const).map((kind) => ({
    measures: [`api.${kind}_per_s`],
    async take(): Promise<Measure[]> {
      const { url, stop } = await bench.serve(bench.bridge.url)
      try {
        const load = {
          url,
          origin: ORIGIN,
          kind,
          visitors: [...bench.visitors],
          connections: CONNECTIONS,
          turnMs: TURN_MS,
        }
        await runLoad({ ...load, turns: 2 })
        const rates = await runLoad({ ...load, turns: quick ? TURNS.quick : TURNS.full })
        const note = `${Math.round(Math.min(...rates))} to ${Math.round(Math.max(...rates))} by turn`
        return [{ measure: `api.${kind}_per_s`, value: median(rates), note }]
      } finally {
        await stop()
      }
    },
  }))
