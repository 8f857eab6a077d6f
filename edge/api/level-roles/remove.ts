import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { levelRolesReply } from '../../../shared/api/level-roles.ts'
import { endLevelRole } from '../../guild/level-roles/remove.ts'
import { removedMessage } from '../../messages/level-role.ts'
import { versionConflict } from '../guild/conflict.ts'
import { look } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { levelRoleContext, registrarOf } from './caller.ts'
import { levelRolesFacts, levelRolesReplyOf } from './list.ts'

export const removeLevelRoleRoute = route({
  id: 'level-roles.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/level-roles/:role_id',
  access: 'manager',
  summary: 'Stops giving a role for a level; members who have it keep it',
  request: { params: v.object({ role_id: id }) },
  reply: levelRolesReply,
  takesVersion: true,
  load: (context) => look(context),
  async run(context, { params: { role_id: roleId } }, looked) {
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const removed = await endLevelRole(levelRoleContext(context, user), roleId, Promise.resolve(looked?.view ?? null))
    const detail = removedMessage(sayAsCommands(context.locale), roleId, removed)
    if (!removed.ok) {
      if (removed.reason === 'stale') return versionConflict(context)
      if (removed.reason === 'unseen') return refuse('unavailable', detail)
      return refuse(removed.reason === 'not-registered' ? 'not-found' : 'cannot-do', detail)
    }
    const facts = await levelRolesFacts(context, Promise.resolve(looked))
    return { body: levelRolesReplyOf(context, facts, detail), version: String(facts.stored.version) }
  },
})
