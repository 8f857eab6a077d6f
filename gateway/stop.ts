import type { Log } from './ops/log.ts'
import { within } from './time/within.ts'

/** One step of stopping, and how long it may take. */
export interface StopStep {
  /** What is left undone where it does not come to an end. */
  what: string
  withinMs: number
  run(): Promise<unknown>
}

/** Once a step has hung, something outside is away: the others get only this. */
const HURRIED_MS = 1_000

/** Carries out every step, whatever becomes of those before. @returns what was left undone */
export async function stopInSteps(steps: readonly StopStep[], log: Log): Promise<string[]> {
  const left: string[] = []
  for (const { what, withinMs, run } of steps) {
    const ms = left.length > 0 ? Math.min(withinMs, HURRIED_MS) : withinMs
    try {
      if (await within(ms, run())) continue
      log.warn({ what, withinMs: ms }, 'a step of stopping took too long and was left')
    } catch (error) {
      log.warn({ err: error, what }, 'a step of stopping failed')
    }
    left.push(what)
  }
  return left
}
