import { whitelabelTranslations } from '../../shared/text/commands/whitelabel.ts'
import type { EdgeDeclaredCommand } from '../interactions/context.ts'
import { OWNER_ACCESS } from '../whitelabel/access.ts'
import { whitelabelActions } from './whitelabel-actions.ts'
import { whitelabelClearPresence, whitelabelPresence } from './whitelabel-presence.ts'
import { whitelabelSetup } from './whitelabel-setup.ts'

/** A customer's own bot. Its replies are for the customer alone. */
export const whitelabel: EdgeDeclaredCommand = {
  name: 'whitelabel',
  description: 'Your own bot, under its own name',
  translations: whitelabelTranslations,
  ...OWNER_ACCESS,
  commands: [whitelabelSetup, whitelabelActions, whitelabelPresence, whitelabelClearPresence],
}
