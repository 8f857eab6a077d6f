import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { sessionEnded } from '../api/client.ts'
import { sayFrom } from '../language.ts'
import { leaveTo } from '../navigation.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'

const say = sayFrom(shellTexts)

/** The address that logs in and comes back to a page. */
export const loginAddress = (path = location.pathname + location.search): string =>
  `/login?return=${encodeURIComponent(path)}`

/** Asks the person to log in again, on the page where the session ended. */
export function SessionEnded() {
  if (!sessionEnded.value || location.pathname === '/') return null
  return (
    <Dialog
      title={say('shell.sessionEndedTitle')}
      onClose={() => {}}
      actions={
        <Button kind="primary" onClick={() => leaveTo(loginAddress())}>
          {say('shell.logIn')}
        </Button>
      }
    >
      <p>{say('shell.sessionEnded')}</p>
    </Dialog>
  )
}
