import type { Snowflake } from '../discord/snowflake.ts'
import { type Curve, xpFor } from './curve.ts'
import { DAY_MS } from './day.ts'
import { type DecayRules, decayOf } from './decay.ts'
import { earningFactor, type FactorRules } from './earning-factor.ts'
import type { IgnoreRules } from './eligibility.ts'
import type { ReactionRules } from './reaction.ts'
import { minuteXp, type VoiceRefusal, type VoiceSettings, type VoiceState, voiceRefusal } from './voice.ts'

/** Everything on which a member's XP of voice, reactions and decay depends, apart from the place. All times are milliseconds since 1970. */
export interface OtherFacts {
  settings: VoiceSettings & ReactionRules & DecayRules
  curve: Curve
  xp: number
  /** Null for a member who is not in voice. `counts`: whether the time of the member counts now. */
  stay: (VoiceState & { channelId: Snowflake; counts: boolean }) | null
  afkChannelId: Snowflake | null
  /** The XP that the member has earned today (UTC). */
  today: { voice: number; given: number; received: number }
  /** When the member last earned XP by messages, voice or reactions; null for never. */
  earnedAt: number | null
  /** When decay began in the server; null before its first run. */
  decayBeganAt: number | null
}

/** A place with its rules. */
export interface OtherPlace {
  rules: FactorRules
  ignored: IgnoreRules
  channelPath: readonly Snowflake[]
}

/** The XP of one minute or reaction, and how much more the member can earn by it today. */
export interface Rate {
  xp: number
  /** The factor of the server, the member's roles, the channel and a boost. `xp` is already multiplied by it. */
  factor: number
  /** The XP that the member has earned today (UTC). */
  today: number
  /** The most XP a day; 0 for no limit. */
  cap: number
}

/** How a member earns in voice and by reactions, and loses by decay. A part that the server has turned off is null. */
export interface OtherOutlook {
  /** `inside`: null for a member who is not in voice. `refusal`: why the member's time does not count; null where it counts. */
  voice: (Rate & { inside: { channelId: Snowflake; refusal: VoiceRefusal | null } | null }) | null
  given: Rate | null
  received: Rate | null
  /** `xp`: the loss on the first day of decay. `from`: when the member counts as silent, in milliseconds since 1970; null for never. */
  decay: { xp: number; from: number | null } | null
}

/** Why the time of a member in voice does not count. If there is no other reason, nobody who counts is in the same channel. */
function refusalIn(
  { stay, settings, afkChannelId }: OtherFacts & { stay: NonNullable<OtherFacts['stay']> },
  { ignored, channelPath }: OtherPlace,
): VoiceRefusal | null {
  if (stay.counts) return null
  const { ignoredChannelIds, earningChannelIds: listed, ignoredRoleIds } = ignored
  const isIgnored =
    channelPath.some((id) => ignoredChannelIds.has(id)) ||
    (listed.size > 0 && !channelPath.some((id) => listed.has(id)))
  const channelRefusal = () => (isIgnored ? 'ignored-channel' : null)
  return voiceRefusal(stay, { settings, ignoredRoleIds, channelRefusal, afkChannelId }) ?? 'alone'
}

function decayFor({ settings, curve, xp, earnedAt, decayBeganAt }: OtherFacts, now: number): OtherOutlook['decay'] {
  if (settings.decayPercent === 0) return null
  const loss = decayOf(xp, xpFor(settings.decayLowestLevel, curve), settings.decayPercent)
  const since = earnedAt ?? decayBeganAt ?? now
  return { xp: loss, from: loss === 0 ? null : since + settings.decayAfterDays * DAY_MS }
}

/**
 * Computes how a member earns in voice and by reactions, and loses by decay.
 * @param roleIds the member's roles @param here the channel of the reactions
 * @param voiceAt the member's voice channel, or `here` for a member who is not in voice
 */
export function otherOutlook(
  facts: OtherFacts,
  {
    roleIds,
    here,
    voiceAt,
    now,
  }: { roleIds: readonly Snowflake[]; here: OtherPlace; voiceAt: OtherPlace; now: number },
): OtherOutlook {
  const { settings, stay, today } = facts
  const factorAt = ({ rules, channelPath }: OtherPlace, roles = roleIds): number =>
    earningFactor(rules, { channelPath, roleIds: roles, at: now })
  const reaction = (base: number, factor: number, earned: number, cap: number): Rate | null =>
    base === 0 ? null : { xp: Math.round(base * factor), factor, today: earned, cap }
  const factor = factorAt(voiceAt)
  const voice =
    settings.voiceXp === 0
      ? null
      : {
          ...{ xp: minuteXp(settings, stay?.flags ?? 0, factor), factor, today: today.voice, cap: settings.voiceCap },
          inside: stay && { channelId: stay.channelId, refusal: refusalIn({ ...facts, stay }, voiceAt) },
        }
  return {
    voice,
    given: reaction(settings.reactionGivenXp, factorAt(here), today.given, settings.reactionGivenCap),
    // Discord's event does not name the roles of the author, so their multipliers do not count.
    received: reaction(settings.reactionReceivedXp, factorAt(here, []), today.received, settings.reactionReceivedCap),
    decay: decayFor(facts, now),
  }
}
