import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { Tally } from './tally.ts'

const PREFIX = 'prosperity_'

/** Everything that is counted, by one name each; `/metrics` prints `registry`. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const name = (text: string) => `${PREFIX}${text}`
  return {
    registry,
    dispatches: new Tally(registry, {
      name: name('dispatches_total'),
      help: 'Gateway events received, by type',
      label: 'type',
    }),
    malformed: new Counter({
      name: name('dispatches_malformed_total'),
      help: 'Gateway events that did not have the documented shape',
      labelNames: ['type'],
      registers,
    }),
    messages: new Tally(registry, {
      name: name('messages_total'),
      help: 'Messages judged, by what became of them',
      label: 'outcome',
    }),
    xp: new Counter({ name: name('xp_awarded_total'), help: 'XP committed', registers }),
    levelUps: new Counter({ name: name('level_ups_total'), help: 'Level-ups committed', registers }),
    watchOldest: (ageMs: () => number) =>
      new Gauge({
        name: name('ledger_oldest_seconds'),
        help: 'How long the oldest entry has waited to be committed',
        registers,
        collect() {
          this.set(ageMs() / 1_000)
        },
      }),
    databaseDeadlines: new Counter({
      name: name('database_deadlines_total'),
      help: 'Connections and statements that the database did not answer in time',
      labelNames: ['wait'],
      registers,
    }),
    /** The length is asked for when it is scraped, since it changes with every message. */
    watchQueue: (length: () => number) =>
      new Gauge({
        name: name('ledger_queue'),
        help: 'Entries waiting to be committed',
        registers,
        collect() {
          this.set(length())
        },
      }),
    watchWaiting: (count: () => number) =>
      new Gauge({
        name: name('messages_waiting'),
        help: 'Messages that wait until Discord says in which category their channel lies',
        registers,
        collect() {
          this.set(count())
        },
      }),
    watchQuarantine: (length: () => number) =>
      new Gauge({
        name: name('ledger_quarantined'),
        help: 'Of these, entries of servers whose entries could not be committed: tried apart from all others',
        registers,
        collect() {
          this.set(length())
        },
      }),
    dropped: new Counter({
      name: name('ledger_dropped_total'),
      help: 'Entries given up: the queue was full, or the entry itself cannot be committed',
      labelNames: ['reason'],
      registers,
    }),
    commits: new Histogram({
      name: name('ledger_commit_seconds'),
      help: 'Time to commit one batch',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    latency: new Histogram({
      name: name('ledger_latency_seconds'),
      help: 'From the event on the socket to its commit',
      buckets: [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 5, 30, 120],
      registers,
    }),
    commitFailures: new Counter({
      name: name('ledger_commit_failures_total'),
      help: 'Batches that must be retried',
      registers,
    }),
    jobs: new Counter({
      name: name('jobs_total'),
      help: 'Jobs ended, by kind and outcome',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    refused: new Counter({
      name: name('discord_refused_total'),
      help: 'Answers of 401, 403 and 429 (shared limits aside), for which Discord blocks an address, by status',
      labelNames: ['status'],
      registers,
    }),
    watchRefused: (count: () => number) =>
      new Gauge({
        name: name('discord_refused_recently'),
        help: 'Of these, those of the last ten minutes: Discord blocks an address at 10,000',
        registers,
        collect() {
          this.set(count())
        },
      }),
    heldBack: new Counter({
      name: name('discord_held_back_total'),
      help: 'Requests not sent, so that Discord does not block the address, by urgency',
      labelNames: ['urgency'],
      registers,
    }),
    entitlementLists: new Counter({
      name: name('entitlement_lists_total'),
      help: 'Whole lists of what users bought of the application, asked of Discord, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    sessionsReady: new Gauge({ name: name('sessions_ready'), help: 'Gateway shards that are ready', registers }),
    identifies: new Counter({
      name: name('identifies_total'),
      help: 'Sessions begun anew; Discord allows each bot a limited number a day',
      registers,
    }),
    reshards: new Counter({
      name: name('reshards_total'),
      help: 'Moves of a bot to another number of shards, by reason',
      labelNames: ['reason'],
      registers,
    }),
    missedSeconds: new Counter({
      name: name('sessions_missed_seconds_total'),
      help: 'Time of which Discord sends nothing again, because a session that was away could not be resumed',
      registers,
    }),
    botsHeld: new Gauge({ name: name('bots_held'), help: 'Bots that this process holds, of a shared pool', registers }),
    botsLost: new Counter({
      name: name('bots_lost_total'),
      help: 'Bots that could not be held on to, because the database was away or another process took them',
      registers,
    }),
    sessionCloses: new Counter({
      name: name('session_closes_total'),
      help: 'Sockets closed, by close code',
      labelNames: ['code'],
      registers,
    }),
    loopDelay: new Gauge({
      name: name('event_loop_delay_seconds'),
      help: 'How late the last one-second tick was',
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
