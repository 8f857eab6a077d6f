import { useEffect, useState } from 'preact/hooks'
import type { CurveBody, CurvePreview } from '../../../../shared/api/curve.ts'
import { type Answer, call } from '../../api/client.ts'

/** A pause in typing after which the preview is asked for. */
const PAUSE_MS = 250

/**
 * The API's preview of a curve, or its refusal; null until the first answer, and without a curve. The preview of an older curve
 * stays until the next answer.
 * @param body null where nothing is to be previewed @param version a new version changes the preview of the same curve
 */
export function usePreview(guildId: string, body: CurveBody | null, version: string): Answer<CurvePreview> | null {
  const [preview, setPreview] = useState<Answer<CurvePreview> | null>(null)
  const wanted = body && JSON.stringify(body)
  useEffect(() => {
    if (wanted === null) return setPreview(null)
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const path = `/guilds/${guildId}/curve/preview`
      const asked = { method: 'POST', body: JSON.parse(wanted), signal: abort.signal } as const
      const answer = await call<CurvePreview>(path, asked).catch(() => null)
      if (answer !== null) setPreview(answer)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [guildId, wanted, version])
  return preview
}
