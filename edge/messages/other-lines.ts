import { channelMention } from '../../shared/discord/markdown.ts'
import type { DecayRules } from '../../shared/levelling/decay.ts'
import type { OtherOutlook, Rate } from '../../shared/levelling/other-outlook.ts'
import type { VoiceRefusal } from '../../shared/levelling/voice.ts'
import type { Speak } from '../features/texts.ts'

/** The language of the lines, and the way in which they name the member and times. */
interface LinesContext {
  text: Speak
  /** The member, as a mention or a name. */
  user: string
  /** Formats a time for Discord or the web. @param time milliseconds since 1970 */
  when(time: number): string
  now: number
}

const REFUSALS = {
  muted: 'why.voiceMuted',
  deafened: 'why.voiceDeafened',
  afk: 'why.voiceAfk',
  'ignored-channel': 'why.voiceIgnored',
  'unknown-channel': 'why.voiceUnknown',
  'ignored-role': 'why.voiceRole',
  alone: 'why.voiceAlone',
} as const satisfies Readonly<Record<VoiceRefusal, string>>

/** A sentence that says how much of a daily limit is used up, with a space before; an empty string where there is no limit. */
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

function decayLine(
  { text, user, when, now }: LinesContext,
  { xp, from }: NonNullable<OtherOutlook['decay']>,
  rules: DecayRules,
): string {
  const { decayPercent: percent, decayAfterDays: days, decayLowestLevel: level } = rules
  const rule = text('why.decay', { percent, days, level })
  if (from === null) return rule
  const loss = from <= now ? text('why.decayNow', { user, xp }) : text('why.decayFrom', { user, xp, when: when(from) })
  return `${rule} ${loss}`
}

/** Lines that say how much XP a member earns in voice and by reactions, and loses by decay; none where all of these are off. */
export function otherLines(
  context: LinesContext,
  { voice, given, received, decay }: OtherOutlook,
  rules: DecayRules,
): string[] {
  const { text } = context
  const lines: string[] = []
  if (voice !== null) lines.push(...voiceLines(context, voice))
  if (given !== null) lines.push(`${text('why.reactionGiven', { ...given })}${todayOf(text, given)}`)
  if (received !== null) lines.push(`${text('why.reactionReceived', { ...received })}${todayOf(text, received)}`)
  if (decay !== null) lines.push(decayLine(context, decay, rules))
  return lines
}
