import { type Logger, pino } from 'pino'
import { createRedactor } from '../../shared/log/redact.ts'
import { currentSpan } from './tracing.ts'

/** The process's logger. */
export type Log = Logger

export interface LogOptions {
  level: string
  secrets: readonly string[]
  /** Receives each finished line, without secrets, with its line break. */
  write: (line: string) => void
  /** The kind of process, e.g. `worker`. Every line names it. */
  service?: string
}

/** Logs JSON lines. Secrets are removed from each finished line, so that no call can leak one. */
export function createLog({ level, secrets, write, service }: LogOptions): Log {
  const redact = createRedactor(secrets)
  return pino(
    {
      level,
      base: service === undefined ? null : { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: traceOfLine,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(redact(line)) },
  )
}

/** The id of the trace to which a line belongs. Each call makes a new object, because pino adds the fields of the line to it. */
function traceOfLine(): object {
  const span = currentSpan()
  return span === undefined ? {} : { trace: span.context.traceId }
}

/** Switches between debug and the usual level, else info. @param usual the level from the settings @returns the new level */
export function cycleLevel(log: Log, usual: string): string {
  const quiet = usual === 'debug' || usual === 'trace' ? 'info' : usual
  log.level = log.level === quiet ? 'debug' : quiet
  return log.level
}
