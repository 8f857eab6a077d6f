import { judgeFlatness, type Point, type Verdict } from './flatness.ts'
import { MEASURES, type Measure } from './measures.ts'
import type { Reading, WatchedProcess } from './watched-process.ts'

/** One measure of one process, or of the database. */
export interface Series {
  of: string
  measure: Measure
  points: Point[]
}

export interface JudgedSeries extends Series {
  verdict: Verdict
}

/** Reads all processes again and again, and keeps all values. */
export class Sampler {
  private readonly all = new Map<string, Series>()
  private readings = 0

  /** @param heapEvery 10 reads the heap in every tenth reading: rarely, because a full collection stops the process */
  constructor(
    private readonly processes: readonly WatchedProcess[],
    private readonly countConnections: () => Promise<number>,
    private readonly heapEvery: number,
  ) {}

  /** @returns the values of each process, by its name */
  async read(atSeconds: number): Promise<Record<string, Reading>> {
    const collects = this.readings++ % this.heapEvery === 0
    const read: Record<string, Reading> = {}
    for (const process of this.processes) {
      const reading = await process.read(collects)
      read[process.name] = reading
      for (const measure of ['memory', 'heap', 'handles', 'sockets', 'loopDelay'] as const) {
        const value = reading[measure]
        if (value !== undefined) this.add(process.name, measure, { atSeconds, value })
      }
    }
    this.add('database', 'connections', { atSeconds, value: await this.countConnections() })
    return read
  }

  judged(): JudgedSeries[] {
    return [...this.all.values()].map((series) => ({
      ...series,
      verdict: judgeFlatness(series.points, MEASURES[series.measure].bound),
    }))
  }

  private add(of: string, measure: Measure, point: Point): void {
    const series = this.all.get(`${of} ${measure}`) ?? { of, measure, points: [] }
    series.points.push(point)
    this.all.set(`${of} ${measure}`, series)
  }
}
