import type { Earning } from '../../shared/database/ledger/earnings.ts'
import type { ShownEntry } from '../../shared/database/ledger/last-entries.ts'
import type { MemberAward } from '../../shared/database/members/guild-awards.ts'
import { channelMention, escapeMarkdown, relativeTime, userMention } from '../../shared/discord/markdown.ts'
import { messageUrl } from '../../shared/discord/message-url.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import type { XpSource } from '../../shared/levelling/xp-ledger.ts'
import type { Speak } from '../features/texts.ts'

const LONGEST_REASON = 100

const SOURCES = {
  voice: 'why.fromVoice',
  'reaction-given': 'why.fromReactionGiven',
  'reaction-received': 'why.fromReactionReceived',
  admin: 'why.fromAdmin',
  decay: 'why.fromDecay',
  season: 'why.fromSeason',
  import: 'why.fromImport',
  bulk: 'why.fromBulk',
  reversal: 'why.fromReversal',
  opening: 'why.fromEarlier',
} as const satisfies Readonly<Record<XpSource, string>>

const signed = (text: Speak, amount: number): string =>
  text(amount < 0 ? 'why.minus' : 'why.plus', { xp: Math.abs(amount) })

/** A row of the ledger as a line: `+20 XP · voice channel · 5 minutes ago`. */
function entryLine(text: Speak, { source, amount, at, actorId, reason }: ShownEntry): string {
  const by = actorId === null ? [] : [userMention(actorId)]
  const why = reason === null ? [] : [escapeMarkdown(reason.slice(0, LONGEST_REASON))]
  return [signed(text, amount), text(SOURCES[source]), ...by, relativeTime(at), ...why].join(' · ')
}

/** A message that earned XP, as a line: `+20 XP · message in #general · 5 minutes ago`. */
function messageLine(text: Speak, guildId: Snowflake, { messageId, channelId, xp }: MemberAward): string {
  const url = messageUrl(guildId, channelId, messageId)
  const from = text('why.fromMessage', { url, channel: channelMention(channelId) })
  return [signed(text, xp), from, relativeTime(snowflakeTime(messageId))].join(' · ')
}

/** XP that a member earned, was given or lost, as a line. */
export const earningLine = (text: Speak, guildId: Snowflake, earning: Earning): string =>
  'message' in earning ? messageLine(text, guildId, earning.message) : entryLine(text, earning.entry)

/** The times that a member lately earned, was given or lost XP. */
interface LatelyEarned {
  guildId: Snowflake
  /** The last message that earned XP; null where no such message is stored. */
  message: MemberAward | null
  entries: readonly ShownEntry[]
}

/** A title, and a line for each time that a member lately earned, was given or lost XP, the newest first; or no lines at all. */
export function ledgerLines(text: Speak, { guildId, message, entries }: LatelyEarned): string[] {
  const lines = entries.map((entry) => ({ at: entry.at, line: entryLine(text, entry) }))
  if (message !== null) lines.push({ at: snowflakeTime(message.messageId), line: messageLine(text, guildId, message) })
  if (lines.length === 0) return []
  return ['', text('why.others'), ...lines.sort((a, b) => b.at - a.at).map(({ line }) => line)]
}
