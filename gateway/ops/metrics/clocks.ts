import { ClockOffsets } from '../clock-offsets.ts'
import type { Define } from './define.ts'

/** How far this machine's clock differs from other clocks. */
export function clockMetrics(define: Define) {
  const clocks = new ClockOffsets()
  define.watchEach(
    {
      name: 'clock_ahead_seconds',
      help: 'How far the clock is ahead of another one, below 0 behind it: database compares this machine, discord what the process uses',
      label: 'of',
    },
    () => clocks.seconds(),
  )
  return { clocks }
}
