import { readdirSync } from 'node:fs'
import { Counter, Gauge } from 'prom-client'
import type { LogCounts } from '../process-log.ts'
import type { Define } from './define.ts'

/** Metrics of the process itself. */
export function processMetrics(define: Define) {
  watchResources(define)
  return {
    build: define.gauge('build_info', 'Always 1; the labels say which version runs, in which mode, on which Bun', [
      'version',
      'mode',
      'bun',
    ]),
    watchReady: (isReady: () => Promise<boolean>) =>
      define.watch('ready', '1 while the process can do its work (as /ready says), 0 while it cannot', async () =>
        (await isReady()) ? 1 : 0,
      ),
    loopDelay: define.fastHistogram(
      'event_loop_delay_seconds',
      'Delay of a timer in the process: for this time its event loop was busy',
      [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    ),
    watchTraces: (dropped: () => number) =>
      define.count('spans_dropped_total', 'Spans that the collector of traces did not receive', dropped),
    watchLog({ lines, dropped }: LogCounts): void {
      define.countEach({ name: 'log_lines_total', help: 'Lines logged, by level', label: 'level' }, lines)
      define.count(
        'log_dropped_total',
        'Lines that Loki did not receive, because it was away for too long or refused them',
        dropped,
      )
    },
  }
}

/** Metrics without our prefix: dashboards and alerts of others expect the names that Prometheus' own clients use. */
function watchResources({ registry }: Define): void {
  const registers = [registry]
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process that is in RAM, in bytes',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  new Gauge({
    name: 'process_open_fds',
    help: 'Open files and sockets of the process; 0 where the system does not tell',
    registers,
    collect() {
      this.set(countOpenFiles())
    },
  })
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'CPU time that the process has used, in seconds',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1_000_000)
    },
  })
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970',
    registers,
  }).set(Date.now() / 1_000 - process.uptime())
}

function countOpenFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return 0
  }
}
