import { parseTraceparent } from '../../shared/trace/context.ts'
import type { Span, Tracer } from '../../shared/trace/span.ts'
import type { Entry } from '../bus/entry.ts'

/** The traced messages of a batch. */
export interface BatchTrace {
  /** The same entries. The jobs of a traced message will belong to its span of the batch. */
  writes: readonly Entry[]
  end(): void
}

/**
 * Begins a span of the batch for each traced message, and records how long the message was on its way.
 * @returns null where no message is traced
 */
export function traceBatch(tracer: Tracer | null | undefined, entries: readonly Entry[]): BatchTrace | null {
  if (tracer === null || tracer === undefined) return null
  if (!entries.some((entry) => entry.kind === 'message' && entry.message.trace !== undefined)) return null
  const begun: Span[] = []
  const writes = entries.map((entry): Entry => {
    if (entry.kind !== 'message') return entry
    const parent = parseTraceparent(entry.message.trace)
    const way = tracer.follow(parent, 'bus', 'consumer', {}, entry.receivedAt)
    if (way === null) return entry
    way.end()
    const span = way.child('batch', 'internal', { entries: entries.length })
    begun.push(span)
    return { ...entry, message: { ...entry.message, trace: span.traceparent } }
  })
  return {
    writes,
    end: () => {
      for (const span of begun) span.end()
    },
  }
}
