import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { until } from '../support/until.ts'
import { judgeFlatness, type Point, slopeOf } from './flatness.ts'
import { MEASURES } from './measures.ts'
import { readProcess } from './process-reading.ts'

setDefaultTimeout(90_000)

/** Without a pause, the judge, which compares all pairs of readings, would use all CPU time. */
const READ_EVERY_MS = 50
const BOUND = { rise: 10, share: 0.1 }
const series = (values: readonly number[]): Point[] => values.map((value, nth) => ({ atSeconds: nth, value }))
const noise = (nth: number): number => [0, 3, -2, 1, -3][nth % 5] ?? 0
const seriesOf = (length: number, valueAt: (nth: number) => number): Point[] =>
  series(Array.from({ length }, (_, nth) => valueAt(nth)))

describe('the judge of the soak', () => {
  test('a value that only varies is flat', () => {
    expect(
      judgeFlatness(
        seriesOf(60, (nth) => 200 + noise(nth)),
        BOUND,
      ),
    ).toMatchObject({ flat: true, allowedRise: 20 })
  })

  test('a value that rises in the first half alone is flat', () => {
    expect(
      judgeFlatness(
        seriesOf(60, (nth) => 100 + Math.min(nth, 30) * 10),
        BOUND,
      ).flat,
    ).toBe(true)
  })

  test('a value that rises by more than the bound in the second half is not flat', () => {
    const verdict = judgeFlatness(
      seriesOf(61, (nth) => 100 + nth * 0.5 + noise(nth)),
      BOUND,
    )
    expect(verdict.flat).toBe(false)
    expect(verdict.rise).toBeCloseTo(15, 0)
    expect(verdict.risePerMinute).toBeCloseTo(30, -1)
  })

  test('the larger of the two bounds counts', () => {
    const rising = (from: number) =>
      judgeFlatness(
        seriesOf(61, (nth) => from + nth * 0.5),
        BOUND,
      ).flat
    expect(rising(50)).toBe(false)
    expect(rising(500)).toBe(true)
  })

  test('a value that falls is flat', () => {
    expect(
      judgeFlatness(
        seriesOf(60, (nth) => 500 - nth * 5),
        BOUND,
      ).flat,
    ).toBe(true)
  })

  test('single peaks do not make a value rise', () => {
    const peaks = seriesOf(60, (nth) => (nth > 50 && nth % 4 === 0 ? 5_000 : 100))
    expect(judgeFlatness(peaks, BOUND).flat).toBe(true)
    expect(slopeOf(peaks)).toBe(0)
  })

  test('a saw-tooth whose teeth rise is not flat', () => {
    expect(
      judgeFlatness(
        seriesOf(120, (nth) => 100 + (nth % 6) * 5 + nth),
        BOUND,
      ).flat,
    ).toBe(false)
  })

  test('too few points are not flat', () => {
    expect(judgeFlatness([], BOUND).flat).toBe(false)
    expect(
      judgeFlatness(
        seriesOf(8, () => 1),
        BOUND,
      ).flat,
    ).toBe(false)
    expect(
      judgeFlatness(
        seriesOf(9, () => 1),
        BOUND,
      ).flat,
    ).toBe(true)
  })
})

describe('a real process', () => {
  const started: Bun.Subprocess[] = []
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL')
    await Promise.all(started.map((child) => child.exited))
  })

  /** Starts a process and reads its values continuously. */
  function watch(leak: string) {
    const child = Bun.spawn(
      [
        ...[process.execPath, '--no-install', '--no-orphans', '--preload', join(import.meta.dir, 'planted-leak.ts')],
        join(import.meta.dir, 'steady-process.ts'),
      ],
      { env: { PATH: process.env.PATH ?? '', SOAK_LEAK: leak, SOAK_LEAK_SPEED: '20' } },
    )
    started.push(child)
    const startedAt = performance.now()
    const readings: { atSeconds: number; memory: number; handles: number; sockets: number }[] = []
    return {
      read: () => readings.push({ atSeconds: (performance.now() - startedAt) / 1_000, ...readProcess(child.pid) }),
      isFlat: (measure: 'memory' | 'handles') =>
        judgeFlatness(
          readings.map((reading) => ({ atSeconds: reading.atSeconds, value: reading[measure] })),
          MEASURES[measure].bound,
        ).flat,
    }
  }

  test('one that leaks memory or handles is not flat, and the same process without a leak is', async () => {
    const [steady, memory, handles] = [watch('none'), watch('memory'), watch('handles')]
    await until('the leaks are found, and the process without a leak is flat', async () => {
      await Bun.sleep(READ_EVERY_MS)
      for (const each of [steady, memory, handles]) each.read()
      const isFound = !memory.isFlat('memory') && !handles.isFlat('handles')
      return isFound && steady.isFlat('memory') && steady.isFlat('handles')
    })
    expect(memory.isFlat('handles')).toBe(true)
  })
})
