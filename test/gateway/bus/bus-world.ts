import { encodeBatch } from '../../../gateway/bus/batch-message.ts'
import { namesOf } from '../../../gateway/bus/names.ts'
import { connectToNats } from '../../../gateway/bus/nats-connection.ts'
import { Stream } from '../../../gateway/bus/stream.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { systemClock } from '../../../gateway/time/clock.ts'

const MB = 1_000_000

/** What parts of the bus need besides NATS, with the lines that they log. */
export function busParts() {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  return { log, lines, metrics: createMetrics(), clock: systemClock }
}

/** Streams of an environment of their own on this NATS. */
export function openTestStream(url: string, { environment = 'test', maxBytes = 100 * MB } = {}) {
  const parts = busParts()
  const nats = connectToNats(url, 'test')
  const names = namesOf(environment)
  const stream = new Stream({ ...parts, nats, names, replicas: 1, maxBytes, processId: 'test' })
  // As in a process, where the streams are opened at the start.
  void stream.open().catch(() => {})
  return { ...parts, stream }
}

/** A message with one write of a guild. */
export const textOf = (guildId: string): string =>
  encodeBatch({
    processId: 'gateway',
    writes: [
      {
        write: { kind: 'guild', guild: { id: guildId, name: 'Community', locale: 'en-US' } },
        source: null,
        receivedAt: 1,
      },
    ],
  })
