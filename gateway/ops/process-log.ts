import { createLog, cycleLevel, type Log } from './log.ts'
import { LokiWriter } from './loki.ts'
import { readableLine } from './terminal.ts'

export interface ProcessLogOptions {
  level: string
  secrets: readonly string[]
  /** The kind of process, e.g. `worker`. */
  service: string
  /** Loki's address; absent where lines go only to the standard output. */
  lokiUrl?: string | undefined
}

/** Counts since the start of the process. */
export interface LogCounts {
  /** Lines by level. */
  lines(): Map<string, number>
  /** Lines that Loki did not receive. */
  dropped(): number
}

export interface ProcessLog {
  log: Log
  counts: LogCounts
  /** Sends the lines that are left to Loki, for two seconds at most. */
  close(): Promise<void>
}

/**
 * Opens the log of a process: JSON lines on the standard output (readable ones where that is a terminal), and in Loki.
 * SIGUSR2 switches between debug and the usual level.
 */
export function openProcessLog({ level, secrets, service, lokiUrl }: ProcessLogOptions): ProcessLog {
  const loki =
    lokiUrl === undefined
      ? null
      : new LokiWriter({
          url: lokiUrl,
          labels: { app: 'prosperity', service },
          onFailure: (reason) => log.warn({ reason }, 'Loki does not take log lines; they are on the standard output'),
        })
  const isTerminal = process.stdout.isTTY === true
  const lines = new Map<string, number>()
  const write = (line: string): void => {
    const lineLevel = /^\{"level":"(\w+)"/.exec(line)?.[1] ?? 'info'
    lines.set(lineLevel, (lines.get(lineLevel) ?? 0) + 1)
    process.stdout.write(isTerminal ? readableLine(line) : line)
    loki?.write(line)
  }
  const log = createLog({ level, secrets, service, write })
  process.on('SIGUSR2', () => log.warn({ to: cycleLevel(log, level) }, 'the log level was changed'))
  return {
    log,
    counts: { lines: () => lines, dropped: () => loki?.dropped ?? 0 },
    close: async () => loki?.close(),
  }
}
