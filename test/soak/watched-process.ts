import { join } from 'node:path'
import * as v from 'valibot'
import { sumOf } from '../support/metrics-text.ts'
import { type ProcessReading, readProcess } from './process-reading.ts'

const [BYTES_PER_MB, MS_PER_SECOND] = [1_048_576, 1_000]
const DELAY = 'prosperity_event_loop_delay_seconds'

const answerSchema = v.object({
  pid: v.number(),
  delay: v.object({ sum: v.number(), count: v.number() }),
  heapBytes: v.optional(v.number(), 0),
})

export interface Reading extends ProcessReading {
  /** Mean of the event loop's delays since the reading before, in milliseconds. */
  loopDelay: number
  /** The JavaScript heap after a full collection, in MB; absent in a reading without a collection. */
  heap?: number
}

/** The part of a process that a planted leak makes grow. */
export type Leak = 'memory' | 'handles' | 'loop'

const preload = (file: string): string => `--preload=${join(import.meta.dir, file)}`

/**
 * Settings with which Bun starts any process of ours together with the probe.
 * @param directory for the probe's socket
 */
export const probeSettings = (directory: string, name: string, leak: Leak | null = null): Record<string, string> => ({
  BUN_OPTIONS: ['--no-orphans', preload('probe.ts'), ...(leak === null ? [] : [preload('planted-leak.ts')])].join(' '),
  SOAK_PROBE: join(directory, `${name}.sock`),
  ...(leak === null ? {} : { SOAK_LEAK: leak }),
})

/** A process of the soak that was started with `probeSettings`. */
export class WatchedProcess {
  private last = { sum: 0, count: 0 }

  private constructor(
    readonly name: string,
    readonly pid: number,
    private readonly socket: string,
    private readonly metricsUrl: string | null,
  ) {}

  /** @param metricsUrl where the process serves /metrics with the event loop's delay; null asks the probe for it */
  static async open(directory: string, name: string, metricsUrl: string | null): Promise<WatchedProcess> {
    const { SOAK_PROBE: socket = '' } = probeSettings(directory, name)
    const { pid } = await ask(socket, '/')
    const watched = new WatchedProcess(name, pid, socket, metricsUrl)
    watched.last = await watched.delays()
    return watched
  }

  /** @param collects whether to run a full collection and read the heap. This stops the process for 20 to 100 ms */
  async read(collects: boolean): Promise<Reading> {
    const delays = await this.delays()
    const ticks = Math.max(1, delays.count - this.last.count)
    const loopDelay = ((delays.sum - this.last.sum) / ticks) * MS_PER_SECOND
    this.last = delays
    const reading = { ...readProcess(this.pid), loopDelay }
    if (!collects) return reading
    const { heapBytes } = await ask(this.socket, '/heap')
    return { ...reading, heap: heapBytes / BYTES_PER_MB }
  }

  private async delays(): Promise<{ sum: number; count: number }> {
    if (this.metricsUrl === null) return (await ask(this.socket, '/')).delay
    const text = await (await fetch(`${this.metricsUrl}/metrics`, NO_KEEP_ALIVE)).text()
    return { sum: sumOf(text, `${DELAY}_sum`), count: sumOf(text, `${DELAY}_count`) }
  }
}

/** A connection that stays open would count among the handles of the process. */
const NO_KEEP_ALIVE = { headers: { connection: 'close' } }

async function ask(socket: string, path: string) {
  const response = await fetch(`http://probe${path}`, { unix: socket, ...NO_KEEP_ALIVE })
  return v.parse(answerSchema, await response.json())
}
