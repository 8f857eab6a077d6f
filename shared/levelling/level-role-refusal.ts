import { type GuildRole, type GuildView, guildPermissions, type Holder, reaches } from '../discord/guild-view.ts'
import { Permission, permits, singlePermissions } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { mayUnseen, type RoleRefusal, roleRefusalFor } from './role-authority.ts'

/**
 * What members may have without anybody looking. Everything else moderates, reaches everybody or manages something,
 * or is new at Discord and unknown here.
 */
const HARMLESS = [
  Permission.CreateInstantInvite,
  Permission.AddReactions,
  Permission.PrioritySpeaker,
  Permission.Stream,
  Permission.ViewChannel,
  Permission.SendMessages,
  Permission.SendTtsMessages,
  Permission.EmbedLinks,
  Permission.AttachFiles,
  Permission.ReadMessageHistory,
  Permission.UseExternalEmojis,
  Permission.Connect,
  Permission.Speak,
  Permission.UseVoiceActivity,
  Permission.ChangeNickname,
  Permission.UseApplicationCommands,
  Permission.RequestToSpeak,
  Permission.CreatePublicThreads,
  Permission.CreatePrivateThreads,
  Permission.UseExternalStickers,
  Permission.SendMessagesInThreads,
  Permission.UseEmbeddedActivities,
  Permission.UseSoundboard,
  Permission.UseExternalSounds,
  Permission.SendVoiceMessages,
  Permission.SetVoiceChannelStatus,
  Permission.SendPolls,
  Permission.UseExternalApps,
].reduce((all, one) => all | one)

/** The permissions of a role that are dangerous if every member can earn the role with messages. */
export const dangerousPermissions = (permissions: bigint): bigint[] => singlePermissions(permissions & ~HARMLESS)

export type LevelRoleRefusal =
  /** `unseen`: the order of the roles is unknown, so it cannot be decided whether the member may. */
  | { reason: 'everyone' | 'managed' | 'above-bot' | 'unseen' }
  /** The member has Manage Roles in a channel only. */
  | { reason: 'no-manage-roles' }
  | RoleRefusal
  /** Allowed after the member confirms it. */
  | { reason: 'dangerous'; permissions: bigint[] }

/** The member who registers a level role. */
export interface Registrar extends Holder {
  /** As the interaction has them, in its channel. */
  permissions: bigint
}

/** The roles and channels of the guild; if they are unknown, whether the bot has a token to load them. */
export type Sighted = { view: GuildView } | { view: null; canLook: boolean }

/** Why a role cannot become a level role, or only after a confirmation; null if it can. */
export function levelRoleRefusal(
  role: Omit<GuildRole, 'name'>,
  guildId: Snowflake,
  actor: Registrar,
  sighted: Sighted,
): LevelRoleRefusal | null {
  if (role.id === guildId) return { reason: 'everyone' }
  if (role.managed) return { reason: 'managed' }
  const dangerous = dangerousPermissions(role.permissions)
  const { view } = sighted
  if (view === null) {
    return mayUnseen(actor.permissions, sighted.canLook) && dangerous.length === 0 ? null : { reason: 'unseen' }
  }
  if (!reaches(view, role)) return { reason: 'above-bot' }
  if (!permits(guildPermissions(view, actor), Permission.ManageRoles)) return { reason: 'no-manage-roles' }
  const refusal = roleRefusalFor(role, actor, view)
  if (refusal !== null) return refusal
  return dangerous.length > 0 ? { reason: 'dangerous', permissions: dangerous } : null
}
