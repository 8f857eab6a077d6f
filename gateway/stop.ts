import type { Log } from './ops/log.ts'
import { within } from './time/within.ts'

/** One step of stopping, and how long it may take. */
export interface StopStep {
  /** Named in the log and in the result if the step does not end in time. */
  what: string
  withinMs: number
  run(): Promise<unknown>
}

/** After one step has timed out, the database or Discord is probably away: each later step gets only this time. */
const HURRIED_MS = 1_000

/** Carries out every step, also after failed steps. @returns the steps that did not end */
export async function stopInSteps(steps: readonly StopStep[], log: Log): Promise<string[]> {
  const left: string[] = []
  for (const { what, withinMs, run } of steps) {
    const ms = left.length > 0 ? Math.min(withinMs, HURRIED_MS) : withinMs
    try {
      if (await within(ms, run())) continue
      log.warn({ what, withinMs: ms }, 'a step of stopping took too long and was skipped')
    } catch (error) {
      log.warn({ err: error, what }, 'a step of stopping failed')
    }
    left.push(what)
  }
  return left
}
