import { guildOverview } from '../../shared/database/guild-overview.ts'
import { Permission } from '../../shared/discord/permission.ts'
import { settingsShowTranslations, settingsTranslations } from '../../shared/text/commands/settings.ts'
import { examine } from '../guild/examine.ts'
import { command, type EdgeDeclaredCommand } from '../interactions/context.ts'
import { settingsMessage } from '../messages/settings.ts'
import { delay, multiplier } from './settings-earning.ts'
import { managers } from './settings-managers.ts'
import { notifications } from './settings-notifications.ts'
import { roles } from './settings-roles.ts'

/** `/settings show`: all settings, with what is odd about them. */
const show = command({
  name: 'show',
  description: 'Show all settings, and what is odd about them',
  translations: settingsShowTranslations,
  private: true,
  async run(context) {
    const overview = await guildOverview(context.database, context.guildId)
    return settingsMessage(context, overview, await examine(context, overview))
  },
})

export const settings: EdgeDeclaredCommand = {
  name: 'settings',
  description: 'How the bot works in this server',
  translations: settingsTranslations,
  permission: Permission.ManageGuild,
  commands: [show, notifications, roles, multiplier, delay, managers],
}
