import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { Type } from '../../../shared/discord/option.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { endLevelRole } from '../../guild/level-roles/remove.ts'
import { listedLevelRoles } from '../../guild/listed.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { removedMessage } from '../../messages/level-role.ts'
import { add } from './add-command.ts'
import { levelRolesPageId } from './component.ts'
import { levelRolesMessage } from './message.ts'
import { rule } from './rule-command.ts'
import { sync } from './sync-command.ts'
import * as labels from './texts.ts'

/** `/levelroles remove role`: members who have the role keep it, since they may have got it in another way. */
const remove = command({
  name: 'remove',
  description: 'Stop giving a role for a level',
  translations: labels.levelRolesRemoveTranslations,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which level role', required: true },
      autocomplete: choicesOf(listedLevelRoles),
    },
  },
  async run(context, { role: typed }) {
    const role = await typedId(context, typed, listedLevelRoles)
    if (role === null) return context.say('list.chooseOne')
    return { content: removedMessage(context, role, await endLevelRole(context, role)) }
  },
})

/** `/levelroles list`: the level roles, lowest level first. */
const list = command({
  name: 'list',
  description: 'Show all level roles',
  translations: labels.levelRolesListTranslations,
  ephemeral: true,
  async run(context) {
    const overview = await guildOverview(context.database, context.guildId)
    return levelRolesMessage(context, overview, 1, levelRolesPageId(context.user.id))
  },
})

export const levelRoles: EdgeDeclaredCommand = {
  name: 'levelroles',
  description: 'Roles that members receive for a level',
  translations: labels.levelRolesTranslations,
  permission: LEVEL_ROLES_PERMISSION,
  commands: [add, remove, rule, sync, list],
}
