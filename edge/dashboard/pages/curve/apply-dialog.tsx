import { useEffect, useState } from 'preact/hooks'
import type { CurveBody, CurvePreview, CurveReply } from '../../../../shared/api/curve.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { curveTexts } from '../../../../shared/text/web/curve-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { type Answer, call } from '../../api/client.ts'
import type { Resource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Bar } from '../../parts/skeleton.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { Effect } from './effect.tsx'

const say = sayFrom(curveTexts)
const sayParts = sayFrom(partsTexts)

/** Shows the effect of a curve, and applies it after the person agrees. */
export function ApplyDialog({
  guildId,
  title,
  body,
  choices,
  resource,
  onClose,
}: {
  guildId: string
  title: string
  body: CurveBody
  choices: ChoicesReply | null
  resource: Resource<CurveReply>
  onClose: () => void
}) {
  const [preview, setPreview] = useState<Answer<CurvePreview> | null>(null)
  const [busy, setBusy] = useState(false)
  const path = `/guilds/${guildId}/curve`
  const names = namesIn(choices)
  const wanted = JSON.stringify(body)

  useEffect(() => {
    void call<CurvePreview>(`${path}/preview`, { method: 'POST', body: JSON.parse(wanted) }).then(setPreview)
  }, [path, wanted])

  async function apply(): Promise<void> {
    setBusy(true)
    await changeList(resource, { guildId, below: '/curve', names, fallback: title }, { method: 'PUT', body })
    setBusy(false)
    onClose()
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button kind="primary" busy={busy} disabled={preview?.ok !== true} onClick={() => void apply()}>
            {say('curve.apply')}
          </Button>
        </>
      }
    >
      <div role="status" class="grid min-h-24 gap-4">
        {preview === null && <Bar class="h-5 w-56" />}
        {preview !== null && !preview.ok && (
          <Notice tone="error">
            <DiscordText text={sentenceOf(preview.problem)} names={names} />
          </Notice>
        )}
        {preview?.ok && (
          <>
            <p class="font-medium">{preview.value.curve.name}</p>
            <Effect effect={preview.value} choices={choices} />
            <p class="text-sm text-soft">{say('curve.work')}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}
