import type { EarningFacts } from '../../shared/database/members/earning-facts.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { channelMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ChannelPath } from '../../shared/levelling/channel-path.ts'
import type { DecayRules } from '../../shared/levelling/decay.ts'
import {
  type OtherFacts,
  type OtherOutlook,
  type OtherPlace,
  otherOutlook,
  type Rate,
} from '../../shared/levelling/other-outlook.ts'
import type { VoiceRefusal } from '../../shared/levelling/voice.ts'
import type { Speak } from '../features/texts.ts'
import { earningPlace } from '../guild/earning-place.ts'
import type { GuildAccess } from '../guild/fetch.ts'

/** How a reply names the member and times, and in which language. */
interface LinesContext {
  text: Speak
  /** The member. */
  user: string
  /** A time as Discord or the web writes it. @param time milliseconds since 1970 */
  when(time: number): string
  now: number
}

const REFUSALS = {
  muted: 'why.voiceMuted',
  deafened: 'why.voiceDeafened',
  afk: 'why.voiceAfk',
  'ignored-channel': 'why.voiceIgnored',
  'ignored-role': 'why.voiceRole',
  alone: 'why.voiceAlone',
} as const satisfies Readonly<Record<VoiceRefusal, string>>

/** How much of a daily limit is used up; nothing where there is no limit. */
const todayOf = (text: Speak, { today, cap }: Rate): string =>
  cap === 0 ? '' : ` ${text('why.today', { today, cap })}`

function voiceLines({ text, user }: LinesContext, voice: NonNullable<OtherOutlook['voice']>): string[] {
  const { xp, factor, inside } = voice
  const rate = `${text('why.voice', { xp, factor })}${todayOf(text, voice)}`
  if (inside === null) return [rate]
  const channel = channelMention(inside.channelId)
  if (inside.refusal === null) return [text('why.voiceCounts', { user, channel }), rate]
  return [text('why.voiceRefused', { user, channel, why: text(REFUSALS[inside.refusal]) }), rate]
}

function decayLines(
  { text, user, when, now }: LinesContext,
  { xp, from }: NonNullable<OtherOutlook['decay']>,
  rules: DecayRules,
) {
  const { decayPercent: percent, decayAfterDays: days, decayLowestLevel: level } = rules
  const rule = text('why.decay', { percent, days, level })
  if (from === null) return [rule]
  return [
    `${rule} ${from <= now ? text('why.decayNow', { user, xp }) : text('why.decayFrom', { user, xp, when: when(from) })}`,
  ]
}

function otherLines(
  context: LinesContext,
  { voice, given, received, decay }: OtherOutlook,
  rules: DecayRules,
): string[] {
  const { text } = context
  const lines: string[] = []
  if (voice !== null) lines.push(...voiceLines(context, voice))
  if (given !== null) lines.push(`${text('why.reactionGiven', { ...given })}${todayOf(text, given)}`)
  if (received !== null) lines.push(`${text('why.reactionReceived', { ...received })}${todayOf(text, received)}`)
  if (decay !== null) lines.push(...decayLines(context, decay, rules))
  return lines
}

/** A member, a place with its rules, and what decides about XP apart from messages. */
interface OtherQuestion {
  userId: Snowflake
  roleIds: readonly Snowflake[]
  here: { facts: EarningFacts; path: Pick<ChannelPath, 'ids'> }
  others: OtherFacts
}

const placeOf = ({ facts, path }: OtherQuestion['here']): OtherPlace => ({
  rules: { settings: facts.rules, multipliers: facts.multipliers, boosts: facts.boosts },
  ignored: facts.ignored,
  channelPath: path.ids,
})

/**
 * Says what a member earns in voice and by reactions, and loses by decay; an empty list where the server uses none of them. For a
 * member who is in another voice channel, the rules of that channel are read first.
 */
export async function otherLinesFor(
  access: GuildAccess & { database: Queries },
  context: LinesContext,
  { userId, roleIds, here, others }: OtherQuestion,
): Promise<string[]> {
  const channelId = others.settings.voiceXp > 0 ? (others.stay?.channelId ?? null) : null
  const isElsewhere = channelId !== null && channelId !== here.path.ids[0]
  const voiceAt = isElsewhere ? await earningPlace(access, { userId, roleIds, channelId, channel: null }) : here
  const places = { here: placeOf(here), voiceAt: placeOf(voiceAt ?? here) }
  return otherLines(context, otherOutlook(others, { ...places, roleIds, now: context.now }), others.settings)
}
