import type { Log } from './log.ts'

/** Runs a task at a fixed interval, never twice at the same time. A failure is logged. @returns a function that stops it */
export function repeat(name: string, everyMs: number, task: () => Promise<void> | void, log: Log): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await task()
    } catch (error) {
      log.warn({ err: error, task: name }, 'a periodic task failed')
    } finally {
      busy = false
    }
  }, everyMs)
  return () => clearInterval(timer)
}
