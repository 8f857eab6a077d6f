import { Button, IconButton } from '../../../../../edge/dashboard/parts/button.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import type { Failure } from '../room/state.ts'
import { beginAnew, change, closedBecause, link } from '../room/store.ts'

const CLOSED = { idle: 'play.closedIdle', full: 'play.closedFull', stopping: 'play.closedStopping' } as const
const HINTS = {
  discord: 'play.refusedByDiscord',
  application: 'play.refusedByBot',
  playground: 'play.refusedHere',
  failed: 'play.noAnswer',
} as const

/** Says that the connection was lost. The page connects again by itself. */
export const LostConnection = () =>
  link.value === 'lost' && (
    <p role="status" class="flex items-center gap-2 bg-warning-tint px-4 py-2 text-sm text-ink">
      <Icon name="warning" class="size-4.5 text-warning" />
      {say('play.lost')}
    </p>
  )

/** Why an act failed, and what the visitor can do. */
export const FailureNotice = ({ failure }: { failure: Failure }) => (
  <div role="alert" class="mb-2 flex items-start gap-3 rounded-control bg-danger-tint py-1.5 pr-1 pl-3 text-sm">
    <Icon name="error" class="mt-2 size-4.5 text-danger" />
    <div class="min-w-0 flex-1 py-1.5 wrap-anywhere">
      <p class="font-medium">{failure.reason}</p>
      <p class="text-soft">{say(HINTS[failure.by])}</p>
    </div>
    <IconButton icon="close" label={say('parts.close')} onClick={() => change({ tell: 'failure closed' })} />
  </div>
)

/** Stands in place of the room while it loads, and after the server closed it. */
export const NoRoom = () => (
  <main class="grid min-h-dvh place-items-center p-6 text-center">
    <div>
      <h1 class="text-xl font-semibold">{say('play.title')}</h1>
      <p role="status" class="mt-2 max-w-prose text-soft">
        {closedBecause.value === null
          ? say(link.value === 'lost' ? 'play.lost' : 'play.entering')
          : say(CLOSED[closedBecause.value])}
      </p>
      {closedBecause.value !== null && (
        <Button kind="primary" class="mt-4" onClick={beginAnew}>
          {say('play.beginAnew')}
        </Button>
      )}
    </div>
  </main>
)
