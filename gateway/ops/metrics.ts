import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { BatchHistogram } from './batch-histogram.ts'
import { Tally } from './tally.ts'

const PREFIX = 'prosperity_'

/** Makes all metrics of a process; `/metrics` prints `registry`. */
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
      help: 'Messages received, by outcome: awarded, or the reason why they earned nothing',
      label: 'outcome',
    }),
    xp: new Counter({ name: name('xp_awarded_total'), help: 'XP committed', registers }),
    levelUps: new Counter({ name: name('level_ups_total'), help: 'Level-ups committed', registers }),
    watchOldest: (ageMs: () => number) =>
      new Gauge({
        name: name('ledger_oldest_seconds'),
        help: 'Age of the oldest ledger entry that is not committed yet',
        registers,
        collect() {
          this.set(ageMs() / 1_000)
        },
      }),
    watchPartitions: (count: () => number) =>
      new Gauge({
        name: name('bus_partitions'),
        help: 'Partitions of the stream that this worker reads',
        registers,
        collect() {
          this.set(count())
        },
      }),
    streamMessages: new Gauge({
      name: name('bus_pending'),
      help: 'Messages in the stream that no worker has committed yet',
      registers,
    }),
    published: new Counter({
      name: name('bus_published_total'),
      help: 'Writes that the stream stored',
      registers,
    }),
    consumed: new Counter({ name: name('bus_consumed_total'), help: 'Writes read from the stream', registers }),
    publishFailures: new Counter({
      name: name('bus_publish_failures_total'),
      help: 'Messages that the stream did not store at an attempt',
      registers,
    }),
    databaseDeadlines: new Counter({
      name: name('database_deadlines_total'),
      help: 'Database waits that exceeded their deadline, by kind: acquire, connect, statement',
      labelNames: ['wait'],
      registers,
    }),
    /** Reads the length at each scrape, because it changes with every message. */
    watchQueue: (length: () => number) =>
      new Gauge({
        name: name('ledger_queue'),
        help: 'Ledger entries that are not committed yet',
        registers,
        collect() {
          this.set(length())
        },
      }),
    watchWaiting: (count: () => number) =>
      new Gauge({
        name: name('messages_waiting'),
        help: 'Messages that wait until Discord has sent the category of their channel',
        registers,
        collect() {
          this.set(count())
        },
      }),
    watchQuarantine: (length: () => number) =>
      new Gauge({
        name: name('ledger_quarantined'),
        help: 'Ledger entries of servers whose last commit failed; they are committed separately from all others',
        registers,
        collect() {
          this.set(length())
        },
      }),
    dropped: new Counter({
      name: name('ledger_dropped_total'),
      help: 'Ledger entries dropped, by reason: the queue was full, or the entry cannot be committed',
      labelNames: ['reason'],
      registers,
    }),
    commits: new Histogram({
      name: name('ledger_commit_seconds'),
      help: 'Time to commit one batch',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    latency: new BatchHistogram(registry, {
      name: name('ledger_latency_seconds'),
      help: 'Time from the arrival of an event to its commit',
      buckets: [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 5, 30, 120],
    }),
    commitFailures: new Counter({
      name: name('ledger_commit_failures_total'),
      help: 'Failed commits of a batch; the batch is retried',
      registers,
    }),
    jobs: new Counter({
      name: name('jobs_total'),
      help: 'Finished jobs, by kind and outcome',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    announcementsDelayed: new Counter({
      name: name('announcements_delayed_total'),
      help: 'Level-ups, or messages of several level-ups, that were put off until the end of a quiet time',
      registers,
    }),
    levelUpsPerMessage: new Histogram({
      name: name('announcement_level_ups'),
      help: 'How many level-ups one message announces',
      buckets: [1, 2, 5, 10, 20, 50, 100],
      registers,
    }),
    refused: new Counter({
      name: name('discord_refused_total'),
      help: "Responses that count towards Discord's limit of invalid requests (401, 403, and 429 without shared limits), by status",
      labelNames: ['status'],
      registers,
    }),
    watchRefused: (count: () => number) =>
      new Gauge({
        name: name('discord_refused_recently'),
        help: 'Such responses in the last ten minutes; Discord blocks an IP address at 10,000',
        registers,
        collect() {
          this.set(count())
        },
      }),
    watchDiscordWaiting: (count: () => number) =>
      new Gauge({
        name: name('discord_waiting'),
        help: "Requests that wait for this worker's share of a bot's 50 requests a second, over all bots",
        registers,
        collect() {
          this.set(count())
        },
      }),
    heldBack: new Counter({
      name: name('discord_held_back_total'),
      help: "Requests delayed to stay below Discord's limit of invalid requests, by urgency",
      labelNames: ['urgency'],
      registers,
    }),
    entitlementLists: new Counter({
      name: name('entitlement_lists_total'),
      help: 'Reads of the complete list of entitlements from Discord, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    sessionsReady: new Gauge({ name: name('sessions_ready'), help: 'Gateway shards that are ready', registers }),
    identifies: new Counter({
      name: name('identifies_total'),
      help: 'New sessions begun (identify); Discord allows each bot a limited number per day',
      registers,
    }),
    watchShards: (count: () => number) =>
      new Gauge({
        name: name('shards_held'),
        help: 'Shards of the main bot that this gateway process holds, where several processes share them',
        registers,
        collect() {
          this.set(count())
        },
      }),
    shardsRecommended: new Gauge({
      name: name('shards_recommended'),
      help: 'Shards that Discord recommends for the main bot, where several processes share them',
      registers,
    }),
    shardsLost: new Counter({
      name: name('shards_lost_total'),
      help: 'Shards whose lease this process lost: the database was unreachable, or the process was paused',
      registers,
    }),
    reshards: new Counter({
      name: name('reshards_total'),
      help: "Changes of a bot's number of shards, by reason",
      labelNames: ['reason'],
      registers,
    }),
    missedSeconds: new Counter({
      name: name('sessions_missed_seconds_total'),
      help: 'Seconds whose events are lost because a session could not be resumed',
      registers,
    }),
    botsHeld: new Gauge({ name: name('bots_held'), help: 'Bots that this process runs', registers }),
    botsLost: new Counter({
      name: name('bots_lost_total'),
      help: 'Bots whose lease this process lost: the database was unreachable, or another process took them over',
      registers,
    }),
    sessionCloses: new Counter({
      name: name('session_closes_total'),
      help: 'Closed WebSocket connections, by close code',
      labelNames: ['code'],
      registers,
    }),
    loopDelay: new Gauge({
      name: name('event_loop_delay_seconds'),
      help: 'Delay of the last one-second timer tick',
      registers,
    }),
  }
}

/** All metrics of a process. */
export type Metrics = ReturnType<typeof createMetrics>
