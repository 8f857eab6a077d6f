import { useEffect } from 'preact/hooks'
import { type Answer, call } from './client.ts'

/** A pause in typing after which the preview is asked for. */
const PAUSE_MS = 250

/**
 * Asks the API for a preview after each pause in typing. The answer to an older body is not used.
 * @param path the path of the preview in the API
 * @param body null where nothing is to be previewed; then `onAnswer` gets null at once
 * @param version a new version changes the preview of the same body
 */
export function usePreviewOf<Value>(
  path: string,
  body: object | null,
  version: string,
  onAnswer: (answer: Answer<Value> | null) => void,
): void {
  const wanted = body && JSON.stringify(body)
  useEffect(() => {
    if (wanted === null) return onAnswer(null)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const asked = { method: 'POST', body: JSON.parse(wanted), signal: abort.signal } as const
      const answer = await call<Value>(path, asked).catch(() => null)
      if (answer !== null) onAnswer(answer)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [path, wanted, version])
}
