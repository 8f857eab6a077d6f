import { Permission } from '../../../shared/discord/permission.ts'

/** The bot gives level roles to members, so besides Manage Server this takes the permission to give roles by hand. */
export const LEVEL_ROLES_PERMISSION = Permission.ManageGuild | Permission.ManageRoles
