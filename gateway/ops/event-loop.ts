import type { BatchHistogram } from './batch-histogram.ts'

/** Time between two ticks. */
export const LOOP_TICK_MS = 100

/** Measures how late each tick is: for that time the event loop was busy. @returns a function to call every `LOOP_TICK_MS` */
export function measureEventLoop(delay: Pick<BatchHistogram, 'observe'>, now: () => number): () => void {
  let lastTick = now()
  return () => {
    const tick = now()
    delay.observe(Math.max(0, tick - lastTick - LOOP_TICK_MS) / 1_000)
    lastTick = tick
  }
}
