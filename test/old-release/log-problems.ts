import * as v from 'valibot'

/** pino's number for a warning, and its number for an error. */
const [WARNING, ERROR] = [40, 50]
const LEVELS: Readonly<Record<string, number>> = { info: 30, warn: WARNING, error: ERROR }
const entry = v.object({ level: v.union([v.number(), v.string()]), msg: v.optional(v.string(), '') })
/** Lines that the runtime itself prints, e.g. the stack of an error that was not caught. */
const OF_RUNTIME = /error|panic|warn/i

/** Warnings that are not about the tables. */
const EXPECTED = [
  // Edge, bridge and database share a busy machine.
  'the database is far away',
  // Appears after a release that does not count members per range of XP.
  'members by range of XP were off; corrected',
  // InnoDB ends one of two transactions that wait for each other. The process tries it again.
  'Deadlock found when trying to get lock',
]

/** Lines of a process's log. */
export interface LogProblems {
  /** Lines that report an error, or warn of something that is not expected here. */
  problems: string[]
  /** Lines with an expected warning. */
  warnings: string[]
}

/** Finds errors and warnings in a log of gateway, bridge (pino) or edge. A failed statement is a warning while it is tried again. */
export function problemsIn(lines: readonly string[]): LogProblems {
  const found: LogProblems = { problems: [], warnings: [] }
  for (const line of lines) {
    const level = levelOf(line)
    if (level === WARNING && EXPECTED.some((text) => line.includes(text))) found.warnings.push(line)
    else if (level >= WARNING) found.problems.push(line)
  }
  return found
}

function levelOf(line: string): number {
  const parsed = line.startsWith('{') ? v.safeParse(v.pipe(v.string(), v.parseJson(), entry), line) : null
  if (!parsed?.success) return OF_RUNTIME.test(line) ? ERROR : 0
  const { level } = parsed.output
  return typeof level === 'number' ? level : (LEVELS[level] ?? ERROR)
}
