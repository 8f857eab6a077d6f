import { formatTraceparent, type TraceContext } from './context.ts'

/** OpenTelemetry's kinds of spans: work inside a process, a request received or sent, a message sent or received. */
export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer'

export type Attributes = Readonly<Record<string, string | number | boolean>>

/** A span that has ended. Times are milliseconds since 1970, with fractions. */
export interface FinishedSpan extends TraceContext {
  parentId: string | null
  name: string
  kind: SpanKind
  startAt: number
  endAt: number
  attributes: Attributes
  /** Why the work failed; null where it succeeded. */
  failure: string | null
}

/** The clock and the ids of spans, and where they go once they have ended. */
export interface SpanParts {
  /** Milliseconds since 1970, with fractions. */
  now: () => number
  /** Makes random hexadecimal digits, two for each byte. */
  newId: (bytes: number) => string
  finished: (span: FinishedSpan) => void
}

interface SpanStart {
  name: string
  kind: SpanKind
  attributes: Attributes
  /** Absent takes the current time. */
  startAt?: number | undefined
}

/**
 * A span that is recorded. Where nothing is traced, or the trace is not sampled, there is no span: code calls
 * `span?.child(...)`, which then costs nothing.
 */
export class Span {
  readonly context: TraceContext
  private readonly startAt: number
  private attributes: Attributes
  private failure: string | null = null
  private ended = false

  constructor(
    private readonly parts: SpanParts,
    private readonly parent: TraceContext | null,
    private readonly start: SpanStart,
  ) {
    this.context = { traceId: parent?.traceId ?? parts.newId(16), spanId: parts.newId(8) }
    this.startAt = start.startAt ?? parts.now()
    this.attributes = start.attributes
  }

  /** The header, column or field that carries the trace to another process. */
  get traceparent(): string {
    return formatTraceparent(this.context)
  }

  /** Begins a span inside this one. @param startAt absent takes the current time */
  child(name: string, kind: SpanKind = 'internal', attributes: Attributes = {}, startAt?: number): Span {
    return new Span(this.parts, this.context, { name, kind, attributes, startAt })
  }

  set(attributes: Attributes): void {
    this.attributes = { ...this.attributes, ...attributes }
  }

  /** Marks the work as failed. @param reason without secrets and ids of members */
  fail(reason: string): void {
    this.failure = reason
  }

  /** Ends the span. A second call does nothing. */
  end(): void {
    if (this.ended) return
    this.ended = true
    const { context, parent, startAt, attributes, failure } = this
    const { name, kind } = this.start
    const endAt = Math.max(startAt, this.parts.now())
    this.parts.finished({
      ...context,
      parentId: parent?.spanId ?? null,
      name,
      kind,
      startAt,
      endAt,
      attributes,
      failure,
    })
  }
}

/** Begins spans that have no parent in this process. */
export interface Tracer {
  /** Begins a trace for a share of the calls. @returns null where the trace is not recorded */
  root(name: string, kind: SpanKind, attributes?: Attributes): Span | null
  /** Continues a trace of another process. @param startAt absent takes the current time @returns null where `parent` is null */
  follow(
    parent: TraceContext | null,
    name: string,
    kind: SpanKind,
    attributes?: Attributes,
    startAt?: number,
  ): Span | null
}

/** Makes a tracer. @param ratio share of traces that are recorded, 0..1 @param random returns 0 <= number < 1 */
export function createTracer(parts: SpanParts, ratio: number, random: () => number): Tracer {
  return {
    root: (name, kind, attributes = {}) =>
      random() < ratio ? new Span(parts, null, { name, kind, attributes }) : null,
    follow: (parent, name, kind, attributes = {}, startAt) =>
      parent === null ? null : new Span(parts, parent, { name, kind, attributes, startAt }),
  }
}
