import * as v from 'valibot'

const text = v.pipe(v.string(), v.nonEmpty())
const value = v.union([
  v.strictObject({ stringValue: v.string() }),
  v.strictObject({ boolValue: v.boolean() }),
  // A 64-bit number is a text in JSON.
  v.strictObject({ intValue: v.pipe(v.string(), v.regex(/^-?\d+$/)) }),
  v.strictObject({ doubleValue: v.number() }),
])
const attributes = v.array(v.strictObject({ key: text, value }))
const nanoseconds = v.pipe(v.string(), v.regex(/^1\d{18}$/))
const hexadecimal = (length: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[\da-f]+$/),
    v.length(length),
    v.check((id) => /[1-9a-f]/.test(id)),
  )

/** OTLP's JSON for traces: the fields that exist, in their form. https://github.com/open-telemetry/opentelemetry-proto */
const otlp = v.strictObject({
  resourceSpans: v.array(
    v.strictObject({
      resource: v.strictObject({ attributes }),
      scopeSpans: v.array(
        v.strictObject({
          scope: v.strictObject({ name: text }),
          spans: v.array(
            v.strictObject({
              traceId: hexadecimal(32),
              spanId: hexadecimal(16),
              parentSpanId: v.exactOptional(hexadecimal(16)),
              name: text,
              kind: v.picklist([1, 2, 3, 4, 5]),
              startTimeUnixNano: nanoseconds,
              endTimeUnixNano: nanoseconds,
              attributes,
              status: v.strictObject({ code: v.picklist([0, 1, 2]), message: v.exactOptional(v.string()) }),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** A span as it was received. */
export interface ReceivedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  service: string
  attributes: Readonly<Record<string, unknown>>
  /** Nanoseconds. */
  start: bigint
  end: bigint
}

/** A collector of traces that refuses everything which is not OTLP. */
export class Collector {
  readonly spans: ReceivedSpan[] = []
  readonly refused: string[] = []
  private readonly server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: (request) => this.answer(request) })

  /** Settings with which a process sends every trace here. */
  get environment(): Record<string, string> {
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${this.server.port}`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=a%20tenant',
      OTEL_TRACES_SAMPLER_ARG: '1',
    }
  }

  /** The names from the root of a trace down to a span. */
  pathTo(span: ReceivedSpan): string[] {
    const parent = this.spans.find(({ spanId }) => spanId === span.parentSpanId)
    return parent === undefined ? [span.name] : [...this.pathTo(parent), span.name]
  }

  /** The paths of all spans, each once, as `root > child`. */
  paths(): Set<string> {
    return new Set(this.spans.map((span) => this.pathTo(span).join(' > ')))
  }

  stop(): Promise<void> {
    return this.server.stop(true)
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const header = request.headers.get('x-tenant')
    const parsed = v.safeParse(otlp, await request.json())
    const isRight = pathname === '/v1/traces' && request.headers.get('content-type') === 'application/json'
    if (!parsed.success || !isRight || header !== 'a tenant') {
      this.refused.push(parsed.success ? `${pathname} ${header}` : JSON.stringify(v.flatten(parsed.issues)))
      return Response.json({ message: 'not OTLP' }, { status: 400 })
    }
    for (const { resource, scopeSpans } of parsed.output.resourceSpans) {
      const { 'service.name': service } = plain(resource.attributes)
      for (const { spans } of scopeSpans) {
        for (const { attributes: pairs, startTimeUnixNano, endTimeUnixNano, ...span } of spans) {
          const times = { start: BigInt(startTimeUnixNano), end: BigInt(endTimeUnixNano) }
          this.spans.push({ ...span, ...times, service: String(service), attributes: plain(pairs) })
        }
      }
    }
    return Response.json({})
  }
}

const plain = (pairs: v.InferOutput<typeof attributes>): Record<string, unknown> =>
  Object.fromEntries(pairs.map((pair) => [pair.key, Object.values(pair.value)[0]]))
