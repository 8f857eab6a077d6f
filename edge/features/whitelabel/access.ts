import { Permission } from '../../../shared/discord/permission.ts'

/** Who may have a bot of their own. Every command and component about such bots declares it. */
export const OWNER_ACCESS = { permission: Permission.Administrator, premium: true } as const
