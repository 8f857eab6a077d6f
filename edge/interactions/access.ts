import { holdsManagerRole } from '../../shared/database/guilds/manager-roles.ts'
import { hasPremium } from '../../shared/database/members/premium.ts'
import { missingPermission, Permission } from '../../shared/discord/permission.ts'
import { givesPremium } from '../../shared/premium/entitlement.ts'
import { speak } from '../features/texts.ts'
import { permissionKey } from '../messages/permission-key.ts'
import { type Answer, refusal } from './answer.ts'
import type { Dependencies } from './context.ts'
import type { GuildPlace, Invocation } from './interaction.ts'

/** What an interaction asks of the member who uses it. */
export interface Required {
  permission: bigint
  premium: boolean
}

export type Access =
  | { verdict: 'granted' }
  | { verdict: 'refused'; answer: Answer }
  /** The database says: null where the member may. */
  | { verdict: 'asked'; refusal: Promise<Answer | null> }

/** A member who lacks Manage Server hears what stands in for it. */
function permissionRefusal(locale: string, missing: bigint): Answer {
  const permission = speak(locale)(permissionKey(missing))
  if (missing !== Permission.ManageGuild) return refusal(locale, 'refusal.permission', { permission })
  return refusal(locale, 'refusal.manager', { permission, managers: '`/settings managers add`' })
}

/**
 * The one place where permissions and premium are enforced, also where Discord already hides a command.
 *
 * A manager role stands in for Manage Server and for nothing else. The database is asked of it only for members who lack
 * just that, while what the command has to look at is being read.
 */
export function judgeAccess(
  { permission, premium }: Required,
  { userId, locale, entitlements }: Invocation,
  { guildId, member }: GuildPlace,
  { database, premiumSkuIds, clock }: Dependencies,
): Access {
  const missing = missingPermission(member.permissions, permission)
  const lacksMore = missingPermission(member.permissions | Permission.ManageGuild, permission)
  if (missing !== null && (lacksMore !== null || member.roleIds.length === 0)) {
    return { verdict: 'refused', answer: permissionRefusal(locale, lacksMore ?? missing) }
  }
  const terms = { skuIds: premiumSkuIds, now: clock() }
  const isEntitled = entitlements.some((one) => givesPremium(one, userId, terms))
  const asksPremium = premium && !isEntitled
  if (missing === null && !asksPremium) return { verdict: 'granted' }
  const asked = Promise.all([
    missing === null || holdsManagerRole(database, guildId, member.roleIds),
    !asksPremium || hasPremium(database, userId, terms),
  ])
  const decided = asked.then(([isManager, isPremium]) => {
    if (!isManager && missing !== null) return permissionRefusal(locale, missing)
    return isPremium ? null : refusal(locale, 'refusal.premium')
  })
  return { verdict: 'asked', refusal: decided }
}
