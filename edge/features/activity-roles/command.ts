import { listActivityRoles } from '../../../shared/database/activity-roles/roles.ts'
import { Type } from '../../../shared/discord/option.ts'
import { endActivityRole } from '../../guild/activity-roles.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { listedActivityRoles } from '../../guild/listed.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { activityRoleRemovedText } from '../../messages/activity-role.ts'
import { add } from './add-command.ts'
import { activityRolesMessage } from './message.ts'
import * as labels from './texts.ts'

/** `/activityroles remove role`: its holders lose it. A member who may not give the role by hand may not remove it, either. */
const remove = command({
  name: 'remove',
  description: 'Take an activity role from its holders, and no longer give it',
  translations: labels.activityRolesRemoveTranslations,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which activity role', required: true },
      autocomplete: choicesOf(listedActivityRoles),
    },
  },
  async run(context, { role: typed }) {
    const roleId = await typedId(context, typed, listedActivityRoles)
    if (roleId === null) return context.say('list.chooseOne')
    return { content: activityRoleRemovedText(context, roleId, await endActivityRole(context, roleId)) }
  },
})

/** `/activityroles list`: the activity roles, and who holds each. */
const list = command({
  name: 'list',
  description: 'Show all activity roles, and who holds them',
  translations: labels.activityRolesListTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId }) => listActivityRoles(database, guildId),
  run: (context, _, roles) => activityRolesMessage(context, roles),
})

export const activityRoles: EdgeDeclaredCommand = {
  name: 'activityroles',
  description: 'Roles for the most active members of the last days',
  translations: labels.activityRolesTranslations,
  permission: LEVEL_ROLES_PERMISSION,
  commands: [add, remove, list],
}
