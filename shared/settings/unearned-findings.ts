import { ChannelType, MEMBER_WRITABLE_TYPES } from '../discord/channel-type.ts'
import { botPermissionsIn, type GuildChannel } from '../discord/guild-view.ts'
import { Permission, permits } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { type AppliedMultiplier, highestFactor } from '../levelling/earning-factor.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import { minuteXp, VoiceFlag } from '../levelling/voice.ts'
import type { GuildSettings } from './index.ts'

/** The lists that decide in which channels members earn. */
export interface PlaceLists {
  multipliers: readonly AppliedMultiplier[]
  earningChannelIds: readonly Snowflake[]
  ignoredChannelIds: readonly Snowflake[]
}

type EarningRules = PlaceLists & { settings: GuildSettings }

type Placed = Pick<GuildChannel, 'id' | 'parentId'>

const MEMBER_WRITABLE: ReadonlySet<number> = new Set(MEMBER_WRITABLE_TYPES)
const isVoiceChannel = ({ type }: GuildChannel): boolean =>
  type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice

/**
 * Returns a function that decides whether nobody earns in a channel: the channel or its category is ignored or has a multiplier
 * of 0, or other channels are listed and neither of the two is.
 */
export function excludedBy({ multipliers, earningChannelIds, ignoredChannelIds }: PlaceLists) {
  const excluded = new Set(ignoredChannelIds)
  for (const { kind, id, percent } of multipliers) if (kind === 'channel' && percent === 0) excluded.add(id)
  const listed = new Set(earningChannelIds)
  return ({ id, parentId }: Placed): boolean => {
    const path: readonly Snowflake[] = parentId === null ? [id] : [id, parentId]
    return path.some((one) => excluded.has(one)) || (listed.size > 0 && !path.some((one) => listed.has(one)))
  }
}

/** Finds why nobody can earn XP in voice although it is on; null where somebody can, or where the channels are not known. */
function voiceFinding(overview: EarningRules, { view, channels }: Surroundings): Finding | null {
  const { settings } = overview
  if (settings.voiceXp === 0 || channels === undefined) return null
  const voiceChannels = [...channels.values()].filter(isVoiceChannel)
  const seen = voiceChannels.filter(({ overwrites }) =>
    permits(botPermissionsIn(view, overwrites), Permission.ViewChannel),
  )
  const counting = settings.voiceAfk === 'earn' ? seen : seen.filter(({ id }) => id !== view.afkChannelId)
  // Discord lists only the channels that the bot may view. So without one, it is not known whether there are others.
  if (seen.length === 0) return { kind: 'voiceNowhere', why: 'unseen' }
  if (counting.length === 0) return { kind: 'voiceNowhere', why: 'afk' }
  return counting.every(excludedBy(overview)) ? { kind: 'voiceNowhere', why: 'excluded' } : null
}

/** Finds sources of XP, and decay, that are on although they have no effect for anybody. */
export function unearnedFindings(overview: EarningRules, surroundings: Surroundings): Finding[] {
  const { settings, earningChannelIds } = overview
  const { channels, decay } = surroundings
  const { xpRate: rate, voiceXp, reactionGivenXp, reactionReceivedXp, decayLowestLevel: level } = settings
  const found: Finding[] = []
  const factor = highestFactor(settings, overview.multipliers)
  if (voiceXp > 0 && minuteXp(settings, VoiceFlag.Streaming, factor) === 0)
    found.push({ kind: 'voiceEarnsNothing', rate })
  const voice = voiceFinding(overview, surroundings)
  if (voice !== null) found.push(voice)
  const byReaction = Math.max(reactionGivenXp, reactionReceivedXp)
  if (byReaction > 0 && Math.round(byReaction * factor) === 0) found.push({ kind: 'reactionsEarnNothing', rate })
  const written = [...(channels?.values() ?? [])].filter(({ type }) => MEMBER_WRITABLE.has(type))
  // With a list of earning channels, `nothingEarns` says the same.
  if (earningChannelIds.length === 0 && written.length > 0 && written.every(excludedBy(overview))) {
    found.push({ kind: 'everyChannelExcluded' })
  }
  if (decay !== undefined && decay.examined === 0 && level > 0) found.push({ kind: 'decayForNobody', level })
  return found
}
