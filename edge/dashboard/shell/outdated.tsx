import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { sayFrom } from '../language.ts'
import { Button } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'

const say = sayFrom(shellTexts)

/** In the place of a page whose script cannot be loaded: a newer dashboard was published, or there is no connection. */
export const Outdated = () => (
  <Page title={say('shell.newVersion')}>
    <Button kind="primary" icon="refresh" onClick={() => location.reload()}>
      {say('shell.reload')}
    </Button>
  </Page>
)
