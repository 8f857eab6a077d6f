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
  | { ok: true }
  | { ok: false; reason: 'premium' }
  | { ok: false; reason: 'permission'; name: PermissionKey }

/** Discord sends ended entitlements along, too. */
const isActive = ({ deleted, ends_at }: Entitlement, now: number): boolean =>
  !deleted && (ends_at === null || Date.parse(ends_at) > now)

/** The one place where permissions and premium are enforced, also where Discord already hides a command. */
export async function judgeAccess(
  { permission, premium }: Required,
  { userId, entitlements }: Invocation,
  { member }: GuildPlace,
  { database, premiumSkuIds, clock }: Dependencies,
): Promise<Access> {
  const missing = missingPermission(member.permissions, permission)
  if (missing !== null) return { ok: false, reason: 'permission', name: permissionKey(missing) }
  if (!premium) return { ok: true }
  const now = clock()
  const entitled = entitlements.some((one) => premiumSkuIds.includes(one.sku_id) && isActive(one, now))
  return entitled || (await hasPremium(database, userId)) ? { ok: true } : { ok: false, reason: 'premium' }
}
