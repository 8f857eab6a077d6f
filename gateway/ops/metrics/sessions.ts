import { Lowest } from '../lowest.ts'
import { StateCounts } from '../state-counts.ts'
import type { Define } from './define.ts'

/** Metrics of sessions with Discord's gateway, of shards and of bots. */
export function sessionMetrics(define: Define) {
  const sessionStates = new StateCounts()
  define.watchEach(
    { name: 'sessions', help: 'Gateway shards that this process has open, by state', label: 'state' },
    () => sessionStates.count(),
  )
  const identifiesLeft = new Lowest()
  define.watch(
    'identifies_left',
    'Fewest identifies that a bot of this process has left today; absent until Discord has told it',
    () => identifiesLeft.lowest(),
  )
  return {
    sessionStates,
    identifiesLeft,
    sessionsReady: define.gauge('sessions_ready', 'Gateway shards that are ready'),
    sessionsBegun: define.counter(
      'sessions_connected_total',
      'Connections that became ready, by how: identified (a new session) or resumed',
      ['how'],
    ),
    heartbeat: define.fastHistogram(
      'heartbeat_seconds',
      "Time until Discord's gateway has acknowledged one heartbeat",
      [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10],
    ),
    identifies: define.counter(
      'identifies_total',
      'New sessions begun (identify); Discord allows each bot a limited number per day',
    ),
    watchShards: (count: () => number) =>
      define.watch(
        'shards_held',
        'Shards of the main bot that this gateway process holds, where several processes share them',
        count,
      ),
    watchNextShards: (count: () => number, ready: () => number) => {
      define.watch(
        'shards_next',
        'Number of shards that the main bot is changing to; 0 while it does not change',
        count,
      )
      define.watch('shards_next_ready', 'Shards of the new number in this process that receive events', ready)
    },
    fullestShard: define.gauge(
      'shard_guilds_most',
      'Servers on the fullest shard of the main bot, counted by the process that holds shard 0; Discord refuses more than 2,500',
    ),
    shardsRecommended: define.gauge(
      'shards_recommended',
      'Shards that Discord recommends for the main bot, where several processes share them',
    ),
    shardsLost: define.counter(
      'shards_lost_total',
      'Shards whose lease this process lost: the database was unreachable, or the process was paused',
    ),
    reshards: define.counter('reshards_total', "Changes of a bot's number of shards, by reason", ['reason']),
    sessionPauses: define.counter(
      'session_pauses_total',
      'Times that a shard closed its connection because too many writes waited; it resumes when there is room',
    ),
    missedSeconds: define.counter(
      'sessions_missed_seconds_total',
      'Seconds whose events are lost because a session could not be resumed',
    ),
    botsHeld: define.gauge('bots_held', 'Bots that this process runs'),
    botsLost: define.counter(
      'bots_lost_total',
      'Bots whose lease this process lost: the database was unreachable, or another process took them over',
    ),
    sessionCloses: define.counter('session_closes_total', 'Closed WebSocket connections, by close code', ['code']),
  }
}
