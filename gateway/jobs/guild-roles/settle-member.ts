import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { leaveForScreening } from '../../../shared/database/jobs/screening.ts'
import { levelRoleChange } from '../../../shared/levelling/level-roles.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import { HeldBack } from '../../discord/invalid-requests.ts'
import type { EffectContext } from '../context.ts'
import { NoServingBot } from '../guild-rest.ts'
import { nextScreeningLook, settleRoles } from '../member-roles/give-roles.ts'
import { joinReasons, roleKey } from '../member-roles/role-changes.ts'
import { isGone, outcomeOfFailure } from '../outcome.ts'
import type { MemberWindow } from './member-window.ts'
import type { MemberResult } from './progress.ts'

/** After this many tries, the member counts as failed. */
const MOST_TRIES = 5

/**
 * Makes one member's level roles what the level says. The list of members may be minutes old, so that it only shows who
 * needs no change. The roles of the others are read again.
 * @throws errors that would occur for every other member, too
 */
export async function settleMember(
  member: MemberKey & { level: number },
  rules: GuildRules,
  members: MemberWindow,
  context: EffectContext,
): Promise<MemberResult> {
  const held = await members.rolesOf(member.userId)
  if (held === null) return { result: 'gone' }
  const { give, take } = levelRoleChange(member.level, held, rules.levelRoles, rules.settings.roleAssignType)
  const known = [...give, ...take].map((roleId) => context.refusals.reasonFor(roleKey(member.guildId, roleId)))
  const reasons = known.filter((reason) => reason !== null)
  if (known.length === 0) return { result: 'alreadyHad' }
  // If Discord has just refused all of these roles, asking again costs requests and changes nothing.
  if (reasons.length === known.length) return { result: 'failed', reason: joinReasons(reasons) }
  const startedAt = context.now()
  for (let attempts = 1; ; attempts++) {
    try {
      const settled = await settleRoles(member, rules, context)
      if (settled === 'being screened')
        await leaveForScreening(context.db, member, { now: context.now(), until: nextScreeningLook(context.now(), 1) })
      return { result: settled === 'changed' ? 'given' : 'alreadyHad' }
    } catch (error) {
      if (error instanceof NoServingBot || error instanceof HeldBack) throw error
      if (isGone(error)) return { result: 'gone' }
      const end = outcomeOfFailure(error, { attempts, createdAt: startedAt }, context.now(), context.random())
      if (end.outcome === 'failed') return { result: 'failed', reason: end.reason }
      if (end.outcome !== 'later') throw error
      if (attempts === MOST_TRIES) return { result: 'failed', reason: end.reason }
      if (!(await context.sleep(end.runAt - context.now()))) throw error
    }
  }
}
