import { describe, expect, test } from 'bun:test'
import { parseEnvironment } from '../../../shared/config/environment.ts'
import { formatTraceparent, parseTraceparent } from '../../../shared/trace/context.ts'
import { SpanExporter } from '../../../shared/trace/exporter.ts'
import { traceSettings, traceTargetOf } from '../../../shared/trace/settings.ts'
import { createTracer, type FinishedSpan } from '../../../shared/trace/span.ts'

const CONTEXT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }

describe('a traceparent', () => {
  test('is read as it was written', () => {
    expect(parseTraceparent(formatTraceparent(CONTEXT))).toEqual(CONTEXT)
  })

  test.each([
    null,
    undefined,
    '',
    'nonsense',
    `00-${CONTEXT.traceId}-${CONTEXT.spanId}-00`,
    `00-${'0'.repeat(32)}-${CONTEXT.spanId}-01`,
    `00-${CONTEXT.traceId}-${'0'.repeat(16)}-01`,
    `ff-${CONTEXT.traceId}-${CONTEXT.spanId}-01`,
    `00-${CONTEXT.traceId.toUpperCase()}-${CONTEXT.spanId}-01`,
  ])('%j starts no span', (text) => {
    expect(parseTraceparent(text)).toBeNull()
  })
})

describe('a tracer', () => {
  const traced = (ratio: number, random: number) => {
    const finished: FinishedSpan[] = []
    let id = 0
    const newId = (bytes: number) => String(++id).padStart(bytes * 2, '0')
    const parts = { now: () => 1_000, newId, finished: (span: FinishedSpan) => finished.push(span) }
    return { finished, tracer: createTracer(parts, ratio, () => random) }
  }

  test('records the configured share of new traces, and every trace that another process began', () => {
    expect(traced(0.5, 0.5).tracer.root('one', 'server')).toBeNull()
    expect(traced(0.5, 0.49).tracer.root('one', 'server')).not.toBeNull()
    expect(traced(0, 0).tracer.root('one', 'server')).toBeNull()
    expect(traced(0, 0).tracer.follow(CONTEXT, 'one', 'server')?.context.traceId).toBe(CONTEXT.traceId)
    expect(traced(1, 0).tracer.follow(null, 'one', 'server')).toBeNull()
  })

  test('a span ends once, in the trace of its parent', () => {
    const { finished, tracer } = traced(1, 0)
    const parent = tracer.follow(CONTEXT, 'parent', 'server')
    const child = parent?.child('child', 'client', { tries: 2 })
    child?.end()
    child?.end()
    parent?.end()
    expect(finished.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['child', parent?.context.spanId ?? ''],
      ['parent', CONTEXT.spanId],
    ])
    expect(new Set(finished.map(({ traceId }) => traceId))).toEqual(new Set([CONTEXT.traceId]))
  })
})

test('spans that the collector does not take, and spans beyond the bound, are counted as dropped', async () => {
  const exporter = new SpanExporter({
    resource: {},
    target: { url: 'http://collector', headers: {} },
    fetch: async () => new Response('not now', { status: 503 }),
  })
  const span: FinishedSpan = {
    ...CONTEXT,
    ...{ parentId: null, name: 'one', kind: 'internal', startAt: 1, endAt: 2, attributes: {}, failure: null },
  }
  for (let nth = 0; nth < 2_100; nth++) exporter.add(span)
  expect(exporter.dropped).toBe(52)
  await exporter.flush()
  expect(exporter.dropped).toBe(2_100)
})

describe('the settings', () => {
  const targetOf = (environment: Record<string, string>) => {
    const parsed = parseEnvironment(traceSettings, environment)
    return parsed.ok ? traceTargetOf(parsed.value) : parsed.problems.map(({ key }) => key)
  }

  test('without an address nothing is traced', () => {
    expect(targetOf({})).toBeNull()
  })

  test('take the address of a collector, or of a Tempo', () => {
    expect(targetOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318/' })).toMatchObject({
      url: 'http://otel:4318/v1/traces',
    })
    expect(targetOf({ TEMPO_ENDPOINT: 'https://tempo/otlp' })).toMatchObject({ url: 'https://tempo/otlp/v1/traces' })
  })

  test('read headers and the share', () => {
    const headers = 'Authorization=Basic%20abc,x-scope-orgid=one'
    const target = targetOf({
      TEMPO_ENDPOINT: 'http://t',
      OTEL_EXPORTER_OTLP_HEADERS: headers,
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    })
    expect(target).toMatchObject({ ratio: 0.25, headers: { authorization: 'Basic abc', 'x-scope-orgid': 'one' } })
  })

  test('refuse a share above 1 and an address without http', () => {
    const bad = { TEMPO_ENDPOINT: 'tempo:4318', OTEL_TRACES_SAMPLER_ARG: '1.5' }
    expect(targetOf(bad)).toEqual(['TEMPO_ENDPOINT', 'OTEL_TRACES_SAMPLER_ARG'])
  })
})
