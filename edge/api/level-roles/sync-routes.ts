import { levelRolesReply, syncReportBody, syncReportReply } from '../../../shared/api/level-roles.ts'
import { noSyncUnderWay, syncRoles } from '../../../shared/database/jobs/role-sync.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { reportSync } from '../../guild/level-roles/report.ts'
import { accessOf } from '../guild/look.ts'
import { lackedName } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { levelRolesFacts, levelRolesReplyOf } from './list.ts'
import { waitingSync } from './sync.ts'

export const reportSyncRoute = route({
  id: 'level-roles.report',
  method: 'POST',
  path: '/guilds/:guild_id/level-roles/sync/report',
  access: 'manager',
  key: 'read',
  summary: 'Shows which members would gain or lose level roles if all were corrected now, a thousand at a time',
  request: { body: syncReportBody },
  reply: syncReportReply,
  changesNothing: true,
  async run(context, { body: { after } }) {
    const { database, locale } = context
    const report = await reportSync({ ...accessOf(context), database }, { after: after ?? '0', most: 1 })
    return report === null ? refuse('unavailable', sayAsCommands(locale).text('authority.unseen')) : { body: report }
  },
})

export const startSyncRoute = route({
  id: 'level-roles.sync',
  method: 'POST',
  path: '/guilds/:guild_id/level-roles/sync',
  access: 'manager',
  key: 'write',
  summary: 'Corrects the level roles of all members, unless that is under way already',
  reply: levelRolesReply,
  load: (context) => levelRolesFacts(context),
  async run(context, _, facts) {
    const { database, guildId, now, locale } = context
    const { text } = sayAsCommands(locale)
    const lacked = lackedName(context, LEVEL_ROLES_PERMISSION, text)
    if (lacked !== null) return refuse('forbidden', text('refusal.permission', { permission: lacked }))
    const isWritten = await syncRoles(database, { guildId, reply: null, where: noSyncUnderWay(guildId) }, now)
    if (isWritten) {
      const sync = waitingSync(now)
      return { body: levelRolesReplyOf(context, { ...facts, sync }, text('levelRoles.rulesSyncingUnseen')) }
    }
    const { sync } = facts
    const isUnderWay = sync !== null && sync.state !== 'failed'
    const why = isUnderWay ? text('levelRoles.syncUnderWay', { done: sync.done }) : text('levelRoles.syncNobody')
    return { body: levelRolesReplyOf(context, facts, why) }
  },
})
