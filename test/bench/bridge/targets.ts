import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'bridge.query.vs_mysql2': { atLeast: 0.5 }, // point selects a second through the bridge, against mysql2
  'bridge.query.cpu_us': null, // processor time of the bridge for one select
  'bridge.p99_ms': null, // from the time at which a select is due until its rows arrive, at half of the full load
  'bridge.rss_mb': null, // memory of the bridge under full load
}
