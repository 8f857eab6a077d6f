import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import { OWNER_ACCESS } from './access.ts'
import { whitelabelActions } from './actions-command.ts'
import { whitelabelTranslations } from './labels.ts'
import { whitelabelLinkedRoles } from './linked-command.ts'
import { whitelabelClearPresence, whitelabelPresence } from './presence-command.ts'
import { whitelabelSetup } from './setup-command.ts'

/** `/whitelabel`: a customer's own bot. */
export const whitelabel: EdgeDeclaredCommand = {
  name: 'whitelabel',
  description: 'Your own bot, under its own name',
  translations: whitelabelTranslations,
  ...OWNER_ACCESS,
  commands: [whitelabelSetup, whitelabelActions, whitelabelPresence, whitelabelClearPresence, whitelabelLinkedRoles],
}
