import { useEffect, useState } from 'preact/hooks'
import type { SettingsPreviewReply } from '../../../../shared/api/settings.ts'
import { call } from '../../api/client.ts'
import type { Draft } from './draft.ts'

/** A pause in typing after which the preview is asked for. */
const PAUSE_MS = 250

/** The API's preview of a draft; null until the first answer. The preview of an older draft stays until the next answer. */
export function usePreview(guildId: string, draft: Draft, version: string): SettingsPreviewReply | null {
  const [preview, setPreview] = useState<SettingsPreviewReply | null>(null)
  const wanted = JSON.stringify(draft)
  // A new version of the settings changes the preview of the same draft.
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await call<SettingsPreviewReply>(`/guilds/${guildId}/settings/preview`, {
        method: 'POST',
        body: { values: JSON.parse(wanted) },
        signal: abort.signal,
      }).catch(() => null)
      if (answer?.ok) setPreview(answer.value)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [guildId, wanted, version])
  return preview
}
