import { namesOf } from './bus/names.ts'
import { askWhyNot, connectToNats } from './bus/nats-connection.ts'
import { Notices } from './bus/notices.ts'
import { Stream, type StreamSize } from './bus/stream.ts'
import type { GatewaySettings } from './config.ts'
import type { Metrics } from './ops/metrics.ts'
import type { Runtime } from './runtime.ts'

const MB = 1_000_000

/** Opens the streams and the notices that join gateways and workers. Connects in the background, and tries until NATS answers. */
export function openStream(settings: GatewaySettings, { processId, log, metrics, clock }: Runtime) {
  const names = namesOf(settings.ENVIRONMENT)
  const nats = connectToNats(settings.NATS_URL, processId)
  const stream = new Stream({
    ...{ nats, names, processId, log, clock, whyNot: askWhyNot(settings.NATS_URL, nats) },
    replicas: settings.NATS_REPLICAS,
    maxBytes: settings.NATS_STREAM_MB * MB,
  })
  metrics.watchUnkept(() => stream.unkeptDeadLetters)
  void stream.open().catch(() => {})
  return { stream, notices: new Notices(nats, names.notices) }
}

/** Shows how full the streams are. */
export function noteSize(metrics: Metrics, { messages, bytes, maxBytes, deadLetters, lost }: StreamSize): void {
  metrics.streamMessages.set(messages)
  metrics.streamBytes.set(bytes)
  metrics.streamLimitBytes.set(maxBytes)
  metrics.deadLetters.set(deadLetters)
  metrics.streamLost.inc(lost)
}
