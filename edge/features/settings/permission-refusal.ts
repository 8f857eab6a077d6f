import { missingPermission, Permission } from '../../../shared/discord/permission.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { permissionKey } from '../../messages/permission-key.ts'

/**
 * Why the member may not change a setting; null where they may. The dispatcher must have checked before that the member has
 * Manage Server, or a manager role, which counts as Manage Server.
 */
export function permissionRefusal(
  { user, text }: Pick<InteractionContext, 'user' | 'text'>,
  { permission }: Pick<AnySetting, 'permission'>,
): string | null {
  const missing = missingPermission(user.permissions | Permission.ManageGuild, permission)
  return missing === null ? null : text('refusal.permission', { permission: text(permissionKey(missing)) })
}
