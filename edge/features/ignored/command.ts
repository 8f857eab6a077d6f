import { Permission } from '../../../shared/discord/permission.ts'
import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import { ignoredChannels } from './channels-command.ts'
import { ignoredRoles } from './roles-command.ts'
import { ignoredTranslations } from './texts.ts'

/** `/ignored channels|roles add|remove|list`: channels in which nobody earns XP, and roles whose members earn none. */
export const ignored: EdgeDeclaredCommand = {
  name: 'ignored',
  description: 'Channels and roles that earn no XP',
  translations: ignoredTranslations,
  permission: Permission.ManageGuild,
  commands: [ignoredChannels, ignoredRoles],
}
