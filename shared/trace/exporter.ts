import { encodeSpans } from './otlp.ts'
import type { Attributes, FinishedSpan } from './span.ts'

/** Spans that are held until they are sent. Beyond this number new ones are dropped. */
const MOST_HELD = 2_048
const MOST_IN_REQUEST = 512

export interface SpanExporterParts {
  resource: Attributes
  /** Posts a body to the collector. @returns whether it took it @throws where it is away */
  post: (body: string) => Promise<boolean>
}

/** Holds finished spans and sends them to a collector. What the collector does not take is dropped: a trace is no record. */
export class SpanExporter {
  /** Spans that the collector did not get. */
  dropped = 0
  private held: FinishedSpan[] = []

  constructor(private readonly parts: SpanExporterParts) {}

  readonly add = (span: FinishedSpan): void => {
    if (this.held.length < MOST_HELD) this.held.push(span)
    else this.dropped++
  }

  /** Sends what is held. Never rejects. On Workers a request must not wait for another one's, so each call sends by itself. */
  async flush(): Promise<void> {
    while (this.held.length > 0) {
      const spans = this.held.splice(0, MOST_IN_REQUEST)
      const isTaken = await this.parts.post(encodeSpans(spans, this.parts.resource)).catch(() => false)
      if (!isTaken) this.dropped += spans.length
    }
  }
}
