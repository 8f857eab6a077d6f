import { encodeSpans } from './otlp.ts'
import type { TraceTarget } from './settings.ts'
import type { Attributes, FinishedSpan } from './span.ts'

/** At most so many spans wait to be sent. Further ones are dropped. */
const MOST_HELD = 2_048
const MOST_IN_REQUEST = 512

/** The part of a collector's response that is used. */
interface CollectorResponse {
  ok: boolean
  arrayBuffer(): Promise<unknown>
}

export interface SpanExporterParts {
  resource: Attributes
  target: Pick<TraceTarget, 'url' | 'headers'>
  /** Sends a request by HTTP. Rejects where no response came, or came too late. */
  fetch: (
    url: string,
    init: { method: 'POST'; headers: Record<string, string>; body: string },
  ) => Promise<CollectorResponse>
  /** Called when the collector stops taking spans, with the error; undefined where it refused them. */
  onFailure?: (error?: unknown) => void
}

/** Holds finished spans and sends them to a collector. Spans that it does not take are dropped: a trace may have gaps. */
export class SpanExporter {
  /** Spans that the collector did not receive. */
  dropped = 0
  private held: FinishedSpan[] = []
  private hasFailed = false

  constructor(private readonly parts: SpanExporterParts) {}

  readonly add = (span: FinishedSpan): void => {
    if (this.held.length < MOST_HELD) this.held.push(span)
    else this.dropped++
  }

  /** Sends all held spans. Never rejects. On Workers a request cannot wait for another one, so calls do not share a request. */
  async flush(): Promise<void> {
    while (this.held.length > 0) {
      const spans = this.held.splice(0, MOST_IN_REQUEST)
      const failure = await this.post(spans).then(
        (isTaken) => (isTaken ? null : { error: undefined }),
        (error: unknown) => ({ error }),
      )
      if (failure !== null) this.dropped += spans.length
      if (failure !== null && !this.hasFailed) this.parts.onFailure?.(failure.error)
      this.hasFailed = failure !== null
    }
  }

  /** Sends spans in one request. @returns whether the collector took them */
  private async post(spans: readonly FinishedSpan[]): Promise<boolean> {
    const { target, resource, fetch } = this.parts
    const headers = { ...target.headers }
    const response = await fetch(target.url, { method: 'POST', headers, body: encodeSpans(spans, resource) })
    // A body that is not read would keep the connection.
    await response.arrayBuffer()
    return response.ok
  }
}
