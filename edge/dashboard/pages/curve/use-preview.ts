import { useState } from 'preact/hooks'
import type { CurveBody, CurvePreview } from '../../../../shared/api/curve.ts'
import type { Answer } from '../../api/client.ts'
import { usePreviewOf } from '../../api/preview.ts'

/**
 * The API's preview of a curve, or its refusal; null until the first answer, and without a curve. The preview of an older curve
 * stays until the next answer.
 * @param body null where nothing is to be previewed @param version a new version changes the preview of the same curve
 */
export function usePreview(guildId: string, body: CurveBody | null, version: string): Answer<CurvePreview> | null {
  const [preview, setPreview] = useState<Answer<CurvePreview> | null>(null)
  usePreviewOf<CurvePreview>(`/guilds/${guildId}/curve/preview`, body, version, setPreview)
  return preview
}
