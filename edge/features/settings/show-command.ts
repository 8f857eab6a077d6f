import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { examine } from '../../guild/examine.ts'
import { command, component, type InteractionContext } from '../../interactions/context.ts'
import { settingsMessage, settingsParts } from './message.ts'
import { settingsShowTranslations } from './texts.ts'

async function shownSettings(context: InteractionContext, page: number): Promise<Message> {
  const { database, guildId, user } = context
  const overview = await guildOverview(database, guildId)
  const parts = settingsParts(context, overview, await examine(context, overview))
  const pageId = (to: number): string => componentId(settingsTurn, { owner: user.id, page: to })
  return settingsMessage(context, parts, page, { owner: user.id, pageId })
}

/** `/settings show`: all settings, and problems with them. */
export const settingsShow = command({
  name: 'show',
  description: 'Show all settings, and what needs attention',
  translations: settingsShowTranslations,
  ephemeral: true,
  run: (context) => shownSettings(context, 1),
})

/** Shows another page of all settings. */
export const settingsTurn = component({
  name: 'settings-show',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  run: (context, { page }) => shownSettings(context, page),
})
