import type { ImportItem } from '../../../../shared/api/imports.ts'
import { importsTexts } from '../../../../shared/text/web/imports-texts.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeTime } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'

const say = sayFrom(importsTexts)

const TONES: Partial<Record<ImportItem['state'], 'accent' | 'warning' | 'danger'>> = {
  ...{ uploading: 'accent', reading: 'accent', staging: 'accent', applying: 'accent', undoing: 'accent' },
  ...{ ready: 'warning', refused: 'danger' },
}

/** An import in the list: who began it and when, its result, and the button that undoes it. */
export function PastImport({
  item: { state, title, by, createdAt, changed, xp, counted, refusal, undoableUntil },
  names,
  onUndo,
}: {
  item: ImportItem
  names: MentionNames
  /** Null for a person who may only look. */
  onUndo: (() => void) | null
}) {
  const isChanged = state === 'done' || state === 'stopped' || state === 'undoing'
  return (
    <>
      <p class="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
        {title}
        <Badge tone={TONES[state] ?? 'neutral'}>{say(`imports.${state}`)}</Badge>
      </p>
      <p class="mt-1 text-sm text-soft">
        {say('imports.who', { who: by?.name ?? say('imports.script'), when: writeTime(createdAt) })}
      </p>
      {isChanged && <p class="mt-1 text-sm">{say('imports.changed', { members: changed, xp })}</p>}
      {isChanged && counted > 0 && <p class="text-sm">{say('imports.counted', { members: counted })}</p>}
      {refusal !== null && (
        <p class="mt-1 text-sm">
          <DiscordText text={refusal} names={names} />
        </p>
      )}
      {undoableUntil !== null && (
        <div class="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
          {onUndo !== null && (
            <Button icon="undo" onClick={onUndo} label={`${say('imports.undoNow')}: ${title}`}>
              {say('imports.undo')}
            </Button>
          )}
          {say('imports.undoUntil', { time: writeTime(undoableUntil) })}
        </div>
      )}
    </>
  )
}
