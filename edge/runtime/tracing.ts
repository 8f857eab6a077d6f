import { SpanExporter } from '../../shared/trace/exporter.ts'
import type { TraceTarget } from '../../shared/trace/settings.ts'
import { createTracer, type Tracer } from '../../shared/trace/span.ts'

const ANSWER_MS = 5_000

/** Records traces of interactions. */
export interface Tracing {
  tracer: Tracer
  /** Sends the recorded spans. Never rejects. */
  flush(): Promise<void>
}

const hexadecimal = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Opens the tracer of the edge. The exporter is our own: OpenTelemetry's SDK would double the size of the worker, and
 * the edge needs only its format.
 * @param clock milliseconds since 1970
 */
export function openTracing(target: TraceTarget, version: string, clock: () => number): Tracing {
  const exporter = new SpanExporter({
    resource: { 'service.name': 'prosperity-edge', 'service.version': version },
    target,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) }),
  })
  const parts = { now: clock, newId: hexadecimal, finished: exporter.add }
  return { tracer: createTracer(parts, target.ratio, Math.random), flush: () => exporter.flush() }
}
