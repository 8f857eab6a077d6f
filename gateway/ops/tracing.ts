import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Logger as Log } from 'pino'
import { SpanExporter } from '../../shared/trace/exporter.ts'
import type { TraceTarget } from '../../shared/trace/settings.ts'
import { createTracer, type Span, type Tracer } from '../../shared/trace/span.ts'
import { whyUnreachable } from './why-unreachable.ts'

const FLUSH_EVERY_MS = 1_000
const ANSWER_MS = 5_000
const CLOSE_MS = 2_000

export interface Tracing {
  tracer: Tracer
  /** Spans that the collector did not receive. */
  dropped(): number
  /** Sends the spans that are left, for two seconds at most. Counts those that remain as dropped. */
  close(): Promise<void>
}

/** The process whose traces are recorded. */
export interface TracedProcess {
  /** The kind of process, e.g. `worker`. */
  service: string
  version: string
  log: Pick<Log, 'warn'>
  /** How long `close` tries to send the spans that are left; two seconds without it. */
  closeMs?: number
}

/**
 * Opens the traces of a process. It uses the same exporter as the edge: OpenTelemetry's SDK for Node has several megabytes,
 * and only its format is needed.
 */
export function openTracing(
  target: TraceTarget,
  { service, version, log, closeMs = CLOSE_MS }: TracedProcess,
): Tracing {
  const ending = new AbortController()
  const exporter = new SpanExporter({
    resource: { 'service.name': `prosperity-${service}`, 'service.version': version },
    target,
    fetch: (url, init) =>
      fetch(url, { ...init, signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ending.signal]) }),
    onFailure(error) {
      const reason = error === undefined ? 'it refuses them' : (whyUnreachable(error) ?? 'it does not answer')
      log.warn({ reason }, 'the collector of traces does not take spans; they are dropped')
    },
  })
  const underWay = new Set<Promise<void>>()
  const flush = (): void => {
    const flushing = exporter.flush().finally(() => underWay.delete(flushing))
    underWay.add(flushing)
  }
  const timer = setInterval(flush, FLUSH_EVERY_MS)
  timer.unref()
  const parts = {
    now: () => performance.timeOrigin + performance.now(),
    newId: (bytes: number) => randomBytes(bytes).toString('hex'),
    finished: exporter.add,
  }
  return {
    tracer: createTracer(parts, target.ratio, Math.random),
    dropped: () => exporter.dropped,
    async close() {
      clearInterval(timer)
      const deadline = setTimeout(() => ending.abort(), closeMs)
      flush()
      await Promise.all(underWay)
      clearTimeout(deadline)
    },
  }
}

const spans = new AsyncLocalStorage<Span>()

/** The span in which the caller runs; undefined where nothing is traced. Requests to Discord and log lines belong to it. */
export const currentSpan = (): Span | undefined => spans.getStore()

/** Runs work in a span, and ends the span. Without a span it only runs the work. */
export async function inSpan<Result>(span: Span | null, work: () => Promise<Result>): Promise<Result> {
  if (span === null) return work()
  try {
    return await spans.run(span, work)
  } catch (error) {
    span.fail(error instanceof Error ? error.name : 'failed')
    throw error
  } finally {
    span.end()
  }
}
