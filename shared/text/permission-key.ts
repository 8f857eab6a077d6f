import { Permission } from '../discord/permission.ts'
import type { TextKey } from './say.ts'

export type PermissionKey = Extract<TextKey, `permission.${string}`>

const KEYS: Readonly<Record<keyof typeof Permission, PermissionKey>> = {
  KickMembers: 'permission.kickMembers',
  BanMembers: 'permission.banMembers',
  Administrator: 'permission.administrator',
  ManageChannels: 'permission.manageChannels',
  ManageGuild: 'permission.manageGuild',
  ViewChannel: 'permission.viewChannel',
  SendMessages: 'permission.sendMessages',
  EmbedLinks: 'permission.embedLinks',
  ManageRoles: 'permission.manageRoles',
  SendMessagesInThreads: 'permission.sendInThreads',
}

const BY_BIT: ReadonlyMap<bigint, PermissionKey> = new Map(
  // The entries of a record are its own keys and values.
  (Object.entries(KEYS) as [keyof typeof Permission, PermissionKey][]).map(([name, key]) => [Permission[name], key]),
)

/** The text that names a permission. @param bit one of `Permission` */
export const permissionKey = (bit: bigint): PermissionKey => BY_BIT.get(bit) ?? 'permission.administrator'
