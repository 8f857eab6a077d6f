import { numberText } from './number-text.ts'

const EVERY_MS = 1_000

/**
 * Writes a count to standard error once a second while the work runs.
 * @param of the text after the count, e.g. "rows read"
 * @param work gets a function that reports the present count
 */
export async function withProgress<T>(of: string, work: (report: (count: number) => void) => Promise<T>): Promise<T> {
  let last = 0
  const line = (): void => void process.stderr.write(`${numberText(last)} ${of}\n`)
  const timer = setInterval(line, EVERY_MS)
  try {
    return await work((count) => {
      last = count
    })
  } finally {
    clearInterval(timer)
  }
}
