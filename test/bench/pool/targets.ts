import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'pool.session_memory.vs_bare': { atMost: 1.4 }, // memory that a bot adds, against a bare session
  'pool.ready.vs_bare': { atMost: 3 }, // time until all bots are ready, against bare sessions
  'pool.idle_cpu_percent': { atMost: 2 }, // of one core, while nothing happens
  'pool.idle_cpu_percent.over_bare': null, // the same without what the bare sessions take for their heartbeats
  'pool.spread.vs_one': { atLeast: 0.7 }, // messages a second over all bots, against all of them on one bot
  'pool.reconnect.loop_delay_p99_ms': { atMost: 100 }, // lateness of timers while a hundred bots reconnect
}
