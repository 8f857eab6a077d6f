import { setActivityRole } from '../../../shared/database/activity/roles.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { MOST_ACTIVITY_ROLES, MOST_DAYS, MOST_HOLDERS } from '../../../shared/levelling/activity-role.ts'
import { type LevelRoleRefusal, levelRoleRefusal } from '../../../shared/levelling/level-role-refusal.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { permissionNames } from '../../messages/permission-key.ts'
import { manageRolesRefusal, roleRefusal } from '../../messages/role-refusal.ts'
import { activityRolesAddTranslations } from './texts.ts'

const [MEMBERS, DAYS] = [10, 7]

/** Why a role cannot be an activity role. A dangerous role cannot be one, and no confirmation helps. */
function refusalText({ text }: InteractionContext, roleId: string, refusal: LevelRoleRefusal): string {
  const role = roleMention(roleId)
  switch (refusal.reason) {
    case 'everyone':
      return text('activityRoles.everyone')
    case 'managed':
      return text('levelRoles.managed', { role })
    case 'above-bot':
      return text('levelRoles.aboveBot', { role })
    case 'unseen':
      return text('authority.unseen')
    case 'no-manage-roles':
      return manageRolesRefusal(text)
    case 'dangerous':
      return text('activityRoles.dangerous', { role, permissions: permissionNames(text, refusal.permissions) })
    default:
      return roleRefusal(text, roleId, refusal)
  }
}

/** `/activityroles add role [members] [days]`: the members who earned the most XP in the last days hold the role. */
export const add = command({
  name: 'add',
  description: 'Give a role to the most active members, renewed every day',
  translations: activityRolesAddTranslations,
  ephemeral: true,
  options: {
    role: { type: Type.Role, description: 'Which role', required: true },
    members: {
      ...{ type: Type.Integer, description: 'How many hold it, 1 to 100; 10 if left out' },
      ...{ min_value: 1, max_value: MOST_HOLDERS },
    },
    days: {
      ...{ type: Type.Integer, description: 'Over how many days XP counts, 1 to 30; 7 if left out' },
      ...{ min_value: 1, max_value: MOST_DAYS },
    },
  },
  async run(context, { role: roleId, members = MEMBERS, days = DAYS }) {
    const { database, guildId, actor, now, user, resolved, text, say, mention } = context
    const view = await fetchGuildView(context)
    const found = view === null ? resolved.roles.get(roleId) : view.roles.get(roleId)
    if (found === undefined) return say('levelRoles.gone')
    const sighted = view === null ? { view, canLook: (await context.botToken()) !== null } : { view }
    const refusal = levelRoleRefusal(found, guildId, user, sighted)
    if (refusal !== null) return { content: refusalText(context, roleId, refusal) }
    const set = await setActivityRole(database, { guildId, actor }, { roleId, members, days }, now)
    const role = roleMention(roleId)
    if (set === 'made') return { content: text('activityRoles.set', { role, members, days }) }
    const list = mention('activityroles list')
    return { content: text('activityRoles.notSet', { role, most: MOST_ACTIVITY_ROLES, list }) }
  },
})
