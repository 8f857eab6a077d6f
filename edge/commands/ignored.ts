import { Permission } from '../../shared/discord/permission.ts'
import { ignoredTranslations } from '../../shared/text/commands/ignored.ts'
import type { EdgeDeclaredCommand } from '../interactions/context.ts'
import { ignoredChannels } from './ignored-channels.ts'
import { ignoredRoles } from './ignored-roles.ts'

/** `/ignored channels|roles add|remove|list`: where, and by whom, no XP is earned. */
export const ignored: EdgeDeclaredCommand = {
  name: 'ignored',
  description: 'Channels and roles that earn no XP',
  translations: ignoredTranslations,
  permission: Permission.ManageGuild,
  commands: [ignoredChannels, ignoredRoles],
}
