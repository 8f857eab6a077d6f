import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { levelRolesReply } from '../../../shared/api/level-roles.ts'
import { endLevelRole } from '../../guild/level-roles/remove.ts'
import { removedMessage } from '../../messages/level-role.ts'
import { changeStored } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { levelRoleContext, registrarOf } from './caller.ts'
import { changedReply, levelRolesFacts } from './list.ts'

export const removeLevelRoleRoute = route({
  id: 'level-roles.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/level-roles/:role_id',
  access: 'manager',
  summary: 'Stops giving a role for a level; members who have it keep it',
  request: { params: v.object({ role_id: id }) },
  reply: levelRolesReply,
  takesVersion: true,
  load: (context) => levelRolesFacts(context),
  async run(context, { params: { role_id: roleId } }, facts) {
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const looking = Promise.resolve(facts.looked?.view ?? null)
    return changeStored(context, facts.stored, async (stored, expected) => {
      const { levelRoles } = stored
      const level = levelRoles.find((one) => one.roleId === roleId)?.level ?? null
      const author = { ...levelRoleContext(context, user), expected }
      const removed = await endLevelRole(author, roleId, looking, Promise.resolve(level))
      const detail = removedMessage(sayAsCommands(context.locale), roleId, removed)
      if (removed.ok) {
        const others = levelRoles.filter((one) => one.roleId !== roleId)
        return changedReply(context, { ...facts, stored }, others, detail)
      }
      if (removed.reason === 'stale') return removed.reason
      if (removed.reason === 'unseen') return refuse('unavailable', detail)
      return refuse(removed.reason === 'not-registered' ? 'not-found' : 'cannot-do', detail)
    })
  },
})
