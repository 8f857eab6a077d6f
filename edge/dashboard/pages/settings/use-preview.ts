import { useState } from 'preact/hooks'
import type { SettingsPreviewReply } from '../../../../shared/api/settings.ts'
import { usePreviewOf } from '../../api/preview.ts'
import type { Draft } from './draft.ts'

/** The API's preview of a draft; null until the first answer. The preview of an older draft stays until the next answer. */
export function usePreview(guildId: string, draft: Draft, version: string): SettingsPreviewReply | null {
  const [preview, setPreview] = useState<SettingsPreviewReply | null>(null)
  usePreviewOf<SettingsPreviewReply>(`/guilds/${guildId}/settings/preview`, { values: draft }, version, (answer) => {
    if (answer?.ok) setPreview(answer.value)
  })
  return preview
}
