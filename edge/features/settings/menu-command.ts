import { command } from '../../interactions/context.ts'
import { menuMessage } from './menu-message.ts'
import { settingsChangeTranslations } from './menu-texts.ts'

/** `/settings change`: menus of all settings. A choice opens a form with the present values. */
export const settingsChange = command({
  name: 'change',
  description: 'Change a setting with a menu and a form',
  translations: settingsChangeTranslations,
  ephemeral: true,
  run: (context) => menuMessage(context, context.user.id),
})
