import { useState } from 'preact/hooks'
import type { SeasonItem } from '../../../../shared/api/seasons.ts'
import { seasonsTexts } from '../../../../shared/text/web/seasons-texts.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeTime } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { SeasonBoard } from './season-board.tsx'
import { Winners } from './winners.tsx'

const say = sayFrom(seasonsTexts)

/** When a season ran or will end. */
function timesOf({ startedAt, endsAt, endedAt, members }: SeasonItem): string {
  if (endedAt !== null) return say('seasons.span', { from: writeTime(startedAt), until: writeTime(endedAt), members })
  const since = say('seasons.since', { time: writeTime(startedAt) })
  return endsAt === null ? since : `${since} · ${say('seasons.until', { time: writeTime(endsAt) })}`
}

/** A season with what can be done with it. */
export function SeasonEntry({
  guildId,
  season,
  names,
  onEnd,
  onUndo,
}: {
  guildId: string
  season: SeasonItem
  names: MentionNames
  /** Null where it cannot be ended. */
  onEnd: (() => void) | null
  /** Null where its end cannot be undone. */
  onUndo: (() => void) | null
}) {
  const [isOpen, setOpen] = useState(false)
  const { number, state, title, won, consequences } = season
  return (
    <>
      <p class="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
        {title}
        {state === 'running' && <Badge tone="accent">{say('seasons.running')}</Badge>}
      </p>
      <p class="mt-1 text-sm text-soft">{timesOf(season)}</p>
      {state === 'ended' ? (
        <div class="mt-3">
          {won.length === 0 ? (
            <p class="text-sm">{say('seasons.noWinner')}</p>
          ) : (
            <Winners guildId={guildId} winners={won} />
          )}
        </div>
      ) : (
        consequences.map((sentence) => (
          <p key={sentence} class="mt-1 text-sm">
            <DiscordText text={sentence} names={names} />
          </p>
        ))
      )}
      <div class="mt-3 flex flex-wrap gap-2 empty:hidden">
        {state === 'ended' && (
          <Button icon="members" onClick={() => setOpen(!isOpen)}>
            {say(isOpen ? 'seasons.hideBoard' : 'seasons.board')}
          </Button>
        )}
        {onEnd !== null && (
          <Button kind="danger" onClick={onEnd}>
            {say('seasons.end')}
          </Button>
        )}
        {onUndo !== null && (
          <Button icon="undo" onClick={onUndo}>
            {say('seasons.undo')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div class="mt-4">
          <SeasonBoard guildId={guildId} number={number} title={title} />
        </div>
      )}
    </>
  )
}
