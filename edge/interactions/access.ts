import { hasPremium } from '../../shared/database/premium.ts'
import { missingPermission } from '../../shared/discord/permission.ts'
import { type PermissionKey, permissionKey } from '../../shared/text/permission-key.ts'
import type { Dependencies } from './context.ts'
import type { GuildPlace, Invocation } from './interaction.ts'
import type { Entitlement } from './schema.ts'

/** What an interaction asks of the member who uses it. */
export interface Required {
  permission: bigint
  premium: boolean
}

export type Access =
  | { verdict: 'granted' }
  | { verdict: 'refused'; missing: PermissionKey }
  /** For members with premium; whether this one is, the database says. */
  | { verdict: 'premium'; hasPremium: Promise<boolean> }

/** Discord sends ended entitlements along, too. */
const isActive = ({ deleted, ends_at }: Entitlement, now: number): boolean =>
  !deleted && (ends_at === null || Date.parse(ends_at) > now)

/** The one place where permissions and premium are enforced, also where Discord already hides a command. */
export function judgeAccess(
  { permission, premium }: Required,
  { userId, entitlements }: Invocation,
  { member }: GuildPlace,
  { database, premiumSkuIds, clock }: Dependencies,
): Access {
  const missing = missingPermission(member.permissions, permission)
  if (missing !== null) return { verdict: 'refused', missing: permissionKey(missing) }
  if (!premium) return { verdict: 'granted' }
  const now = clock()
  const isEntitled = entitlements.some((one) => premiumSkuIds.includes(one.sku_id) && isActive(one, now))
  return isEntitled ? { verdict: 'granted' } : { verdict: 'premium', hasPremium: hasPremium(database, userId) }
}
