import { holdsManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { saveEntitlements } from '../../shared/database/members/entitlements.ts'
import { hasPremium } from '../../shared/database/members/premium.ts'
import { missingPermission, Permission } from '../../shared/discord/permission.ts'
import { givesPremium } from '../../shared/premium/entitlement.ts'
import { permissionKey } from '../messages/permission-key.ts'
import { describeError } from '../runtime/log.ts'
import { type Answer, refusal } from './answer.ts'
import type { Dependencies } from './dependencies.ts'
import { judgeLimits } from './judge-limits.ts'
import type { GuildPlace, Invocation } from './parse.ts'

/** What a member needs to use a command or component. */
export interface Required {
  permission: bigint
  premium: boolean
}

export type Access =
  | { verdict: 'granted' }
  | { verdict: 'refused'; answer: Answer }
  /** The database decides: null where the member may use it. */
  | { verdict: 'asked'; refusal: Promise<Answer | null> }

/** A refusal that names the missing permission. For Manage Server it also names the command that makes managers. */
function permissionRefusal(locale: string, missing: bigint, speak: Dependencies['speak']): Answer {
  const permission = speak(locale)(permissionKey(missing))
  if (missing !== Permission.ManageGuild) return refusal(locale, 'refusal.permission', { permission })
  return refusal(locale, 'refusal.manager', { permission, managers: '`/settings managers add`' })
}

/**
 * The one place where permissions, premium and the guild's limits are checked, also for commands that Discord hides already.
 *
 * A manager role replaces Manage Server and no other permission. The database is asked about manager roles only when
 * Manage Server is all that the member lacks. Limits apply to commands that need no permission. While the database is
 * asked, the command's prefetch runs.
 */
export function judgeAccess(
  { permission, premium }: Required,
  use: Invocation,
  place: GuildPlace,
  dependencies: Dependencies,
): Access {
  const { userId, locale, entitlements } = use
  const { guildId, member } = place
  const { database, premiumSkuIds, clock, speak } = dependencies
  const missing = missingPermission(member.permissions, permission)
  const lacksMore = missingPermission(member.permissions | Permission.ManageGuild, permission)
  if (missing !== null && (lacksMore !== null || member.roleIds.length === 0)) {
    return { verdict: 'refused', answer: permissionRefusal(locale, lacksMore ?? missing, speak) }
  }
  // The required permission already limits who may use the command.
  const limited = permission === 0n ? judgeLimits(use, place, dependencies) : null
  if (limited !== null && 'as' in limited) return { verdict: 'refused', answer: limited }
  const terms = { skuIds: premiumSkuIds, now: clock() }
  const isEntitled = entitlements.some((one) => givesPremium(one, userId, terms))
  const asksPremium = premium && !isEntitled
  if (missing === null && !asksPremium && limited === null) return { verdict: 'granted' }
  const asked = Promise.all([
    missing === null || holdsManagerRole(database, guildId, member.roleIds),
    !asksPremium || hasPremium(database, userId, terms),
    limited,
  ])
  const decided = asked.then(([isManager, isPremium, limitRefusal]) => {
    if (!isManager && missing !== null) return permissionRefusal(locale, missing, speak)
    return limitRefusal ?? (isPremium ? null : refusal(locale, 'refusal.premium'))
  })
  return { verdict: 'asked', refusal: decided }
}

/**
 * Stores the member's purchases that an interaction brought, so that the gateway decides by the same ones. Never
 * rejects: Discord tells the gateway about purchases, too.
 */
export async function noteEntitlements(
  { entitlements }: Invocation,
  { database, premiumSkuIds, clock, log }: Pick<Dependencies, 'database' | 'premiumSkuIds' | 'clock' | 'log'>,
): Promise<void> {
  const premium = entitlements.filter(({ skuId }) => premiumSkuIds.includes(skuId))
  if (premium.length === 0) return
  try {
    await saveEntitlements(database, premium, clock())
  } catch (error) {
    log.warn('entitlements could not be stored', describeError(error))
  }
}
