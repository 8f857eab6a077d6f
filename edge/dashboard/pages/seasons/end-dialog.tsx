import { useEffect, useState } from 'preact/hooks'
import type { SeasonItem, SeasonPreviewReply } from '../../../../shared/api/seasons.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { seasonsTexts } from '../../../../shared/text/web/seasons-texts.ts'
import { type Answer, call } from '../../api/client.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Bar } from '../../parts/skeleton.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { Winners } from './winners.tsx'

const say = sayFrom(seasonsTexts)
const sayParts = sayFrom(partsTexts)

/** Shows who would win and what happens, and ends the season after the person agrees. */
export function EndDialog({
  guildId,
  season,
  names,
  onEnd,
  onClose,
}: {
  guildId: string
  season: SeasonItem
  names: MentionNames
  onEnd: () => Promise<unknown>
  onClose: () => void
}) {
  const [preview, setPreview] = useState<Answer<SeasonPreviewReply> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void call<SeasonPreviewReply>(`/guilds/${guildId}/seasons/preview`).then(setPreview)
  }, [guildId])

  async function end(): Promise<void> {
    setBusy(true)
    await onEnd()
    setBusy(false)
    onClose()
  }

  return (
    <Dialog
      title={say('seasons.endTitle', { season: season.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button kind="danger" busy={busy} disabled={preview?.ok !== true} onClick={() => void end()}>
            {say('seasons.endNow')}
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
        {preview?.ok && <Preview guildId={guildId} preview={preview.value} names={names} />}
      </div>
    </Dialog>
  )
}

function Preview({
  guildId,
  preview: { winners, members, isPartial, consequences },
  names,
}: {
  guildId: string
  preview: SeasonPreviewReply
  names: MentionNames
}) {
  return (
    <>
      <p>{winners.length === 0 ? say('seasons.nobodyYet') : say('seasons.wouldWin', { members })}</p>
      {winners.length > 0 && <Winners guildId={guildId} winners={winners} />}
      {isPartial && <p class="text-sm text-soft">{say('seasons.partial')}</p>}
      {consequences.map((sentence) => (
        <p key={sentence} class="text-sm">
          <DiscordText text={sentence} names={names} />
        </p>
      ))}
    </>
  )
}
