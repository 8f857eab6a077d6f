import { Permission } from '../../../shared/discord/permission.ts'

/** Level roles are roles that the bot gives out: that takes what giving roles by hand takes, beside managing the bot. */
export const LEVEL_ROLES_PERMISSION = Permission.ManageGuild | Permission.ManageRoles
