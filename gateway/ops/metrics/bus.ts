import type { Define } from './define.ts'

/** Metrics of the stream between gateways and workers. A standalone process has them too, at 0. */
export const busMetrics = (define: Define) => ({
  watchPartitions: (count: () => number) =>
    define.watch('bus_partitions', 'Partitions of the stream that this worker reads', count),
  streamMessages: define.gauge('bus_pending', 'Messages in the stream that no worker has committed yet'),
  streamBytes: define.gauge('bus_stream_bytes', 'Bytes that the stream holds'),
  streamLimitBytes: define.gauge(
    'bus_stream_limit_bytes',
    'Bytes at which the stream refuses new messages; 0 until it was measured',
  ),
  deadLetters: define.gauge(
    'bus_dead_letters',
    'Messages that could not be committed and wait for a person to replay or drop them',
  ),
  watchUnkept: (count: () => number) =>
    define.watch(
      'bus_dead_letters_unkept',
      'Messages that can neither be committed nor be kept as dead letters; each holds up its partition',
      count,
    ),
  streamLost: define.counter(
    'bus_lost_total',
    'Messages that NATS lost with its disk before a worker had read them; every process counts all of them',
  ),
  published: define.counter('bus_published_total', 'Writes that the stream stored'),
  consumed: define.counter('bus_consumed_total', 'Writes read from the stream'),
  publishFailures: define.counter(
    'bus_publish_failures_total',
    'Attempts to store a message in the stream that failed',
  ),
  publishSeconds: define.fastHistogram(
    'bus_publish_seconds',
    'Time until the stream has stored one message',
    [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  ),
})
