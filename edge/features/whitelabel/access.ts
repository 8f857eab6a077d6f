import { Permission } from '../../../shared/discord/permission.ts'

/** Who may have a bot of their own: what every command and component about it declares. */
export const OWNER_ACCESS = { permission: Permission.Administrator, premium: true } as const
