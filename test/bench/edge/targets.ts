import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'edge.bundle.gzip_kib': { atMost: 130 }, // size of the uploaded worker
  'edge.second_bundle.gzip_kib': { atMost: 448 }, // size of the worker that answers admins and serves the dashboard
  'edge.forward_ms': null, // how much longer an admin's command takes because it is passed on to that worker
  'edge.startup_ms': null, // from no process to the first answered PING
  'edge.cold_start_ms': null, // from the first byte to a pong in a fresh isolate
  'edge.ping.vs_bare': { atLeast: 0.9 }, // requests a second, against a worker that only verifies
  'edge.level.vs_discord_hono': { atLeast: 1.15 }, // requests a second of /level, against the same on discord-hono
  'edge.level.on_ours': { atLeast: 1 }, // the same, where the other runs our statement
  'edge.level.vs_limit': { atLeast: 0.8 }, // the same, against one raw request to the database and a constant
  'edge.level.p50_ms': null, // until the answer, at half of full load
  'edge.level.p99_ms': null, // the same, the slowest hundredth
  'edge.leaderboard.vs_discord_hono': { atLeast: 1.15 }, // requests a second of /leaderboard, as above
  'edge.leaderboard.on_ours': { atLeast: 1 }, // as above
  'edge.leaderboard.vs_limit': { atLeast: 0.8 }, // as above
  'edge.leaderboard.p50_ms': null, // as above
  'edge.leaderboard.p99_ms': null, // as above
  'edge.deno.ping.vs_bare': null, // PINGs a second on Deno, against a server that only verifies
  'edge.bun.ping.vs_bare': null, // the same on Bun
  'edge.*.round_trips': null, // how often each command waits for the database; its target is 1 for reads, 2 for writes
  'card.worker.gzip_kib': { atMost: 1_843 }, // size of the uploaded worker that draws cards: 1.8 MiB
  'card.workerd.ms.p50': { atMost: 20 }, // a member's card as WebP, from the order to the picture
  'card.workerd.per_second': null, // cards a second, on one core
  'card.bun.ms.p50': null, // the same in a process of Bun
  'card.bun.per_second': null, // the same in a process of Bun
  'edge.ping.vs_commit': null, // with --against: PINGs a second, against another commit
  'edge.level.vs_commit': null, // with --against: the same of /level
  'edge.leaderboard.vs_commit': null, // with --against: the same of /leaderboard
}
