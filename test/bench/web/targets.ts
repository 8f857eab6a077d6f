import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'api.reads_per_s': null, // reads of a server's settings a second on workerd, each checked
  'api.saves_per_s': null, // saves of a setting a second on workerd, each checked
  'api.*.round_trips': null, // how often each route waits for the database; its target is 1 for reads, 2 for writes
  'api.*.p50_ms': null, // how long a read takes in a guild of a million members and messages, one after the other
  'board.rendered_per_s': null, // pages a second of a leaderboard with a million members on workerd, 100 members on each page
  'board.kept_per_s': null, // the same for a page that the process keeps for ten seconds
  'board.unchanged_per_s': null, // the same for a browser that has such a page already: the answer is 304
  'board.preview.drawn_per_s': null, // link previews a second that Bun draws on one core
  'board.preview.kept_per_s': null, // link previews a second that Bun sends after it has drawn them
  'board.*.p50_ms': null, // how long its first page takes, and one in the middle, one after the other
  'webhooks.deliveries_per_s': null, // events of 64 servers that a gateway sends a second to an HTTPS receiver in another process
  'webhooks.requests_per_s': null, // the same requests without the database; each has a connection of its own
  'playground.visitors': null, // visitors of the playground who chat, each in a server of their own, while 95 of 100 commands are answered within a second
  'playground.*.p50_ms': null, // how long a visitor waits for a room, and for /level with that many visitors
  'web.bundle.gzip_kib': null, // size of the uploaded worker
  'dashboard.*.gzip_kib': null, // what a browser loads: the style, the scripts of all pages, and those of each page
}
