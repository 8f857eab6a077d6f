import * as v from 'valibot'
import { activityRoleBody, activityRolesReply } from '../../../shared/api/activity-roles.ts'
import { id } from '../../../shared/api/ids.ts'
import { addActivityRole, endActivityRole } from '../../guild/activity-roles.ts'
import { activityRoleRemovedText, activityRoleText } from '../../messages/activity-role.ts'
import { changeStored } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { levelRoleContext, registrarOf } from '../level-roles/caller.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { activityRolesFacts, activityRolesReplyOf, changedActivityRoles } from './shown.ts'

const params = v.object({ role_id: id })

const listRoute = route({
  id: 'activity-roles.list',
  method: 'GET',
  path: '/guilds/:guild_id/activity-roles',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the roles that the most active members hold, with their holders',
  reply: activityRolesReply,
  load: (context) => activityRolesFacts(context),
  // Without an ETag: holders change while the version stays.
  run: (context, _, facts) => ({ body: activityRolesReplyOf(context, facts, null) }),
})

const setRoute = route({
  id: 'activity-roles.set',
  method: 'PUT',
  path: '/guilds/:guild_id/activity-roles/:role_id',
  access: 'manager',
  summary: 'Gives a role to the members who earned the most XP in the last days, or changes its numbers',
  request: { params, body: activityRoleBody },
  reply: activityRolesReply,
  takesVersion: true,
  load: (context) => activityRolesFacts(context),
  async run(context, { params: { role_id: roleId }, body }, facts) {
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const wanted = { roleId, ...body }
    const looking = Promise.resolve(facts.looked?.view ?? null)
    return changeStored(context, facts.stored, async (stored, expected) => {
      const changed = await addActivityRole({ ...levelRoleContext(context, user), expected }, wanted, looking)
      const detail = activityRoleText(sayAsCommands(context.locale), wanted, changed)
      if (changed.ok) {
        const known = facts.roles.find((one) => one.roleId === roleId)
        const role = { renewedAt: 0, holders: [], ...known, ...wanted }
        const others = facts.roles.filter((one) => one.roleId !== roleId)
        return changedActivityRoles(context, { ...facts, stored, roles: [...others, role] }, detail)
      }
      if (changed.reason === 'stale') return changed.reason
      if (changed.reason === 'unseen') return refuse('unavailable', detail)
      return refuse('cannot-do', detail)
    })
  },
})

const removeRoute = route({
  id: 'activity-roles.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/activity-roles/:role_id',
  access: 'manager',
  summary: 'Takes an activity role from its holders, and no longer gives it',
  request: { params },
  reply: activityRolesReply,
  takesVersion: true,
  load: (context) => activityRolesFacts(context),
  async run(context, { params: { role_id: roleId } }, facts) {
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const looking = Promise.resolve(facts.looked?.view ?? null)
    return changeStored(context, facts.stored, async (stored, expected) => {
      const removed = await endActivityRole({ ...levelRoleContext(context, user), expected }, roleId, looking)
      const detail = activityRoleRemovedText(sayAsCommands(context.locale), roleId, removed)
      if (removed.ok) {
        const roles = facts.roles.filter((one) => one.roleId !== roleId)
        return changedActivityRoles(context, { ...facts, stored, roles }, detail)
      }
      if (removed.reason === 'stale') return removed.reason
      if (removed.reason === 'unseen') return refuse('unavailable', detail)
      return refuse(removed.reason === 'not-registered' ? 'not-found' : 'cannot-do', detail)
    })
  },
})

/** The routes about the roles that the most active members hold. */
export const activityRoleRoutes = [listRoute, setRoute, removeRoute]
