import { type GuildRole, type GuildView, reaches } from '../discord/guild-view.ts'
import { Permission } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** With one of these, whoever chats enough could take a server over. */
const DANGEROUS = [
  Permission.Administrator,
  Permission.ManageGuild,
  Permission.ManageRoles,
  Permission.ManageChannels,
  Permission.BanMembers,
  Permission.KickMembers,
]

export type LevelRoleRefusal =
  | { reason: 'everyone' | 'managed' | 'above-bot' }
  /** May be done all the same by somebody who knows. */
  | { reason: 'dangerous'; permissions: bigint[] }

/**
 * Why a role had better not be given for a level; null where nothing speaks against it.
 * @param view null where Discord did not show the guild: then nobody knows where the bot stands
 */
export function levelRoleRefusal(
  role: Omit<GuildRole, 'name'>,
  guildId: Snowflake,
  view: GuildView | null,
): LevelRoleRefusal | null {
  if (role.id === guildId) return { reason: 'everyone' }
  if (role.managed) return { reason: 'managed' }
  if (view !== null && !reaches(view, role)) return { reason: 'above-bot' }
  const permissions = DANGEROUS.filter((one) => (role.permissions & one) !== 0n)
  return permissions.length > 0 ? { reason: 'dangerous', permissions } : null
}
