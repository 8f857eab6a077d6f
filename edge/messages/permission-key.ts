import { Permission } from '../../shared/discord/permission.ts'
import type { Speak, TextKey } from '../features/texts.ts'

type PermissionKey = Extract<TextKey, `permission.${string}`>

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
  PrioritySpeaker: 'permission.prioritySpeaker',
  Stream: 'permission.stream',
  Connect: 'permission.connect',
  Speak: 'permission.speak',
  MuteMembers: 'permission.muteMembers',
  DeafenMembers: 'permission.deafenMembers',
  MoveMembers: 'permission.moveMembers',
  UseVoiceActivity: 'permission.useVoiceActivity',
  RequestToSpeak: 'permission.requestToSpeak',
  UseEmbeddedActivities: 'permission.useEmbeddedActivities',
  UseSoundboard: 'permission.useSoundboard',
  UseExternalSounds: 'permission.useExternalSounds',
  SetVoiceChannelStatus: 'permission.setVoiceChannelStatus',
  AddReactions: 'permission.addReactions',
  SendTtsMessages: 'permission.sendTtsMessages',
  ManageMessages: 'permission.manageMessages',
  PinMessages: 'permission.pinMessages',
  BypassSlowmode: 'permission.bypassSlowmode',
  AttachFiles: 'permission.attachFiles',
  ReadMessageHistory: 'permission.readMessageHistory',
  MentionEveryone: 'permission.mentionEveryone',
  UseExternalEmojis: 'permission.useExternalEmojis',
  UseExternalStickers: 'permission.useExternalStickers',
  UseApplicationCommands: 'permission.useApplicationCommands',
  UseExternalApps: 'permission.useExternalApps',
  ManageThreads: 'permission.manageThreads',
  CreatePublicThreads: 'permission.createPublicThreads',
  CreatePrivateThreads: 'permission.createPrivateThreads',
  SendVoiceMessages: 'permission.sendVoiceMessages',
  SendPolls: 'permission.sendPolls',
  CreateInstantInvite: 'permission.createInstantInvite',
  ViewAuditLog: 'permission.viewAuditLog',
  ViewGuildInsights: 'permission.viewGuildInsights',
  ViewCreatorMonetizationAnalytics: 'permission.viewCreatorMonetizationAnalytics',
  ChangeNickname: 'permission.changeNickname',
  ManageNicknames: 'permission.manageNicknames',
  ManageWebhooks: 'permission.manageWebhooks',
  ManageGuildExpressions: 'permission.manageGuildExpressions',
  CreateGuildExpressions: 'permission.createGuildExpressions',
  ManageEvents: 'permission.manageEvents',
  CreateEvents: 'permission.createEvents',
  ModerateMembers: 'permission.moderateMembers',
}

const BY_BIT: ReadonlyMap<bigint, PermissionKey> = new Map(
  // The entries of a record are its own keys and values.
  (Object.entries(KEYS) as [keyof typeof Permission, PermissionKey][]).map(([name, key]) => [Permission[name], key]),
)

/** The key of the text that names a permission. @param bit one of `Permission`, or a bit that Discord has added since */
export const permissionKey = (bit: bigint): PermissionKey => BY_BIT.get(bit) ?? 'permission.unknown'

/** The names of permissions, with commas between them. */
export const permissionNames = (text: Speak, permissions: readonly bigint[]): string =>
  permissions.map((permission) => text(permissionKey(permission))).join(', ')
