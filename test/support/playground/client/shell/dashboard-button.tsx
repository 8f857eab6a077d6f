import { buttonClasses } from '../../../../../edge/dashboard/parts/button.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import type { Room } from '../../protocol.ts'
import { say } from '../language.ts'
import { change } from '../room/store.ts'

/** Opens the dashboard in a tab of its own, logged in as the member that the visitor acts as. @param to a path of the dashboard */
export const DashboardButton = ({
  room,
  token,
  to,
  look,
}: {
  room: Room
  token: string
  to: string
  look: 'button' | 'link'
}) => (
  <form
    method="post"
    action="/playground/dashboard"
    target="_blank"
    onSubmit={() => change({ tell: 'step done', step: 'changed' })}
    rel="noopener"
  >
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="as" value={room.self.userId} />
    <input type="hidden" name="to" value={to} />
    {look === 'button' ? (
      <button type="submit" aria-label={say('play.openDashboard')} class={buttonClasses('primary', 'max-sm:px-2.5!')}>
        <Icon name="settings" class="size-4.5" />
        <span class="max-sm:hidden">{say('play.dashboard')}</span>
      </button>
    ) : (
      <button
        type="submit"
        class="inline-flex min-h-6 text-left items-center gap-1.5 font-medium text-accent underline-offset-2 hover:underline"
      >
        {say('play.openDashboard')}
        <Icon name="external" class="size-4" />
      </button>
    )}
  </form>
)
