import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { command } from '../../interactions/context.ts'
import { announcePage } from './announce-page.ts'
import { idsFor } from './ids.ts'
import { setupTranslations } from './texts.ts'

/** `/setup`: a guide through the first settings of a server. It shows the present settings, and changes nothing by itself. */
export const setup = command({
  name: 'setup',
  description: 'Set up this bot for your server in three steps',
  translations: setupTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }) => guildOverview(database, guildId),
  run: (context, _, overview) => announcePage(context, overview, idsFor(context)),
})
