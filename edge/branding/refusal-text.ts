import { Permission } from '../../shared/discord/permission.ts'
import type { Speak } from '../features/texts.ts'
import { permissionKey } from '../messages/permission-key.ts'
import type { ProfileRefusal } from './change-profile.ts'

/** A sentence that says why the profile was not changed, and what to do. */
export const profileRefusal = (text: Speak, reason: ProfileRefusal | 'changed'): string =>
  reason === 'nickname'
    ? text('branding.nickname', { permission: text(permissionKey(Permission.ChangeNickname)) })
    : text(`branding.${reason}`)
