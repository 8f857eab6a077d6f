import * as v from 'valibot'

/** pino's number for a warning, and its number for an error. */
const [WARNING, ERROR] = [40, 50]
const LEVELS: Readonly<Record<string, number>> = { info: 30, warn: WARNING, error: ERROR }
const entry = v.object({ level: v.union([v.number(), v.string()]), msg: v.optional(v.string(), '') })
/** What a runtime prints itself, such as the stack of an error that nobody caught. */
const OF_RUNTIME = /error|panic|warn/i

/** The lines of a process's log that report an error, and those that warn. */
export interface LogProblems {
  errors: string[]
  warnings: string[]
}

/** Finds errors and warnings in a log of gateway, bridge (pino) or edge. */
export function problemsIn(lines: readonly string[]): LogProblems {
  const found: LogProblems = { errors: [], warnings: [] }
  for (const line of lines) {
    const level = levelOf(line)
    if (level >= ERROR) found.errors.push(line)
    else if (level >= WARNING) found.warnings.push(line)
  }
  return found
}

function levelOf(line: string): number {
  const parsed = line.startsWith('{') ? v.safeParse(v.pipe(v.string(), v.parseJson(), entry), line) : null
  if (!parsed?.success) return OF_RUNTIME.test(line) ? ERROR : 0
  const { level } = parsed.output
  return typeof level === 'number' ? level : (LEVELS[level] ?? ERROR)
}
