import type { Attributes, FinishedSpan, SpanKind } from './span.ts'

const KINDS: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 }
const STATUS_UNSET = 0
const STATUS_ERROR = 2
const MICROSECONDS_PER_MS = 1_000

/** Nanoseconds since 1970 as a text: a number would lose the last digits. */
const nanoseconds = (ms: number): string => `${Math.round(ms * MICROSECONDS_PER_MS)}000`

function attributeValue(value: string | number | boolean): Record<string, string | number | boolean> {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: attributeValue(value) }))

const spanOf = ({ traceId, spanId, parentId, name, kind, startAt, endAt, attributes, failure }: FinishedSpan) => ({
  traceId,
  spanId,
  ...(parentId === null ? {} : { parentSpanId: parentId }),
  name,
  kind: KINDS[kind],
  startTimeUnixNano: nanoseconds(startAt),
  endTimeUnixNano: nanoseconds(endAt),
  attributes: attributesOf(attributes),
  status: failure === null ? { code: STATUS_UNSET } : { code: STATUS_ERROR, message: failure },
})

/**
 * The body of a request to an OTLP/HTTP collector. https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
 * @param resource attributes of the process, e.g. `service.name`
 */
export const encodeSpans = (spans: readonly FinishedSpan[], resource: Attributes): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: 'prosperity' }, spans: spans.map(spanOf) }],
      },
    ],
  })
