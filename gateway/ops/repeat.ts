import type { Log } from './log.ts'

/** Runs a task again and again, never two at once; a failure is logged and the next run comes as usual. @returns stops it */
export function repeat(name: string, everyMs: number, task: () => Promise<void> | void, log: Log): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await task()
    } catch (error) {
      log.warn({ err: error, task: name }, 'a repeated task failed')
    } finally {
      busy = false
    }
  }, everyMs)
  return () => clearInterval(timer)
}
