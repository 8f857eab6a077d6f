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
const isRoom = ({ type }: GuildChannel): boolean =>
  type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice

/** A function that decides whether nobody earns in a channel: it or its category is ignored, has a multiplier of 0, or is not listed. */
export function excludedBy({ multipliers, earningChannelIds, ignoredChannelIds }: PlaceLists) {
  const without = new Set(ignoredChannelIds)
  for (const { kind, id, percent } of multipliers) if (kind === 'channel' && percent === 0) without.add(id)
  const listed = new Set(earningChannelIds)
  return ({ id, parentId }: Placed): boolean => {
    const path: readonly Snowflake[] = parentId === null ? [id] : [id, parentId]
    return path.some((one) => without.has(one)) || (listed.size > 0 && !path.some((one) => listed.has(one)))
  }
}

/** Why nobody can earn XP for time in voice, though it is on; null where somebody can, or the channels are unknown. */
function voiceFinding(overview: EarningRules, { view, channels }: Surroundings): Finding | null {
  const { settings } = overview
  if (settings.voiceXp === 0 || channels === undefined) return null
  const rooms = [...channels.values()].filter(isRoom)
  const seen = rooms.filter(({ overwrites }) => permits(botPermissionsIn(view, overwrites), Permission.ViewChannel))
  const counting = settings.voiceAfk === 'earn' ? seen : seen.filter(({ id }) => id !== view.afkChannelId)
  if (rooms.length === 0) return { kind: 'voiceNowhere', why: 'missing' }
  if (seen.length === 0) return { kind: 'voiceNowhere', why: 'hidden' }
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
