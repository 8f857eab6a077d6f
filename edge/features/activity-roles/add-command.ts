import { Type } from '../../../shared/discord/option.ts'
import { MOST_DAYS, MOST_HOLDERS } from '../../../shared/levelling/activity-role.ts'
import { addActivityRole } from '../../guild/activity-roles.ts'
import { command } from '../../interactions/context.ts'
import { activityRoleText } from '../../messages/activity-role.ts'
import { activityRolesAddTranslations } from './texts.ts'

const [DEFAULT_MEMBERS, DEFAULT_DAYS] = [10, 7]

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
  async run(context, { role: roleId, members = DEFAULT_MEMBERS, days = DEFAULT_DAYS }) {
    const wanted = { roleId, members, days }
    return { content: activityRoleText(context, wanted, await addActivityRole(context, wanted)) }
  },
})
