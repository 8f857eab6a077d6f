import type * as v from 'valibot'
import { levelRolesPreviewBody, levelRolesPreviewReply } from '../../../shared/api/level-roles.ts'
import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { botPermissions, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { roleOutcome } from '../../../shared/levelling/role-outcome.ts'
import { displacedBy, whyNoLevelRole, whyNotRemoved } from '../../../shared/levelling/why-no-level-role.ts'
import { judgeSeenLevelRole } from '../../guild/level-roles/authority.ts'
import { ruleAfter, withRule } from '../../guild/level-roles/rule.ts'
import { addedMessage, removedMessage } from '../../messages/level-role.ts'
import { manageRolesRefusal } from '../../messages/role-refusal.ts'
import type { GuildContext } from '../context.ts'
import type { Looked } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { registrarOf } from './caller.ts'
import { levelRolesFacts } from './list.ts'

/** The objections to a change: a refusal, or a warning that the person must confirm. */
interface Against {
  refusal: string | null
  warning: string | null
}

const refused = (refusal: string | null): Against => ({ refusal, warning: null })

/** The objections to a new level role. */
function againstAdding(context: GuildContext, wanted: LevelRole, stored: StoredGuild, looked: Looked | null): Against {
  const say = sayAsCommands(context.locale)
  const actor = registrarOf(context)
  if (actor === null) return refused(saySettings(context.locale)('keyHasNoRoles'))
  if (looked === null) return refused(say.text('authority.unseen'))
  const { view } = looked
  const { levelRoles, managerRoleIds, settings } = stored
  const standing = { levelRoles, view, actor, type: settings.roleAssignType }
  const why = whyNoLevelRole(wanted, standing)
  if (why !== null && why.reason !== 'dangerous') return refused(addedMessage(say, wanted, { ok: false, ...why }))
  const mayAppoint = permits(guildPermissions(view, actor), Permission.Administrator)
  if (!mayAppoint && managerRoleIds.includes(wanted.roleId)) {
    return refused(addedMessage(say, wanted, { ok: false, reason: 'manager' }))
  }
  const displaced = displacedBy(wanted.level, standing)
  if (displaced !== null)
    return refused(addedMessage(say, wanted, { ok: false, reason: 'displaces', roleId: displaced }))
  if (why !== null) return { refusal: null, warning: addedMessage(say, wanted, { ok: false, ...why }) }
  const powerless = !permits(botPermissions(view), Permission.ManageRoles)
  const warning = powerless
    ? say.text('levelRoles.powerless', { permission: say.text('permission.manageRoles') })
    : null
  return { refusal: null, warning }
}

/** The objections to the removal of a level role. */
function againstRemoving(context: GuildContext, roleId: string, stored: StoredGuild, looked: Looked | null): Against {
  const say = sayAsCommands(context.locale)
  const actor = registrarOf(context)
  const { levelRoles, managerRoleIds, settings } = stored
  const known = levelRoles.find((one) => one.roleId === roleId)
  if (known === undefined) return refused(removedMessage(say, roleId, { ok: false, reason: 'not-registered' }))
  if (actor === null) return refused(saySettings(context.locale)('keyHasNoRoles'))
  if (looked === null) return refused(say.text('authority.unseen'))
  const { view } = looked
  if (!permits(guildPermissions(view, actor), Permission.ManageRoles)) return refused(manageRolesRefusal(say.text))
  const standing = { levelRoles, view, actor, type: settings.roleAssignType, managerRoleIds: new Set(managerRoleIds) }
  const why = whyNotRemoved(known, standing)
  return refused(why === null ? null : removedMessage(say, roleId, { ok: false, ...why }))
}

/** The objections to a new rule of a level role: those of `judgeLevelRole`. */
function againstRule(context: GuildContext, roleId: string, stored: StoredGuild, looked: Looked | null): Against {
  const say = sayAsCommands(context.locale)
  const actor = registrarOf(context)
  if (!stored.levelRoles.some((one) => one.roleId === roleId))
    return refused(removedMessage(say, roleId, { ok: false, reason: 'not-registered' }))
  if (actor === null) return refused(saySettings(context.locale)('keyHasNoRoles'))
  if (looked === null) return refused(say.text('authority.unseen'))
  const judged = judgeSeenLevelRole(actor, roleId, looked.view)
  return refused(judged.ok ? null : removedMessage(say, roleId, judged))
}

export const previewLevelRoles = route({
  id: 'level-roles.preview',
  method: 'POST',
  path: '/guilds/:guild_id/level-roles/preview',
  access: 'manager',
  summary: 'Shows how many members a change of level roles would affect, and whether it is possible',
  request: { body: levelRolesPreviewBody },
  reply: levelRolesPreviewReply,
  changesNothing: true,
  load: (context, { body }) => levelRolesFacts(context, 'add' in body ? [body.add.level] : []),
  run(context, { body }, { stored, counts, looked }) {
    const { levelRoles, settings } = stored
    const { roleAssignType: type } = settings
    const { after, ...against } = considered(context, body, stored, looked)
    const outcome = roleOutcome(counts, { levelRoles, type }, { levelRoles: after, type })
    return { body: { ...outcome, ...against } }
  },
})

/** The objections to a change, and the level roles after it. */
function considered(
  context: GuildContext,
  body: v.InferOutput<typeof levelRolesPreviewBody>,
  stored: StoredGuild,
  looked: Looked | null,
): Against & { after: readonly LevelRole[] } {
  const { levelRoles } = stored
  if ('add' in body) {
    const others = levelRoles.filter(({ level }) => level !== body.add.level)
    return { ...againstAdding(context, body.add, stored, looked), after: [...others, body.add] }
  }
  if ('remove' in body) {
    const after = levelRoles.filter(({ roleId }) => roleId !== body.remove.roleId)
    return { ...againstRemoving(context, body.remove.roleId, stored, looked), after }
  }
  const { roleId, whenNext: next, whenLost: lost } = body.rule
  const known = levelRoles.find((one) => one.roleId === roleId)
  const rule = known && ruleAfter(known, { ...(next && { next }), ...(lost && { lost }) })
  const after = rule ? withRule(levelRoles, roleId, rule) : levelRoles
  return { ...againstRule(context, roleId, stored, looked), after }
}
