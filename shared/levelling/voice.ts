import type { Snowflake } from '../discord/snowflake.ts'

/** The state of a member in voice, as bits. Muted and deafened: by the member or by the server, which Discord tells apart. */
export const VoiceFlag = { Muted: 1, Deafened: 2, Suppressed: 4, Streaming: 8 } as const

/** A member's channel and state in voice. Bots are left out. */
export interface VoiceState {
  userId: Snowflake
  /** Null for a member who is not in voice. */
  channelId: Snowflake | null
  /** A sum of `VoiceFlag`. */
  flags: number
  /** The ids of the member's roles, with commas between them. One text takes less memory than a list. */
  roles: string
}

export const rolesOf = ({ roles }: Pick<VoiceState, 'roles'>): string[] => (roles === '' ? [] : roles.split(','))

/** Whether two states of a member are the same for every rule. */
export const isSameVoice = (a: Omit<VoiceState, 'userId'>, b: Omit<VoiceState, 'userId'>): boolean =>
  a.channelId === b.channelId && a.flags === b.flags && a.roles === b.roles

/** Whether the minutes of members who are muted, deafened, alone or in the AFK channel count. */
export const VOICE_RULES = ['ignore', 'earn'] as const
export type VoiceRule = (typeof VOICE_RULES)[number]

/** A server's settings for voice. */
export interface VoiceSettings {
  /** XP for a full minute, 0..100; 0 turns XP for voice off. */
  voiceXp: number
  /** Members who are muted, by themselves or by the server, and the audience of a stage. */
  voiceMuted: VoiceRule
  voiceDeafened: VoiceRule
  /** Members with nobody else who counts in the channel. */
  voiceAlone: VoiceRule
  voiceAfk: VoiceRule
  /** How much more a minute with a stream is worth, in percent, 0..500. */
  voiceStreaming: number
  /** The most XP that a member earns in voice in one day (UTC); 0 for no limit. */
  voiceCap: number
}

/** Why a member's minutes do not count now. */
export type VoiceRefusal = 'muted' | 'deafened' | 'afk' | ChannelRefusal | 'ignored-role' | 'alone'

/** Why no minute in a channel counts now. `unknown-channel`: its category is not known, and may be ignored. */
export type ChannelRefusal = 'ignored-channel' | 'unknown-channel'

/** The facts that decide, besides the members' states. */
export interface VoiceSurroundings {
  settings: VoiceSettings
  ignoredRoleIds: ReadonlySet<Snowflake>
  /** Null for a channel in which minutes count. */
  channelRefusal: (channelId: Snowflake) => ChannelRefusal | null
  /** Null where the server has none. */
  afkChannelId: Snowflake | null
}

/** Why a member's time would not count even with company; null where it would. */
export function voiceRefusal(
  state: VoiceState & { channelId: Snowflake },
  around: VoiceSurroundings,
): VoiceRefusal | null {
  const { settings, ignoredRoleIds, channelRefusal, afkChannelId } = around
  const { channelId, flags } = state
  const refused = channelRefusal(channelId)
  if (refused !== null) return refused
  if (channelId === afkChannelId && settings.voiceAfk === 'ignore') return 'afk'
  if ((flags & VoiceFlag.Deafened) !== 0 && settings.voiceDeafened === 'ignore') return 'deafened'
  // Discord suppresses everybody in the AFK channel, so there the setting for that channel alone decides.
  const silent = channelId === afkChannelId ? VoiceFlag.Muted : VoiceFlag.Muted | VoiceFlag.Suppressed
  if ((flags & silent) !== 0 && settings.voiceMuted === 'ignore') return 'muted'
  if (ignoredRoleIds.size > 0 && rolesOf(state).some((id) => ignoredRoleIds.has(id))) return 'ignored-role'
  return null
}

/** A member's time counts where at least so many members who count are in the channel. */
const LEAST_COMPANY = 2

/**
 * Judges everybody in voice in a server at one moment.
 * @param states each member once
 * @returns for each member in voice, why their time does not count; null where it counts
 */
export function judgeVoice(
  states: Iterable<VoiceState>,
  around: VoiceSurroundings,
): Map<Snowflake, VoiceRefusal | null> {
  const verdicts = new Map<Snowflake, VoiceRefusal | null>()
  const company = new Map<Snowflake, Snowflake[]>()
  for (const { channelId, ...state } of states) {
    if (channelId === null) continue
    const refusal = voiceRefusal({ ...state, channelId }, around)
    verdicts.set(state.userId, refusal)
    if (refusal !== null) continue
    const others = company.get(channelId)
    if (others === undefined) company.set(channelId, [state.userId])
    else others.push(state.userId)
  }
  if (around.settings.voiceAlone === 'earn') return verdicts
  for (const members of company.values()) {
    if (members.length < LEAST_COMPANY) for (const userId of members) verdicts.set(userId, 'alone')
  }
  return verdicts
}

/**
 * XP for one full minute.
 * @param factor the factor of the server, roles, channels and boosts, >= 0
 * @returns a whole number >= 0
 */
export function minuteXp({ voiceXp, voiceStreaming }: VoiceSettings, flags: number, factor: number): number {
  const bonus = (flags & VoiceFlag.Streaming) === 0 ? 0 : voiceStreaming
  return Math.round((voiceXp * (100 + bonus) * factor) / 100)
}
