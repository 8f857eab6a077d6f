import type { Problem } from '../../shared/config/environment.ts'
import { createLog, writeLine } from './log.ts'

/** Cloudflare's way to keep an isolate alive after a response. */
export interface Execution {
  waitUntil(work: Promise<unknown>): void
}

/** The bindings that are text: variables and secrets. */
export const textsOf = (bindings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(bindings).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** Whether a binding is more than text, e.g. a dataset or another worker. */
export const isBound = (binding: unknown): binding is object => typeof binding === 'object' && binding !== null

/** The answer of a worker whose configuration is not complete. The log names the keys. */
export function refuseUnconfigured(problems: readonly Problem[]): Response {
  const keys = problems.map((problem) => problem.key).join(', ')
  createLog(writeLine, [], Date.now).error('the configuration is not complete', { keys })
  return Response.json({ error: 'the configuration is not complete; the log names the keys' }, { status: 500 })
}
