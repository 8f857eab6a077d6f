import {
  type APIChannel,
  type APIGuild,
  type APIRole,
  type GatewayGuildCreateDispatchData,
  GatewayIntentBits,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  type GuildSystemChannelFlags,
  GuildVerificationLevel,
  type Locale,
} from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { LinkedRoleRule } from '../linked-roles/condition.ts'
import { type ChannelState, channelPayload, isActiveThread, isThread } from './channel.ts'
import { type MemberState, memberPayload } from './member.ts'
import type { UserState } from './user.ts'
import { listedVoiceStates, type VoiceConnection } from './voice.ts'

/** From this many members on Discord calls a guild large. */
const LARGE = 250

export interface GuildState {
  id: Snowflake
  name: string
  ownerId: Snowflake
  /** Hash of the icon on the CDN. */
  icon: string | null
  locale: Locale
  /** False in an outage. */
  available: boolean
  roles: Map<Snowflake, APIRole>
  /** The condition of each linked role, by role. */
  linkedRoles: Map<Snowflake, LinkedRoleRule>
  members: Map<Snowflake, MemberState>
  channels: Map<Snowflake, ChannelState>
  /** Connections to voice channels, by user. */
  voice: Map<Snowflake, VoiceConnection>
  /** The channel to which Discord moves inactive people in voice; null for none. */
  afkChannelId: Snowflake | null
  /** Applications whose bot is a member. */
  applications: Set<Snowflake>
  /** Rises with every change of roles, overwrites or a member's roles, so that computed permissions are computed again. */
  permissionsVersion: number
  /** The channels that each bot sees, with the version for which they were computed. */
  sight: { version: number; seen: Map<string, boolean> }
}

/** Whether people in a guild, or in direct messages, can find a user. */
export const finds = (guild: GuildState | null | undefined, user: UserState): boolean =>
  user.findable || guild?.members.has(user.id) === true

export const guildPayload = (guild: GuildState): APIGuild => ({
  id: guild.id,
  name: guild.name,
  icon: guild.icon,
  splash: null,
  banner: null,
  description: null,
  discovery_splash: null,
  owner_id: guild.ownerId,
  afk_channel_id: guild.afkChannelId,
  afk_timeout: 300,
  verification_level: GuildVerificationLevel.None,
  default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
  explicit_content_filter: GuildExplicitContentFilter.Disabled,
  roles: [...guild.roles.values()],
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: GuildMFALevel.None,
  application_id: null,
  system_channel_id: null,
  // No flag is set; the enumeration has no name for that.
  system_channel_flags: 0 as GuildSystemChannelFlags,
  rules_channel_id: null,
  max_members: 500_000,
  vanity_url_code: null,
  premium_tier: GuildPremiumTier.None,
  premium_subscription_count: 0,
  preferred_locale: guild.locale,
  public_updates_channel_id: null,
  nsfw_level: GuildNSFWLevel.Default,
  premium_progress_bar_enabled: false,
  hub_type: null,
  safety_alerts_channel_id: null,
  incidents_data: null,
})

/**
 * The guild as a bot receives it. Without the Presences intent, the list of members has only the bot and people in voice.
 * Without the intent for voice states, the guild lists nobody in voice.
 * https://discord.com/developers/docs/events/gateway-events#guild-create
 */
export function guildCreatePayload(
  guild: GuildState,
  bot: MemberState,
  { intents }: { intents: number },
): GatewayGuildCreateDispatchData {
  const hearsVoice = (intents & GatewayIntentBits.GuildVoiceStates) !== 0
  const speaking = hearsVoice ? [...guild.voice.keys()].flatMap((id) => guild.members.get(id) ?? []) : []
  const all = [...guild.channels.values()]
  const [threads, channels] = [all.filter(isActiveThread), all.filter((channel) => !isThread(channel))]
  return {
    ...guildPayload(guild),
    joined_at: bot.joinedAt,
    large: guild.members.size >= LARGE,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: hearsVoice ? listedVoiceStates(guild) : [],
    members: [...new Set([bot, ...speaking])].map(memberPayload),
    // `channelPayload` fills what each type of channel needs; guild channels and threads are what these lists take.
    channels: channels.map(channelPayload) as GatewayGuildCreateDispatchData['channels'],
    threads: threads.map(channelPayload) as APIChannel[] as GatewayGuildCreateDispatchData['threads'],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
