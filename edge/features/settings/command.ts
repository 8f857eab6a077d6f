import { Permission } from '../../../shared/discord/permission.ts'
import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import { settingCommands } from './commands.ts'
import { settingsChange } from './menu-command.ts'
import { reset } from './reset-command.ts'
import { settingsShow } from './show-command.ts'
import { settingsTranslations } from './texts.ts'

export const settings: EdgeDeclaredCommand = {
  name: 'settings',
  description: 'See and change how the bot works in this server',
  translations: settingsTranslations,
  permission: Permission.ManageGuild,
  commands: [
    settingsShow,
    settingsChange,
    ...settingCommands.flatMap(({ change, isElsewhere }) => (isElsewhere ? [] : [change])),
    reset,
  ],
}
