import { createRedactor } from '../../shared/log/redact.ts'

/** Fields of a log line: plain values, never a request, an error or another object that may contain secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** Writes a line of the log. */
// biome-ignore lint/suspicious/noConsole: on Workers the console is the log, and on servers it is the standard output
export const writeLine = (line: string): void => console.log(line)

/** Longer text in a field is cut: an error's message can quote a whole statement. */
const LONGEST_FIELD = 500

/**
 * A log of one line of JSON per entry.
 * @param write takes a line, without a line break
 * @param secrets values to remove from every field, besides the patterns of shared/log/redact.ts
 * @param clock milliseconds since 1970
 * @param level the lowest level that is logged: warn or error; any other logs every line, because the edge logs no debug lines
 */
export function createLog(
  write: (line: string) => void,
  secrets: readonly string[],
  clock: () => number,
  level = 'info',
): Log {
  const redact = createRedactor(secrets)
  const clean = (text: string): string => redact(text).slice(0, LONGEST_FIELD)
  const entry =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      const safe = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value])
      const time = new Date(clock()).toISOString()
      write(JSON.stringify({ level, time, service: 'edge', msg: message, ...Object.fromEntries(safe) }))
    }
  const silent = () => {}
  return {
    info: level === 'warn' || level === 'error' ? silent : entry('info'),
    warn: level === 'error' ? silent : entry('warn'),
    error: entry('error'),
  }
}

/** The parts of a thrown value that may be logged: its name, message and place, and no other properties. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const place = error.stack?.split('\n').find((line) => /^\s*at |@/.test(line))
  return { error: error.name, reason: error.message, ...(place && { place: place.trim() }) }
}
