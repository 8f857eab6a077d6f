import * as v from 'valibot'
import { httpUrl } from '../config/fields.ts'

const HEADERS = /^[^=,\s]+=[^,]*(?:,[^=,\s]+=[^,]*)*$/

/** Settings of traces. Most have the names of OpenTelemetry's own variables. */
export const traceSettings = v.object({
  /** The collector's address, without `/v1/traces`. */
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(httpUrl('an OTLP/HTTP collector')),
  /** The address of a Tempo that takes OTLP itself, without `/v1/traces`. The collector comes first where both are set. */
  TEMPO_ENDPOINT: v.optional(httpUrl('a Tempo that takes OTLP over HTTP')),
  /** Headers of each request, e.g. for access: `authorization=Basic%20abc`. */
  OTEL_EXPORTER_OTLP_HEADERS: v.optional(
    v.pipe(v.string(), v.regex(HEADERS), v.description('name=value, with commas between several')),
  ),
  /** The share of traces that are recorded. */
  OTEL_TRACES_SAMPLER_ARG: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/),
      v.transform(Number),
      v.description('a share from 0 to 1, e.g. 0.01'),
    ),
    '0.01',
  ),
})

export type TraceSettings = v.InferOutput<typeof traceSettings>

/** Where and how spans are sent. */
export interface TraceTarget {
  /** The collector's address, with the path. */
  url: string
  headers: Readonly<Record<string, string>>
  /** 0..1 */
  ratio: number
}

/** @returns null where no traces are recorded */
export function traceTargetOf(settings: TraceSettings): TraceTarget | null {
  const base = settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? settings.TEMPO_ENDPOINT
  if (base === undefined) return null
  return {
    url: `${base.replace(/\/+$/, '')}/v1/traces`,
    headers: { 'content-type': 'application/json', ...headersOf(settings.OTEL_EXPORTER_OTLP_HEADERS) },
    ratio: settings.OTEL_TRACES_SAMPLER_ARG,
  }
}

/** The secrets among the settings. */
export const traceSecretsOf = (settings: TraceSettings): string[] =>
  Object.values(headersOf(settings.OTEL_EXPORTER_OTLP_HEADERS)).filter((value) => value.length >= 8)

/** Parses headers in OpenTelemetry's form, whose values are percent-encoded. */
const headersOf = (text: string | undefined): Record<string, string> =>
  Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair) => [pair.slice(0, pair.indexOf('=')).toLowerCase(), decoded(pair.slice(pair.indexOf('=') + 1))]),
  )

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
