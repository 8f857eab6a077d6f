import { heapStats } from 'bun:jsc'
import { LOOP_TICK_MS, measureEventLoop } from '../../gateway/ops/event-loop.ts'

/**
 * Answers the soak's questions about a process. Bun loads this file before the program (`--preload`) in each process of the
 * soak; no part of the product knows it. `SOAK_PROBE` is the path of its Unix socket.
 */

const delay = { sum: 0, count: 0 }
const tick = measureEventLoop(
  {
    observe: (seconds) => {
      delay.sum += seconds
      delay.count += 1
    },
  },
  () => performance.now(),
)
setInterval(tick, LOOP_TICK_MS).unref()

const path = process.env.SOAK_PROBE
if (path !== undefined) {
  Bun.serve({
    unix: path,
    fetch(request) {
      const collects = new URL(request.url).pathname === '/heap'
      if (collects) Bun.gc(true)
      return Response.json({ pid: process.pid, delay, ...(collects && { heapBytes: heapStats().heapSize }) })
    },
  })
}
