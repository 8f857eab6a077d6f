import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { levelRoleRuleBody, levelRolesReply } from '../../../shared/api/level-roles.ts'
import { highestXp } from '../../../shared/database/jobs/role-sync.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { changeRule, ruleAfter, withRule } from '../../guild/level-roles/rule.ts'
import { removedMessage } from '../../messages/level-role.ts'
import { ruleText } from '../../messages/level-role-rule.ts'
import { changeStored } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { levelRoleContext, registrarOf } from './caller.ts'
import { changedReply, levelRolesFacts, levelRolesReplyOf } from './list.ts'
import { syncLater, waitingSync } from './sync.ts'

export const changeLevelRoleRoute = route({
  id: 'level-roles.change',
  method: 'PATCH',
  path: '/guilds/:guild_id/level-roles/:role_id',
  access: 'manager',
  summary: 'Sets when members lose a level role, and corrects the roles of all members',
  request: { params: v.object({ role_id: id }), body: levelRoleRuleBody },
  reply: levelRolesReply,
  takesVersion: true,
  load: (context) => Promise.all([levelRolesFacts(context), highestXp(context.database, context.guildId)]),
  async run(context, { params: { role_id: roleId }, body: { whenNext: next, whenLost: lost } }, [facts, highest]) {
    const say = sayAsCommands(context.locale)
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const looking = Promise.resolve(facts.looked?.view ?? null)
    return changeStored(context, facts.stored, async (stored, expected) => {
      const { levelRoles } = stored
      const known = levelRoles.find((one) => one.roleId === roleId)
      if (known === undefined)
        return refuse('not-found', removedMessage(say, roleId, { ok: false, reason: 'not-registered' }))
      const rule = ruleAfter(known, { ...(next && { next }), ...(lost && { lost }) })
      if (rule === null) {
        const same = say.text('levelRoles.ruleSame', { role: roleMention(roleId) })
        return { body: levelRolesReplyOf(context, { ...facts, stored }, same), version: String(stored.version) }
      }
      const lowest = Math.min(...levelRoles.map(({ level }) => level))
      const writeSync = syncLater(context, stored, highest, lowest)
      const author = { ...levelRoleContext(context, user), expected }
      const changed = await changeRule(author, { roleId, rule, reply: null }, looking, writeSync)
      const detail = ruleText(say, { roleId, rule }, changed, 'levelRoles.rulesSyncingUnseen')
      if (changed.ok) {
        const sync = changed.syncing ? waitingSync(context.now) : facts.sync
        return changedReply(context, { ...facts, stored, sync }, withRule(levelRoles, roleId, rule), detail)
      }
      if (changed.reason === 'stale') return changed.reason
      return refuse(changed.reason === 'unseen' ? 'unavailable' : 'cannot-do', detail)
    })
  },
})
