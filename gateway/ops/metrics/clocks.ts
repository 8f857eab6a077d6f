import { ClockOffsets } from '../clock-offsets.ts'
import type { Define } from './define.ts'

/** How far this machine's clock differs from other clocks. */
export function clockMetrics(define: Define) {
  const clocks = new ClockOffsets()
  define.watchEach(
    {
      name: 'clock_ahead_seconds',
      help: 'Seconds that a clock is ahead of another one, below 0 behind it. database: the clock of this machine and that of the database; discord: the clock that the process uses and that of Discord',
      label: 'of',
    },
    () => clocks.seconds(),
  )
  return { clocks }
}
