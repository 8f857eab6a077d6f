import { includesTier } from '../../../shared/api/tier.ts'
import type { Holder } from '../../../shared/discord/guild-view.ts'
import { missingPermission, Permission } from '../../../shared/discord/permission.ts'
import type { Speak } from '../../features/texts.ts'
import { permissionKey } from '../../messages/permission-key.ts'
import type { GuildContext } from '../context.ts'

type Caller = Pick<GuildContext, 'member' | 'tier' | 'actor'>

/**
 * The caller's permissions in the guild. A manager role counts as Manage Server. An API key has Manage Server alone,
 * and no place among the roles.
 */
function heldBy({ member, tier }: Caller): bigint {
  if (member === null) return Permission.ManageGuild
  return includesTier(tier, 'manager') ? member.permissions | Permission.ManageGuild : member.permissions
}

/** The permission that the caller lacks for a change; null where they lack none. A viewer lacks Manage Server at least. */
function lackedBy(caller: Caller, needed: bigint): bigint | null {
  if (!includesTier(caller.tier, 'manager')) return Permission.ManageGuild
  return missingPermission(heldBy(caller), needed)
}

/** The name of the permission that the caller lacks; null where they lack none. */
export function lackedName(caller: Caller, needed: bigint, text: Speak): string | null {
  const lacked = lackedBy(caller, needed)
  return lacked === null ? null : text(permissionKey(lacked))
}

/** The caller as a member with roles; null for an API key. */
export const holderOf = ({ member, actor }: Caller): Holder | null =>
  member === null ? null : { id: actor.id, roleIds: member.roleIds }
