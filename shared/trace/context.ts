/** The ids of a span and its trace, in the form of W3C's Trace Context. https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  traceId: string
  /** 16 hexadecimal digits. */
  spanId: string
}

const TRACEPARENT = /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/
/** The flag of a trace that is recorded. */
const SAMPLED = 1

/** The header `traceparent` of a span that is recorded. */
export const formatTraceparent = ({ traceId, spanId }: TraceContext): string => `00-${traceId}-${spanId}-01`

/** Reads a header `traceparent`. @returns null where it is missing, has another form, or names a trace that is not recorded */
export function parseTraceparent(text: string | null | undefined): TraceContext | null {
  const [, traceId, spanId, flags = ''] = TRACEPARENT.exec(text ?? '') ?? []
  if (traceId === undefined || spanId === undefined) return null
  return (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED ? { traceId, spanId } : null
}
