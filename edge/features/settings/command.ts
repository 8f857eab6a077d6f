import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { examine } from '../../guild/examine.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { buttonRow } from '../../messages/button.ts'
import { settingCommands } from './commands.ts'
import { settingsChange } from './menu-command.ts'
import { menuButton } from './menu-message.ts'
import { settingsMessage } from './message.ts'
import { reset } from './reset-command.ts'
import { settingsShowTranslations, settingsTranslations } from './texts.ts'

/** `/settings show`: all settings, and problems with them. */
const show = command({
  name: 'show',
  description: 'Show all settings, and what needs attention',
  translations: settingsShowTranslations,
  ephemeral: true,
  async run(context) {
    const overview = await guildOverview(context.database, context.guildId)
    const message = settingsMessage(context, overview, await examine(context, overview))
    return { ...message, components: [buttonRow(menuButton(context, context.user.id))] }
  },
})

export const settings: EdgeDeclaredCommand = {
  name: 'settings',
  description: 'See and change how the bot works in this server',
  translations: settingsTranslations,
  permission: Permission.ManageGuild,
  commands: [
    show,
    settingsChange,
    ...settingCommands.flatMap(({ change, isElsewhere }) => (isElsewhere ? [] : [change])),
    reset,
  ],
}
