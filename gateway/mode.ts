import type { StopStep } from './stop.ts'

/** How long each step of stopping may take: in all less than a supervisor waits. Discord sends uncommitted events again. */
export const STOP_MS = { disconnect: 15_000, jobs: 5_000, release: 2_000, close: 2_000 } as const

/** A process that has not stopped by then ends at once. Every supervisor's configuration in gateway/deploy waits longer. */
export const STOP_WITHIN_MS = 25_000

/** What a process does by its `BOT_MODE`. */
export interface Mode {
  /** Returns at once, while sessions connect. */
  start(): void
  /** Why the process cannot do its work now; empty when it can. */
  unready(): Promise<string[]>
  /** Ends the repeated tasks. */
  stopTasks(): void
  /** How the process stops, in order. */
  steps: readonly StopStep[]
}
