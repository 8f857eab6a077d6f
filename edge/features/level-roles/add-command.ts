import { Type } from '../../../shared/discord/option.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { addLevelRole } from '../../guild/level-roles/add.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { command } from '../../interactions/context.ts'
import { addedMessage } from '../../messages/level-role.ts'
import { levelRoleConfirmId } from './component.ts'
import { confirmMessage } from './message.ts'
import { levelRolesAddTranslations } from './texts.ts'

/** `/levelroles add role level`: every member who reaches the level gets the role; those who have reached it get it now. */
export const add = command({
  name: 'add',
  description: 'Give a role to everybody who reaches a level or has reached it',
  translations: levelRolesAddTranslations,
  ephemeral: true,
  options: {
    role: { type: Type.Role, description: 'Which role', required: true },
    level: {
      type: Type.Integer,
      description: 'From which level; 0 for everybody who joins',
      required: true,
      min_value: 0,
      max_value: MAX_LEVEL,
    },
  },
  async run(context, { role: roleId, level }) {
    const added = await addLevelRole(context, { roleId, level, confirmed: 0n, reply: syncReply(context) })
    const content = addedMessage(context, { roleId, level }, added)
    if (added.ok || added.reason !== 'dangerous') return { content }
    const id = levelRoleConfirmId(context.user.id, { roleId, level }, added.permissions)
    return confirmMessage(context, content, id)
  },
})
