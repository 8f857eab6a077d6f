import { noSyncUnderWay, syncRoles } from '../../../shared/database/jobs/role-sync.ts'
import { syncProgress } from '../../../shared/database/jobs/sync-progress.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { reportSync } from '../../guild/level-roles/report.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { command, component, type InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { levelRolesSyncTranslations } from './rule-texts.ts'
import { syncReportText } from './sync-message.ts'

/** A reply may take 19 seconds, and Discord lists a thousand members in about one. */
const MOST_PARTS = 5

/** The reply while a sync waits or runs; null where none does. */
async function underWay({ database, guildId, say }: InteractionContext): Promise<Message | null> {
  const progress = await syncProgress(database, guildId)
  if (progress === null || progress.state === 'failed') return null
  return say('levelRoles.syncUnderWay', { done: progress.done })
}

/** Starts the sync that the message describes. The gateway then shows the progress in the same message. */
export const levelRolesSync = component({
  name: 'levelroles-sync',
  version: 1,
  fields: { owner: 'owner' },
  permission: LEVEL_ROLES_PERMISSION,
  ephemeral: true,
  async run(context) {
    const { database, guildId, now, say } = context
    const where = noSyncUnderWay(guildId)
    const isWritten = await syncRoles(database, { guildId, reply: syncReply(context), where }, now)
    const message = isWritten
      ? say('levelRoles.rulesSyncing')
      : ((await underWay(context)) ?? say('levelRoles.syncNobody'))
    return { ...message, components: [] }
  },
})

/**
 * `/levelroles sync`: shows which members have other level roles than they should, e.g. after somebody changed roles by hand,
 * with a button that corrects the roles of all members.
 */
export const sync = command({
  name: 'sync',
  description: 'Show whose level roles are wrong, and correct those of all members',
  translations: levelRolesSyncTranslations,
  ephemeral: true,
  async run(context) {
    const [busy, report] = await Promise.all([underWay(context), reportSync(context, { after: '0', most: MOST_PARTS })])
    if (busy !== null) return busy
    const { text, say, user } = context
    if (report?.next === null && report.changed === 0)
      return report.members === 0
        ? say('levelRoles.syncNobody')
        : say('levelRoles.syncRight', { members: report.members })
    const start = button(text('levelRoles.syncStart'), componentId(levelRolesSync, { owner: user.id }))
    const content = report === null ? text('levelRoles.syncUnseen') : syncReportText(context, report)
    return { content, components: [buttonRow(start)] }
  },
})
